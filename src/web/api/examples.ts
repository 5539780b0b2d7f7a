/** Examples of the API, made of what the served catalogue has. */
import type { Catalogue } from '../../store/catalogue.ts';
import { inLanguage } from '../../domain/text.ts';
import type { ExampleWords, Operation } from './operation.ts';

/** Ready for an address. A catalogue of nobody gives ids that are none. */
export function exampleWords(catalogue: Catalogue): ExampleWords {
  const { profile } = catalogue;
  const lang = profile.languages.includes('en') ? 'en' : (profile.languages[0] ?? 'en');
  const organisations = catalogue.organisations();
  const owner =
    organisations.find((o) => catalogue.evidenceOf(o.id, ['instrument']).length) ??
    organisations[0];
  const question = profile.examples[lang]?.[0] ?? inLanguage(owner?.name, lang);
  const need = profile.equipmentExamples[lang]?.[0] ?? question;
  const ready = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');
  return {
    lang,
    question: ready(question),
    beginning: ready(question.slice(0, 4).trim()),
    need: ready(need),
    organisation: encodeURIComponent(owner?.id ?? 'id'),
    evidence: encodeURIComponent((owner && catalogue.evidenceOf(owner.id)[0]?.evidence.id) ?? 'id'),
  };
}

/** The address of an operation's example, empty where it has none. */
export function exampleOf(operation: Operation, words: ExampleWords): string {
  return operation.example ? `/api/v1${operation.example(words)}` : '';
}

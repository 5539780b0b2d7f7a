import type { Evidence, InstrumentFacts, ProjectFacts } from '../../src/domain/evidence.ts';
import type { Lang } from '../../src/domain/text.ts';
import { parameterWords } from '../../src/domain/parameter.ts';

/** A stretch of words with its language; `title` words weigh more than `body` words. */
export interface IndexedText {
  field: 'title' | 'body';
  lang: Lang;
  text: string;
  /**
   * `parameter`: of an instrument; its quantity is read with more knowledge
   * (language/parameter-quantities). `name`: of a thing; every word counts, stop words too ("Be 2245"
   * is a model). `party`: of places and others; words as of a name, neither concepts nor figures.
   */
  as?: 'parameter' | 'name' | 'party';
}

const NO_INSTRUMENT: Partial<InstrumentFacts> = {};
const NO_PROJECT: Partial<ProjectFacts> = {};

/**
 * Everything of an evidence that is searched and matched, in a fixed order. Sources, links and
 * unknown columns are not words.
 */
export function indexedTexts(evidence: Evidence): IndexedText[] {
  const texts: IndexedText[] = [];
  const add = (field: 'title' | 'body', lang: Lang, text: string | undefined): void =>
    void (text && texts.push({ field, lang, text }));
  for (const [lang, text] of Object.entries(evidence.title)) add('title', lang, text);
  const language = onlyLanguage(evidence);
  for (const keyword of evidence.keywords) add('title', language, keyword);
  const { instrument = NO_INSTRUMENT, project = NO_PROJECT } = evidence;
  add('title', language, instrument.technique);
  for (const text of [project.acronym, instrument.manufacturer, instrument.model])
    if (text) texts.push({ field: 'title', lang: language, text, as: 'name' });
  for (const [lang, text] of Object.entries(evidence.body ?? {})) add('body', lang, text);
  for (const [name, value] of Object.entries(instrument.parameters ?? {}))
    texts.push({
      field: 'body',
      lang: language,
      text: parameterWords(name, value),
      as: 'parameter',
    });
  for (const text of [project.programme, project.call]) add('body', language, text);
  for (const text of [instrument.site, ...(project.otherPartners ?? [])])
    if (text) texts.push({ field: 'body', lang: language, text, as: 'party' });
  return texts;
}

/**
 * Words whose language nobody told are in the language of the evidence, when it has one only; else
 * each text tells its own.
 */
function onlyLanguage(evidence: Evidence): Lang {
  const languages = new Set([...Object.keys(evidence.title), ...Object.keys(evidence.body ?? {})]);
  return languages.size === 1 ? [...languages][0]! : 'und';
}

/**
 * One text of an evidence for an embedding model: everything that is searched, in its order, each
 * wording once.
 */
export function embeddedText(evidence: Evidence): string {
  return [
    ...new Set(indexedTexts(evidence).flatMap((t) => (t.as === 'party' ? [] : [t.text]))),
  ].join('. ');
}

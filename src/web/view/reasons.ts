/** Reasons as sentences: names instead of ids, numbers instead of positions. */
import type { Reason } from '../../domain/match.ts';
import { inLanguage } from '../../domain/text.ts';
import { listWords } from '../../language/list-words.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Catalogue } from '../../store/catalogue.ts';

/** @param needNumber number of a need as the page shows it */
export function reasonSentence(
  reason: Reason,
  catalogue: Pick<Catalogue, 'concept'>,
  t: Translate,
  needNumber: (id: string) => number,
): string {
  const parameters: Record<string, string | number> = { ...reason.parameters };
  if (typeof parameters.concepts === 'string') {
    const names = parameters.concepts
      .split('|')
      .map((id) => inLanguage(catalogue.concept(id)?.concept.preferred, t.lang) || id);
    parameters.concepts = listWords(names, t.customs);
  }
  if (typeof parameters.need === 'string') parameters.need = needNumber(parameters.need);
  return t.has(reason.key) ? t(reason.key, parameters) : '';
}

/**
 * Small typography: hard spaces where a line must not break. Only plain spaces are exchanged for
 * hard ones, so offsets into the text stay what they were.
 */
import type { Lang } from '../../domain/text.ts';

const HARD = '\u00a0';

/** Units and words that follow a number and stay beside it. */
const UNIT =
  /(\d) (?=(?:[numkMGTµμ]?(?:m|g|W|Hz|J|Pa|eV|V|K|s)|°C|%|‰|mm²|cm²|m²|Kč|CZK|EUR|€|fs|ps|ns|keV|MeV|dpi|bar|let|years?)(?![\p{L}\d]))/gu;
/** One-letter Czech prepositions and conjunctions never end a line (ČSN 01 6910). */
const CZECH_ONE_LETTER = /(^|[\s(„‚\u00a0])([KkSsVvZzOoUuAaIi]) (?=\S)/g;
const THOUSANDS = /(\d) (?=\d{3}(?!\d))/g;

/**
 * The text with hard spaces after one-letter Czech words, inside numbers and before units; same
 * length as before.
 */
export function typeset(text: string, lang: Lang): string {
  const spaced = text.replace(THOUSANDS, `$1${HARD}`).replace(UNIT, `$1${HARD}`);
  if (lang !== 'cs') return spaced;
  // Twice, because in "a v domě" the first match eats the space that the second needs.
  return spaced.replace(CZECH_ONE_LETTER, `$1$2${HARD}`).replace(CZECH_ONE_LETTER, `$1$2${HARD}`);
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name inside a sentence: one in a script that runs from right to left is isolated (Unicode
 * Standard Annex 9, FSI and PDI), else it would draw the figures and signs beside it to its side.
 */
export function isolated(value: string): string {
  return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

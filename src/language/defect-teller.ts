/**
 * Defects in other languages. Whoever finds one says it in English; a file of phrases has for each of
 * these words those of its language, with `{1}` where they name something.
 */
import { defectSentence, type Defect } from '../domain/defect.ts';

export const TOLD_LANGUAGES = ['en', 'cs', 'de'] as const;

/** Phrases of one language by the English ones (views/defects). */
export interface DefectPhrases {
  sentence: Phrases;
  found: Phrases;
  expected: Phrases;
  remedy: Phrases;
}
type Phrases = Readonly<Record<string, string>>;

export interface DefectTeller {
  /** One sentence: where, what was found, what is expected, what to do. */
  sentence: (defect: Defect) => string;
  /** A phrase around the sentences with its values, `{1}` the first. */
  phrase: (english: string, ...values: (string | number)[]) => string;
}

/** These name what stands in a column in our words; other defects quote the cell. */
const OWN_WORDS: ReadonlySet<string> = new Set(['same-column', 'cut-text', 'too-long']);
/** What a phrase names is a phrase itself only when it is longer than names of things are. */
const WORDY = 20;

/** @param phrases null for English */
export function defectTeller(phrases: DefectPhrases | null): DefectTeller {
  const phrase: DefectTeller['phrase'] = (english, ...values) =>
    filled(phrases?.sentence[english] ?? english, values.map(String));
  if (!phrases) return { sentence: defectSentence, phrase };
  const placeWords = (place: string): string =>
    place
      .replace(/, row (\d+)$/, (_, n: string) => `, ${phrase('row {1}', n)}`)
      .replace(/, sheet ([^,]+)(?=,|$)/, (_, name: string) => `, ${phrase('sheet {1}', name)}`);
  const say = {
    found: sayer(phrases.found),
    expected: sayer(phrases.expected),
    remedy: sayer(phrases.remedy, placeWords),
  };
  const sentence = (d: Defect): string => {
    const where = [
      d.file,
      d.sheet && phrase('sheet {1}', d.sheet),
      d.row && phrase('row {1}', d.row),
      d.column && phrase('column "{1}"', d.column),
    ].filter(Boolean);
    const isOurs = d.column === undefined || OWN_WORDS.has(d.code);
    const what = [
      d.found !== undefined && phrase('found "{1}"', isOurs ? say.found(d.found) : d.found),
      d.expected && phrase('expected {1}', say.expected(d.expected)),
    ].filter(Boolean);
    return `${where.join(', ')}: ${what.length ? `${what.join(', ')}; ` : ''}${say.remedy(d.remedy)}`;
  };
  return { sentence, phrase };
}

function filled(phrase: string, values: readonly string[]): string {
  return phrase.replace(/\{(\d)\}/g, (sign, n: string) => values[Number(n) - 1] ?? sign);
}

/**
 * Says a text in the language of the phrases; what they do not know stays English.
 * @param ofName puts what a phrase names into the language, where a part of it is ours
 */
function sayer(
  phrases: Phrases,
  ofName = (name: string): string => name,
): (english: string) => string {
  const patterns = Object.keys(phrases)
    .filter((english) => english.includes('{1}'))
    .map((english) => ({ english, pieces: english.split(/\{\d\}/) }))
    // The one with most words of its own fits best.
    .sort((a, b) => b.english.length - a.english.length);
  const said = (english: string): string => {
    const whole = phrases[english];
    if (whole !== undefined) return whole;
    for (const { english: pattern, pieces } of patterns) {
      const values = valuesIn(english, pieces);
      if (values)
        return filled(
          phrases[pattern] ?? english,
          values.map((v) => (v.length > WORDY && phrases[v]) || ofName(v)),
        );
    }
    return english;
  };
  return said;
}

/** What stands between the pieces; null when the text does not have them in this order. */
function valuesIn(text: string, pieces: readonly string[]): string[] | null {
  const [first = '', ...others] = pieces;
  if (!text.startsWith(first)) return null;
  const values: string[] = [];
  let at = first.length;
  for (const [i, piece] of others.entries()) {
    const isLast = i === others.length - 1;
    const next = isLast ? text.length - piece.length : text.indexOf(piece, at);
    if (next < at || (isLast && !text.endsWith(piece))) return null;
    values.push(text.slice(at, next));
    at = next + piece.length;
  }
  return values;
}

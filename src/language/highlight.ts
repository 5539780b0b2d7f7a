import type { Lang } from '../domain/text.ts';
import { STEMMED_LANGUAGES, isStemmed, stem } from './stem.ts';
import { eachWord } from './tokenise.ts';

/** A stretch of a text. Offsets count UTF-16 units, `end` is behind the last one. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Where a text answers a question: the words that have one of the asked index terms (`analyse`, `queryTerms`), in order.
 * @param lang language of the text; every language with a stemmer is tried for `und` and unknown ones
 */
export function highlight(text: string, terms: Iterable<string>, lang: Lang): Stretch[] {
  const asked = new Set(terms);
  const languages: readonly string[] = isStemmed(lang) ? [lang] : STEMMED_LANGUAGES;
  const found: Stretch[] = [];
  if (asked.size === 0) return found;
  eachWord(text, (start, end) => {
    const word = text.slice(start, end);
    if (languages.some((l) => asked.has(stem(word, l)))) found.push({ start, end });
  });
  return found;
}

import type { Lang } from '../domain/text.ts';
import { borderParts } from './border-parts.ts';
import { SHORTEST_COMPOUND, lastPart } from './compound.ts';
import { fold } from './fold.ts';
import { STEMMED_LANGUAGES, isStemmed, stem } from './stem.ts';
import { eachWord } from './tokenise.ts';

/** A stretch of a text. Offsets count UTF-16 units, `end` is behind the last one. */
export interface Stretch {
  start: number;
  end: number;
}

/** The word as it is folded, as a text without a language has it, or a telling part of a name. */
function isNamed(word: string, asked: ReadonlySet<string>): boolean {
  return (
    asked.has(fold(word)) || borderParts(word).some((part) => part.length > 1 && asked.has(part))
  );
}

/**
 * Where a text answers a question: the words that have one of the asked index terms (`analyse`,
 * `queryTerms`), in order.
 * @param lang language of the text; every language with a stemmer is tried for `und` and unknown
 * ones
 */
export function highlight(text: string, terms: Iterable<string>, lang: Lang): Stretch[] {
  const asked = new Set(terms);
  const languages: readonly string[] = isStemmed(lang) ? [lang] : STEMMED_LANGUAGES;
  const found: Stretch[] = [];
  if (asked.size === 0) return found;
  const partOf = (word: string, l: Lang): string => {
    const part = word.length >= SHORTEST_COMPOUND ? lastPart(fold(word)) : null;
    return part ? stem(part, l) : '';
  };
  eachWord(text, (start, end) => {
    const word = text.slice(start, end);
    if (
      isNamed(word, asked) ||
      languages.some((l) => asked.has(stem(word, l)) || asked.has(partOf(word, l)))
    )
      found.push({ start, end });
  });
  return found;
}

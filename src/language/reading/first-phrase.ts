import type { Lang } from '../../domain/text.ts';
import { fold } from '../fold.ts';
import { tokenise } from '../tokenise.ts';
import { type Tag, readingVocabulary } from './vocabulary.ts';

/** What narrows a thing begins so; "of" goes with the word before it. */
const NARROWS: ReadonlySet<Tag['is']> = new Set([
  'prepositions',
  'place',
  'beneficiary',
  'relative',
  'without',
  'certified',
]);
// "In", "for" alone are no phrase, nor is a word before them that may mean anything.
const FEWEST_WORDS = 2;

/**
 * The beginning of a phrase up to what narrows it: "photometric tests" of
 * "photometric tests in an accredited laboratory". Undefined where there is none so short.
 * @param most UTF-16 units
 */
export function firstPhrase(text: string, lang: Lang, most: number): string | undefined {
  const words = tokenise(text.slice(0, 2 * most));
  const folded = words.map((w) => fold(w.text));
  const vocabulary = readingVocabulary(lang);
  for (let i = FEWEST_WORDS; i < words.length && words[i - 1]!.end <= most; i++) {
    const tags = vocabulary.match(folded, i)?.tags.map((t) => t.is) ?? [];
    if (tags.some((is) => NARROWS.has(is)) && !tags.includes('of'))
      return text.slice(0, words[i - 1]!.end);
  }
  return undefined;
}

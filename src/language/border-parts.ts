import { fold } from './fold.ts';
import { eachWord } from './tokenise.ts';

// A serial number of thirty changes is no name; its beginning still tells it apart.
const MOST_PARTS = 8;
const PARTS = /\p{L}+|\p{N}+/gu;
const BORDER = /\p{L}\p{N}|\p{N}\p{L}/u;

/**
 * The folded parts of a word between its letters and digits (`JEM2100F`: jem, 2100, f), none for a
 * word without such a border. People write names of models with a blank, a hyphen or nothing there:
 * the index holds the parts beside the word, and a question may be answered by all parts of a word.
 */
export function borderParts(word: string): string[] {
  if (!/\p{N}/u.test(word)) return [];
  const folded = fold(word);
  return BORDER.test(folded) ? (folded.match(PARTS) ?? []).slice(0, MOST_PARTS) : [];
}

/** The parts of all such words of a text, in text order. */
export function borderPartsOf(text: string): string[] {
  const parts: string[] = [];
  if (!/\p{N}/u.test(text)) return parts;
  eachWord(text, (start, end) => parts.push(...borderParts(text.slice(start, end))));
  return parts;
}

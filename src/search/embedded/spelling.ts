/** Tells what a misspelled word was meant to be. */
import type { Lang } from '../../domain/text.ts';
import { queryTerms } from '../../language/analyse.ts';
import { isCommonWord } from '../../language/common-words.ts';
import { fold } from '../../language/fold.ts';
import { STEMMED_LANGUAGES } from '../../language/stem.ts';
import { isStopWord } from '../../language/stop-words.ts';
import { unitOf } from '../../language/units.ts';
import type { ArrayReader } from './arrays.ts';
import { type PostingIndex, termNumber } from './postings.ts';
import type { ParsedQuery, QueryWord } from '../query.ts';

export interface Spelling {
  /** Folded, sorted. */
  words: readonly string[];
  /** As people write each. */
  shown: readonly string[];
  counts: Uint32Array;
  /** Which letters each has, a bit a letter. */
  letters: Uint32Array;
}

/** What a build knows of words: those of evidence, of names, and how people write them. */
export interface KnownWords {
  words: PostingIndex;
  names: PostingIndex;
  spelling: Spelling;
}

// One slip in words of four letters, two from eight on: with more, other words are nearer than the
// one that was meant.
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

export function readSpelling(read: ArrayReader): Spelling {
  const words = read.strings('spelling.words');
  return {
    words,
    shown: read.strings('spelling.shown'),
    counts: read.numbers('spelling.counts', 'u32'),
    letters: Uint32Array.from(words, lettersOf),
  };
}

// Looking for near words takes a millisecond each in a large collection, and a description has
// words enough that are known.
const MOST_WORDS = 12;

/** A query whose unknown words answer by their nearest known ones. */
export interface Respelled {
  query: ParsedQuery;
  /** The whole question as it was meant; missing where words were read as forms and none as slips. */
  meant?: string;
}

/**
 * The query with words that nothing knows replaced by the nearest that something does; null when
 * none has to be or can be. What differs in its ending only is another form of the same word
 * ("kleines", "kleine"): it is looked for, and nobody is told that he misspelled it. Words of
 * asking, everyday words, figures and units exist, whether the catalogue has them or not: who wants
 * to mark a tool wants no mask.
 */
export function respelled(query: ParsedQuery, index: KnownWords): Respelled | null {
  if (query.words.length > MOST_WORDS) return null;
  let meant = query.raw;
  let changed = false;
  const words = query.words.map((word, place) => {
    if (
      word.unfinished ||
      query.concepts.some((c) => c.words.includes(place)) ||
      isKnown(word, index) ||
      existsAnyway(word)
    )
      return word;
    const near = nearestWord(index.spelling, word.folded);
    if (near === null) return word;
    const isForm = isFormOf(word.folded, fold(near));
    if (!isForm && isEveryday(word, query.lang)) return word;
    changed = true;
    const terms = queryTerms(near, query.lang);
    if (isForm) return { ...word, terms: [...word.terms, ...terms] };
    meant = meant.replace(word.text, () => near);
    return { ...word, text: near, terms };
  });
  if (!changed) return null;
  return meant === query.raw
    ? { query: { ...query, words } }
    : { query: { ...query, raw: meant, words }, meant };
}

function existsAnyway({ folded }: QueryWord): boolean {
  return STEMMED_LANGUAGES.some((l) => isStopWord(folded, l)) || unitOf(folded) !== undefined;
}

function isEveryday({ text, folded }: QueryWord, lang: Lang): boolean {
  return isCommonWord(text.toLowerCase(), lang) || isCommonWord(folded, lang);
}

// What the stemmers leave of endings of the three languages; "zt" for "st" is a slip.
const ENDING = /^[aeiouy]?[aeiouyhmnrst]?$/;
/** Letters before the ending that make it the same word. */
const LEAST_SHARED = 4;

/** True when two folded words differ in their endings only. */
export function isFormOf(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= LEAST_SHARED && ENDING.test(a.slice(shared)) && ENDING.test(b.slice(shared));
}

function isKnown(word: QueryWord, { words, names }: KnownWords): boolean {
  return word.terms.some((term) => termNumber(words, term) >= 0 || termNumber(names, term) >= 0);
}

function slipsAllowed(length: number): number {
  if (length >= TWO_SLIPS) return 2;
  return length >= ONE_SLIP ? 1 : 0;
}

/** The nearest word by slips, of equally near ones the commonest; null when none is near. */
export function nearestWord(
  { words, shown, counts, letters }: Spelling,
  folded: string,
): string | null {
  const most = slipsAllowed(folded.length);
  if (most === 0 || /\d/.test(folded)) return null;
  const own = lettersOf(folded);
  let best = -1;
  let slips = most + 1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    // A slip changes at most two letters of the set; this leaves one word in hundreds to be
    // compared.
    if (Math.abs(word.length - folded.length) > most || bits(letters[i]! ^ own) > 2 * most)
      continue;
    // Two slips in a word that begins otherwise make another word: accounting is no counting.
    const allowed = word[0] === folded[0] ? most : 1;
    const distance = slipsBetween(folded, word, Math.min(allowed, slips));
    if (distance > allowed) continue;
    if (distance < slips || (distance === slips && best >= 0 && counts[i]! > counts[best]!))
      [best, slips] = [i, distance];
  }
  // What people write so is no slip, also where the index left it out.
  return best < 0 || slips === 0 ? null : shown[best]!;
}

function lettersOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let m = mask; m !== 0; m &= m - 1) count++;
  return count;
}

/**
 * Letters added, left out, exchanged or swapped with their neighbour (optimal string alignment), or
 * more than `most`. Row i has the slips between the first i letters of `a` and the first j of `b`;
 * only a band of `most` beside the diagonal can count.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[b.length]!;
}

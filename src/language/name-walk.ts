/** Names in a text: all that fit, of which those stay that explain it best. */
import type { Lang } from '../domain/text.ts';
import type { FindOptions, NameMention, NameReading } from './name-mention.ts';
import { fold } from './fold.ts';
import { hasSign } from './name-signs.ts';
import {
  AND,
  LONGEST_ABBREVIATION,
  type NameEnd,
  type NameNode,
  type NameTrie,
  OF,
  STOP,
} from './name-trie.ts';
import { STEMMED_LANGUAGES } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { eachWord } from './tokenise.ts';
import { isDerived, wordClass, type WordClass } from './word-class.ts';

/** The words of a text, as numbers of the trie. */
interface TextWords {
  text: string;
  starts: number[];
  ends: number[];
  ids: number[];
}

/** A name that fits from its first word to its last one. */
interface Fit {
  last: number;
  readings: readonly NameReading[];
  worth: number;
}

/**
 * A name of n words is worth n to this power: three words before two and one, yet two names of two
 * words before one of three that takes a word of both ("scintillation detector, secondary
 * electrons").
 */
const POWER = 1.7;
/** An abbreviation says more than a word that is spelt alike. */
const ABBREVIATION_WORTH = 1.1;
/** What is found by a doubtful word gives way to what is certain. */
const DOUBT = 0.5;

/**
 * The names of a text in its order, never overlapping. Of names that overlap those stay whose words
 * explain most: a longer one before two shorter ones, and "laser, beam expander" before "laser
 * beam". Time is linear in the length of the text.
 */
export function findNames(trie: NameTrie, text: string, options: FindOptions): NameMention[] {
  const words = wordsOf(trie, text);
  const fits = words.ids.map((_, i) => fitsFrom(trie, words, i, options));
  const { starts, ends } = words;
  return best(fits, trie.lang === 'cs').map(({ first, fit }) => ({
    readings: fit.readings,
    start: starts[first]!,
    end: ends[fit.last]!,
  }));
}

function wordsOf(trie: NameTrie, text: string): TextWords {
  const words: TextWords = { text, starts: [], ends: [], ids: [] };
  eachWord(text, (start, end) => {
    words.starts.push(start);
    words.ends.push(end);
    words.ids.push(trie.idOf(text.slice(start, end)));
  });
  return trie.lang === 'de' ? withCompounds(trie, words) : words;
}

/** Parts of a compound that are looked at together: "Faser-Bragg-Gitter" has three. */
const MOST_PARTS = 4;

/**
 * German compounds written with hyphens are one word when the thesaurus writes them as one, and
 * between a small letter and a capital also when it knows their heads ("Teleskop-Spiegel"); "LED" in
 * "LED-Beleuchtung" is a word by itself.
 */
function withCompounds(trie: NameTrie, words: TextWords): TextWords {
  const { text, starts, ends, ids } = words;
  const joined: TextWords = { text, starts: [], ends: [], ids: [] };
  for (let i = 0; i < ids.length;) {
    let last = i;
    while (last + 1 < ids.length && last - i < MOST_PARTS - 1 && isHyphen(words, last)) last++;
    let id = ids[i]!;
    for (; last > i; last--) {
      const word = text.slice(starts[i], ends[last]).replaceAll('-', '');
      const known = trie.wordId(word) ?? (isCapital(words, i, last) ? trie.idOf(word) : -1);
      if (known >= 0) {
        id = known;
        break;
      }
    }
    joined.starts.push(starts[i]!);
    joined.ends.push(ends[last]!);
    joined.ids.push(id);
    i = last + 1;
  }
  return joined;
}

/** A hyphen and nothing else stands behind a word. */
function isHyphen({ text, starts, ends }: TextWords, i: number): boolean {
  return ends[i] === starts[i + 1]! - 1 && text[ends[i]] === '-';
}

/** Behind each hyphen stands a capital, and before it a small letter. */
function isCapital({ text, starts, ends }: TextWords, first: number, last: number): boolean {
  return /^[^-]*\p{Ll}-\p{Lu}[^-]*$/u.test(text.slice(starts[first], ends[last]));
}

/**
 * Of all fits those without overlap that are worth most together, by first words.
 * @param headFirst of two that are worth the same the earlier stays: what a Czech phrase is about
 * stands first (sériová výroba optiky), of an English one last (laser beam expander)
 */
function best(
  fits: readonly (readonly Fit[])[],
  headFirst: boolean,
): { first: number; fit: Fit }[] {
  const worth = new Float64Array(fits.length + 1);
  const taken: (Fit | undefined)[] = [];
  for (let i = fits.length - 1; i >= 0; i--) {
    worth[i] = worth[i + 1]!;
    for (const fit of fits[i]!) {
      const sum = fit.worth + worth[fit.last + 1]!;
      if (sum > worth[i]! || (headFirst && sum === worth[i]!)) {
        worth[i] = sum;
        taken[i] = fit;
      }
    }
  }
  const chosen: { first: number; fit: Fit }[] = [];
  for (let i = 0; i < fits.length;) {
    const fit = taken[i];
    if (fit) chosen.push({ first: i, fit });
    i = fit ? fit.last + 1 : i + 1;
  }
  return chosen;
}

function fitsFrom(trie: NameTrie, words: TextWords, first: number, options: FindOptions): Fit[] {
  const fits: Fit[] = [];
  const short = abbreviationAt(trie, words, first, options);
  if (short)
    fits.push({
      last: first,
      readings: short.map((concept) => ({ concept, certain: true })),
      worth: ABBREVIATION_WORTH,
    });
  if (words.ids[first]! < 0) return fits;
  const path: number[] = [];
  let at: NameNode | undefined = trie.root;
  for (let i = first; i < words.ids.length; i++) {
    const id = words.ids[i]!;
    at = i > first ? acrossPunctuation(at, words, i) : at;
    if (!at) break;
    if (id === STOP) continue;
    if (id === OF || id === AND) {
      at = gapStep(at, id, words.ids[i - 1]!);
      continue;
    }
    at = at.next.get(id);
    if (!at) break;
    path.push(i);
    const readings = readingsOf(trie, words, at.ends, path);
    if (readings.length > 0)
      fits.push({
        last: i,
        readings,
        worth: path.length ** POWER * (readings.some((r) => r.certain) ? 1 : DOUBT),
      });
  }
  return fits;
}

/** A second preposition or conjunction in a row says no more than the first. */
function gapStep(at: NameNode, gap: number, before: number): NameNode | undefined {
  return before === OF || before === AND ? at : at.next.get(gap);
}

/** Where a name goes on behind what stands between two words; nowhere behind the end of a sentence. */
function acrossPunctuation(
  at: NameNode | undefined,
  { text, starts, ends }: TextWords,
  i: number,
): NameNode | undefined {
  let listed = false;
  // "Nd:YAG", "Industry 4.0": a sign between two letters ends nothing.
  if (starts[i]! - ends[i - 1]! === 1 && '.:'.includes(text[ends[i - 1]!]!)) return at;
  for (let c = ends[i - 1]!; c < starts[i]!; c++) {
    if ('.;:!?\n|()'.includes(text[c]!)) return undefined;
    if (',&'.includes(text[c]!)) listed = true;
  }
  return listed ? at?.next.get(AND) : at;
}

function abbreviationAt(
  trie: NameTrie,
  { text, starts, ends }: TextWords,
  i: number,
  options: FindOptions,
): readonly number[] | undefined {
  if (ends[i]! - starts[i]! > LONGEST_ABBREVIATION + 1) return undefined;
  const word = text.slice(starts[i], ends[i]);
  const small = options.typed === true && !STEMMED_LANGUAGES.some((l) => isStopWord(word, l));
  return trie.abbreviation(word, small);
}

/** What the names that end here may stand for, each concept once. */
function readingsOf(
  trie: NameTrie,
  words: TextWords,
  names: readonly NameEnd[],
  path: readonly number[],
): NameReading[] {
  if (names.length === 0) return [];
  const classes = path.map((i) => classAt(words, i, trie.lang));
  const certain = new Map<number, boolean>();
  for (const name of names) {
    const derived = name.classes.map((c, k) => isDerived(c, classes[k]!));
    if (name.bare && derived.includes(true)) continue;
    const doubtful =
      (name.needsSign && !isWhole(words, path)) || isDoubtful(name.classes, classes, derived);
    certain.set(name.concept, certain.get(name.concept) === true || !doubtful);
  }
  return [...certain].map(([concept, sure]) => ({
    concept,
    certain: sure || hasSign(trie, concept, words.ids, path),
  }));
}

/** A text that is nothing but the name means it: nobody types "mask" for something else. */
function isWhole({ ids }: TextWords, path: readonly number[]): boolean {
  return ids.every((id, i) => id === STOP || path.includes(i));
}

function classAt({ text, starts, ends }: TextWords, i: number, lang: Lang): WordClass {
  return wordClass(fold(text.slice(starts[i], ends[i])), lang);
}

/**
 * One word that is derived from the name; of several words all, or the one that names what is done
 * (a clean laser is no laser cleaning, a laser welder does laser welding).
 */
function isDoubtful(
  name: readonly WordClass[],
  text: readonly WordClass[],
  derived: readonly boolean[],
): boolean {
  return (
    derived.every(Boolean) ||
    name.some((c, k) => c === 'action' && text[k] !== 'action' && text[k] !== 'agent')
  );
}

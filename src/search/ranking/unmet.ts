/**
 * Which wishes of a question nobody meets of those who are found. A member answers by all that it
 * states: lenses in one statement and small series in another are both.
 */
import type { ParsedQuery } from '../query.ts';
import type { LocalIndex } from '../embedded/build-index.ts';
import { NO_EVIDENCE } from './gate.ts';
import type { Pairs } from './pairs.ts';
import { MOST_BITS, type Scores } from './scores.ts';
import type { Slot } from './slots.ts';

/** What a search worked out, to look wishes up in. */
export interface Looked {
  index: LocalIndex;
  query: ParsedQuery;
  /** In the order of the query. */
  slots: readonly Slot[];
  /** In the order of their bits; slots that are not among them are not known of. */
  byWorth: readonly Slot[];
  text: Scores;
  names: Scores;
  pairs: Pairs;
  /** Owners are found, and answer by everything that they state; else each statement for itself. */
  byOwner: boolean;
}

/** A wish as typed, and the bits of what must be answered for it. */
interface Wish {
  text: string;
  bits: number;
  words: readonly number[];
}

/**
 * The wishes that nothing found meets, as typed; empty where each is met by somebody, undefined
 * where somebody meets them all or nothing is found.
 */
export function unmetWishes(looked: Looked): string[] | undefined {
  const masks = foundMasks(looked);
  const wishes = wishesOf(looked);
  const meets = (mask: number, wish: Wish): boolean => (mask & wish.bits) === wish.bits;
  if (masks.length === 0 || masks.some((mask) => wishes.every((w) => meets(mask, w))))
    return undefined;
  const unmet = wishes.filter((w) => !masks.some((mask) => meets(mask, w)));
  return unmet
    .filter((w) => !unmet.some((other) => other !== w && isPart(w, other)))
    .map((w) => w.text);
}

/** A concept of several words is one wish. Words of asking ("supplier", "small") are none. */
function wishesOf({ query, slots, byWorth }: Looked): Wish[] {
  const bitsOf = (places: readonly number[]): number =>
    places.reduce((bits, place) => {
      const bit = byWorth.indexOf(slots[place]!);
      return bit < 0 || bit >= MOST_BITS ? bits : bits | (1 << bit);
    }, 0);
  const inConcepts = new Set(query.concepts.flatMap((c) => c.words));
  const concepts = query.concepts.map(({ text, words }) => ({ text, words }));
  const single = slots.flatMap(({ text }, place) =>
    inConcepts.has(place) || query.words[place]?.asking ? [] : [{ text, words: [place] }],
  );
  return [...concepts, ...single]
    .sort((a, b) => a.words[0]! - b.words[0]!)
    .map((wish) => ({ ...wish, bits: bitsOf(wish.words) }));
}

/** "Lens" is part of "lens grinding"; of two that are the same the first stays. */
function isPart(wish: Wish, other: Wish): boolean {
  return wish.words.length < other.words.length && wish.words.every((w) => other.words.includes(w));
}

/** Bits answered by each that is found: owners with all that they state, or statements. */
function foundMasks({ index, text, names, pairs, byOwner }: Looked): number[] {
  const masks = new Map<number, number>();
  for (let i = 0; i < pairs.count; i++) {
    if (pairs.failed[i] !== 0) continue;
    const owner = pairs.owner[i]!;
    const evidence = pairs.evidence[i]!;
    if (byOwner) masks.set(owner, names.mask[owner]!);
    else if (evidence !== NO_EVIDENCE)
      masks.set(evidence, (masks.get(evidence) ?? 0) | text.mask[evidence]! | names.mask[owner]!);
  }
  for (let i = 0; byOwner && i < text.count; i++) {
    const e = text.rows[i]!;
    for (let k = index.owners.from[e]!; k < index.owners.from[e + 1]!; k++) {
      const owner = index.owners.of[k]!;
      const mask = masks.get(owner);
      if (mask !== undefined) masks.set(owner, mask | text.mask[e]!);
    }
  }
  return [...new Set(masks.values())];
}

/** How much of a query evidence must answer, and what is given up when nothing answers so much. */
import type { LocalIndex } from './local-index.ts';
import { MOST_BITS, type Scores } from './local-scores.ts';
import type { Slot } from './local-slots.ts';

export interface Needed {
  accept(mask: number): boolean;
  /** The slots that the best evidence answers, when nothing answers as many as asked. */
  loosened?: ReadonlySet<Slot>;
}

// Up to so many words all of them are asked for: that is a search. More is a description, of which
// no statement holds every word.
export const ALL_UP_TO = 6;
// Of a description a statement must answer so much, by the words' worth; a half of it would be few,
// a fifth is noise.
const SHARE_OF_LONG = 0.35;
// When nothing answers all, what answers nearly as much as the best is shown behind it: "small
// series of aspheric lenses" has one maker who says "series", and others of aspheric lenses that a
// buyer wants to see. Lower, single common words come in.
const SHARE_OF_BEST = 0.6;
const ROUNDING = 1e-4;

/**
 * @param slots in the order of their bits
 * @param asked number of words, phrases and figures of the whole query
 */
export function neededOf(
  index: LocalIndex,
  slots: readonly Slot[],
  asked: number,
  text: Scores,
  names: Scores,
): Needed {
  const worth = maskWorth(slots);
  const strict = slots.reduce(
    (mask, s, place) => (s.strict && place < MOST_BITS ? mask | (1 << place) : mask),
    0,
  );
  const needed =
    worth((1 << Math.min(slots.length, MOST_BITS)) - 1) * (asked <= ALL_UP_TO ? 1 : SHARE_OF_LONG) -
    ROUNDING;
  const value = (mask: number): number => ((mask & strict) === strict ? worth(mask) : -1);
  let best = bestMask(text, value);
  if (value(best) < needed) best = better(best, bestUnion(index, text, names, value), value);
  if (value(best) >= needed) return { accept: (mask) => value(mask) >= needed };
  const reached = value(best) * SHARE_OF_BEST - ROUNDING;
  return {
    accept: (mask) => reached > 0 && value(mask) >= reached,
    loosened: new Set(slots.filter((_, place) => place < MOST_BITS && best & (1 << place))),
  };
}

/** Sum of worths of the slots of a mask; short queries look it up. */
function maskWorth(slots: readonly Slot[]): (mask: number) => number {
  const worths = slots.slice(0, MOST_BITS).map((s) => s.worth);
  const sum = (mask: number): number =>
    worths.reduce((total, worth, place) => (mask & (1 << place) ? total + worth : total), 0);
  // Above ten slots a table would cost more than the few masks that occur.
  if (worths.length > 10) {
    const known = new Map<number, number>();
    return (mask) => known.get(mask) ?? known.set(mask, sum(mask)).get(mask)!;
  }
  const table = Float64Array.from({ length: 1 << worths.length }, (_, mask) => sum(mask));
  return (mask) => table[mask]!;
}

function bestMask(scores: Scores, value: (mask: number) => number): number {
  let best = 0,
    most = value(0);
  for (let i = 0; i < scores.count; i++) {
    const mask = scores.mask[scores.rows[i]!]!;
    if (mask === best) continue;
    const worth = value(mask);
    if (worth > most) [best, most] = [mask, worth];
  }
  return best;
}

/** The best of an evidence's own words together with its owner's name. */
function bestUnion(
  { owners: { from, of } }: LocalIndex,
  text: Scores,
  names: Scores,
  value: (mask: number) => number,
): number {
  let best = bestMask(names, value);
  if (names.count === 0) return best;
  for (let i = 0; i < text.count; i++) {
    const e = text.rows[i]!;
    for (let k = from[e]!; k < from[e + 1]!; k++)
      best = better(best, text.mask[e]! | names.mask[of[k]!]!, value);
  }
  return best;
}

function better(a: number, b: number, value: (mask: number) => number): number {
  return a !== b && value(b) > value(a) ? b : a;
}

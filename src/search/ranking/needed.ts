/**
 * How much of a query evidence must cover to be a hit, what it covers, and what nothing covers: a
 * question is answered by what is there, and the page says what was left out.
 */
import type { LocalIndex } from '../embedded/build-index.ts';
import { MOST_BITS, type Scores } from './scores.ts';
import type { Slot } from './slots.ts';

export interface Needed {
  accept(mask: number): boolean;
  /** Share of the query's worth that a mask covers, 0 to 1. */
  coverage: (mask: number) => number;
  /** The slots that the best evidence answers, when no statement answers all of a search. */
  loosened?: ReadonlySet<Slot>;
}

// Up to so many words are a search, and what nobody has of it is said. More is a description, of
// which no statement holds every word.
export const ALL_UP_TO = 6;
// Of a search a hit covers so much by the words' worth: the rarest of two words, two of three.
// Lower, single common words come in.
const SHARE_OF_SEARCH = 0.4;
// Of a description a statement must answer so much; a half of it would be few, a fifth is noise.
const SHARE_OF_LONG = 0.35;
// Where nothing answers so much, what answers nearly as much as the best.
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
  const whole = worth(-1 >>> (32 - Math.min(slots.length, MOST_BITS)));
  const value = (mask: number): number => ((mask & strict) === strict ? worth(mask) : -1);
  const isSearch = asked <= ALL_UP_TO;
  let best = bestMask(text, value);
  if (value(best) < whole - ROUNDING)
    best = better(best, bestUnion(index, text, names, value), value);
  const least =
    Math.min(whole * (isSearch ? SHARE_OF_SEARCH : SHARE_OF_LONG), value(best) * SHARE_OF_BEST) -
    ROUNDING;
  const complete = value(best) >= (isSearch ? whole : whole * SHARE_OF_LONG) - ROUNDING;
  return {
    accept: (mask) => mask !== 0 && value(mask) >= least,
    coverage: (mask) => (whole > 0 ? worth(mask) / whole : 0),
    ...(!complete && {
      loosened: new Set(slots.filter((_, place) => place < MOST_BITS && best & (1 << place))),
    }),
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
  return (mask) => table[mask & (table.length - 1)]!;
}

function bestMask(scores: Scores, value: (mask: number) => number): number {
  let best = 0;
  let most = value(0);
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

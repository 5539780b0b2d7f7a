/** Pairs to rows of the asked view: owners with their evidence, or evidence with its owners. */
import { NO_EVIDENCE } from './gate.ts';
import type { Pairs } from './pairs.ts';

/** Row r has the pairs `pairs[from[r]] .. pairs[from[r + 1] - 1]`. */
export interface Rows {
  side: 'owner' | 'evidence';
  /** Ordinal of the owner or evidence of each row. */
  key: Uint32Array;
  from: Uint32Array;
  /** Positions among the pairs. */
  pairs: Uint32Array;
}

/**
 * Groups pairs (a counting sort over the rows that occur: linear, and no objects).
 * @param place zeros by ordinal of the side, and left so
 */
export function groupPairs(pairs: Pairs, side: Rows['side'], place: Uint32Array): Rows {
  const { count } = pairs;
  const keys = side === 'owner' ? pairs.owner : pairs.evidence;
  const found = new Uint32Array(Math.min(count, place.length));
  let rows = 0;
  for (let i = 0; i < count; i++) {
    const k = keys[i]!;
    if (k === NO_EVIDENCE) continue;
    if (place[k]!++ === 0) found[rows++] = k;
  }
  const key = found.slice(0, rows);
  const from = new Uint32Array(rows + 1);
  for (let r = 0; r < rows; r++) {
    from[r + 1] = from[r]! + place[key[r]!]!;
    place[key[r]!] = from[r]!;
  }
  const order = new Uint32Array(from[rows]!);
  for (let i = 0; i < count; i++) if (keys[i] !== NO_EVIDENCE) order[place[keys[i]!]!++] = i;
  for (let r = 0; r < rows; r++) place[key[r]!] = 0;
  return { side, key, from, pairs: order };
}

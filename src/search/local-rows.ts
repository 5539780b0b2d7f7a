/** Pairs to rows of the asked view: owners with their evidence, or evidence with its owners. */
import type { LocalIndex } from './local-index.ts';
import type { Filtered } from './local-filters.ts';

/** Row r has the pairs `pairs[from[r]] .. pairs[from[r + 1] - 1]`. */
export interface Rows {
  side: 'owner' | 'evidence';
  /** Ordinal of the owner or evidence of each row. */
  key: Uint32Array;
  from: Uint32Array;
  /** Positions among the filtered pairs. */
  pairs: Uint32Array;
}

/** Groups by owner or evidence, in order of ordinal (a counting sort: linear, and no objects). */
export function groupPairs(index: LocalIndex, pairs: Filtered, side: Rows['side']): Rows {
  const keys = side === 'owner' ? pairs.owner : pairs.evidence;
  const size = side === 'owner' ? index.ownerIds.length : index.evidenceIds.length;
  const start = new Uint32Array(size + 1);
  for (let i = 0; i < pairs.count; i++) start[keys[i]! + 1]!++;
  let rows = 0;
  for (let k = 0; k < size; k++) {
    if (start[k + 1]! > 0) rows++;
    start[k + 1]! += start[k]!;
  }
  const key = new Uint32Array(rows), from = new Uint32Array(rows + 1);
  for (let k = 0, r = 0; k < size; k++) {
    if (start[k + 1]! === start[k]!) continue;
    key[r] = k;
    from[++r] = start[k + 1]!;
  }
  const order = new Uint32Array(pairs.count);
  for (let i = 0; i < pairs.count; i++) order[start[keys[i]!]!++] = i;
  return { side, key, from, pairs: order };
}

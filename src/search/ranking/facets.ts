/** Counts of facet values over rows. */
import { NO_EVIDENCE, facetBit } from './gate.ts';
import type { FacetIndex, LocalIndex } from '../embedded/build-index.ts';
import type { Pairs } from './pairs.ts';
import type { Rows } from './rows.ts';
import { FACETS, type Facet, type FacetCount } from '../port.ts';

/**
 * For every facet the rows that each of its values would show, with the other facets as chosen: a
 * row counts for a value when one of its pairs has the value and fails no other facet.
 */
export function countFacets(
  index: LocalIndex,
  rows: Rows,
  pairs: Pairs,
): Record<Facet, FacetCount[]> {
  const passing = passingOf(rows, pairs);
  const counted = FACETS.map((facet) => {
    const column = index.facets[facet];
    const bit = facetBit(facet);
    if (column.values.length === 0) return [facet, []] as const;
    const counts =
      column.side === rows.side
        ? countOwn(column, bit, rows, passing)
        : countOther(column, ~bit, rows, pairs);
    return [facet, listed(column.values, counts)] as const;
  });
  return Object.fromEntries(counted) as Record<Facet, FacetCount[]>;
}

const ALL = 0xffff;

/**
 * Per row the facets for which it counts: all when a pair passes, else those that alone keep a pair
 * out. One walk over the pairs for all facets.
 */
function passingOf(rows: Rows, { failed }: Pairs): Uint16Array {
  const passing = new Uint16Array(rows.key.length);
  for (let r = 0; r < passing.length; r++) {
    let bits = 0;
    for (let p = rows.from[r]!, last = rows.from[r + 1]!; p < last && bits !== ALL; p++)
      bits |= failed[rows.pairs[p]!]! || ALL;
    passing[r] = bits;
  }
  return passing;
}

/** A facet of the rows themselves: one passing pair is enough, and every value counts once. */
function countOwn(
  { values, from, of }: FacetIndex,
  bit: number,
  { key }: Rows,
  passing: Uint16Array,
): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let r = 0; r < key.length; r++) {
    if ((passing[r]! & bit) === 0) continue;
    const row = key[r]!;
    const end = from[row + 1]!;
    for (let i = from[row]!; i < end; i++) counts[of[i]!]!++;
  }
  return counts;
}

/** A facet of the other side of the pairs: a value that several pairs of a row have counts once. */
function countOther(
  { values, from, of, side }: FacetIndex,
  others: number,
  rows: Rows,
  pairs: Pairs,
): Uint32Array {
  const counts = new Uint32Array(values.length);
  const lastRow = new Uint32Array(values.length);
  const keys = side === 'owner' ? pairs.owner : pairs.evidence;
  const { failed } = pairs;
  for (let r = 0; r < rows.key.length; r++) {
    for (let p = rows.from[r]!; p < rows.from[r + 1]!; p++) {
      const pair = rows.pairs[p]!;
      const key = keys[pair]!;
      if (key === NO_EVIDENCE || failed[pair]! & others) continue;
      for (let i = from[key]!; i < from[key + 1]!; i++) {
        const value = of[i]!;
        if (lastRow[value] === r + 1) continue;
        lastRow[value] = r + 1;
        counts[value]!++;
      }
    }
  }
  return counts;
}

/** Most first, then by value. Values are numbered in their order, so one number sorts by both. */
function listed(values: readonly string[], counts: Uint32Array): FacetCount[] {
  const size = values.length;
  const keys = new Float64Array(size);
  let used = 0;
  for (let v = 0; v < size; v++)
    if (counts[v]! > 0) keys[used++] = counts[v]! * size + (size - 1 - v);
  const sorted = keys.subarray(0, used).sort();
  const list: FacetCount[] = [];
  for (let i = used - 1; i >= 0; i--) {
    const v = size - 1 - (sorted[i]! % size);
    list.push({ value: values[v]!, count: counts[v]! });
  }
  return list;
}

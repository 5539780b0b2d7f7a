/** Counts of facet values over rows. */
import { NO_EVIDENCE, facetBit } from './local-gate.ts';
import type { FacetIndex, LocalIndex } from './local-index.ts';
import type { Pairs } from './local-pairs.ts';
import type { Rows } from './local-rows.ts';
import { FACETS, type Facet, type FacetCount } from './port.ts';

/**
 * For every facet the rows that each of its values would show, with the other facets as chosen: a row counts for a value when one
 * of its pairs has the value and fails no other facet.
 */
export function countFacets(index: LocalIndex, rows: Rows, pairs: Pairs): Record<Facet, FacetCount[]> {
  const counted = FACETS.map((facet) => {
    const column = index.facets[facet], others = ~facetBit(facet);
    if (column.values.length === 0) return [facet, []] as const;
    const counts = column.side === rows.side ? countOwn(column, others, rows, pairs) : countOther(column, others, rows, pairs);
    return [facet, listed(column.values, counts)] as const;
  });
  return Object.fromEntries(counted) as Record<Facet, FacetCount[]>;
}

/** A facet of the rows themselves: one passing pair is enough, and every value counts once. */
function countOwn({ values, from, of }: FacetIndex, others: number, rows: Rows, { failed }: Pairs): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let r = 0; r < rows.key.length; r++) {
    const row = rows.key[r]!, first = from[row]!, end = from[row + 1]!;
    if (first === end) continue;
    let p = rows.from[r]!;
    const last = rows.from[r + 1]!;
    while (p < last && failed[rows.pairs[p]!]! & others) p++;
    if (p === last) continue;
    for (let i = first; i < end; i++) counts[of[i]!]!++;
  }
  return counts;
}

/** A facet of the other side of the pairs: a value that several pairs of a row have counts once. */
function countOther({ values, from, of, side }: FacetIndex, others: number, rows: Rows, pairs: Pairs): Uint32Array {
  const counts = new Uint32Array(values.length), lastRow = new Uint32Array(values.length);
  const keys = side === 'owner' ? pairs.owner : pairs.evidence, { failed } = pairs;
  for (let r = 0; r < rows.key.length; r++) {
    for (let p = rows.from[r]!; p < rows.from[r + 1]!; p++) {
      const pair = rows.pairs[p]!, key = keys[pair]!;
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
  for (let v = 0; v < size; v++) if (counts[v]! > 0) keys[used++] = counts[v]! * size + (size - 1 - v);
  const sorted = keys.subarray(0, used).sort(), list: FacetCount[] = [];
  for (let i = used - 1; i >= 0; i--) {
    const v = size - 1 - (sorted[i]! % size);
    list.push({ value: values[v]!, count: counts[v]! });
  }
  return list;
}

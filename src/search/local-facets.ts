/** Counts of facet values over rows. */
import { facetBit, type Filtered } from './local-filters.ts';
import type { FacetIndex, LocalIndex } from './local-index.ts';
import { NO_EVIDENCE } from './local-pairs.ts';
import type { Rows } from './local-rows.ts';
import { FACETS, type Facet, type FacetCount } from './port.ts';

/**
 * For every facet the rows that each of its values would show, with the other facets as chosen: a row counts for a value when one
 * of its pairs has the value and fails no other facet.
 */
export function countFacets(index: LocalIndex, rows: Rows, pairs: Filtered): Record<Facet, FacetCount[]> {
  return Object.fromEntries(FACETS.map((facet) => {
    const column = index.facets[facet];
    const counts = column.side === rows.side ? countOwn(column, facetBit(facet), rows, pairs) : countOther(column, facetBit(facet), rows, pairs);
    return [facet, listed(column, counts)];
  })) as Record<Facet, FacetCount[]>;
}

/** A facet of the rows themselves: one passing pair is enough, and every value counts once. */
function countOwn({ values, from, of }: FacetIndex, bit: number, rows: Rows, pairs: Filtered): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let r = 0; r < rows.key.length; r++) {
    const row = rows.key[r]!;
    if (from[row] === from[row + 1] || !anyPasses(rows, r, pairs, bit)) continue;
    for (let i = from[row]!; i < from[row + 1]!; i++) counts[of[i]!]!++;
  }
  return counts;
}

function anyPasses(rows: Rows, r: number, { failed }: Filtered, bit: number): boolean {
  for (let i = rows.from[r]!; i < rows.from[r + 1]!; i++) if ((failed[rows.pairs[i]!]! & ~bit) === 0) return true;
  return false;
}

/** A facet of the other side of the pairs: a value that several pairs of a row have counts once. */
function countOther({ values, from, of, side }: FacetIndex, bit: number, rows: Rows, pairs: Filtered): Uint32Array {
  const counts = new Uint32Array(values.length), lastRow = new Uint32Array(values.length);
  const keys = side === 'owner' ? pairs.owner : pairs.evidence;
  for (let r = 0; r < rows.key.length; r++) {
    for (let p = rows.from[r]!; p < rows.from[r + 1]!; p++) {
      const pair = rows.pairs[p]!, key = keys[pair]!;
      if (key === NO_EVIDENCE || pairs.failed[pair]! & ~bit) continue;
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

function listed({ values }: FacetIndex, counts: Uint32Array): FacetCount[] {
  const list: FacetCount[] = [];
  counts.forEach((count, i) => { if (count > 0) list.push({ value: values[i]!, count }); });
  return list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

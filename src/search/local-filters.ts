/** Which pairs the chosen facets and ranges leave, and which fail by one facet only: those are what its other values would show. */
import { EVIDENCE_KINDS } from '../domain/evidence.ts';
import { QUANTITY_KINDS } from '../domain/quantity.ts';
import type { FacetIndex, LocalIndex } from './local-index.ts';
import { NO_EVIDENCE, type Pairs } from './local-pairs.ts';
import { FACETS, type Facet, type RangeFilter, type SearchRequest, type View } from './port.ts';

/** Bit of a facet in a pair's failures. */
export function facetBit(facet: Facet): number {
  return 1 << FACETS.indexOf(facet);
}

/** Pairs that pass everything but at most one facet, with the facet that fails (0 for none). */
export interface Filtered extends Pairs {
  failed: Uint16Array;
}

/** Keeps the pairs of the view that pass, or that only one chosen facet keeps out. */
export function filterPairs(index: LocalIndex, pairs: Pairs, request: SearchRequest): Filtered {
  const evidenceFails = failures(index, request, 'evidence'), ownerFails = failures(index, request, 'owner');
  const inView = viewFilter(index, request.view), inRange = rangeFilter(index, request.ranges);
  const evidence = new Int32Array(pairs.count), owner = new Int32Array(pairs.count), score = new Float32Array(pairs.count), failed = new Uint16Array(pairs.count);
  let count = 0;
  for (let i = 0; i < pairs.count; i++) {
    const e = pairs.evidence[i]!, o = pairs.owner[i]!;
    if (!inView(e) || !inRange(e)) continue;
    const fails = evidenceFails(e) | ownerFails(o);
    // More than one bit: no single facet stands in the way.
    if (fails & (fails - 1)) continue;
    evidence[count] = e;
    owner[count] = o;
    score[count] = pairs.score[i]!;
    failed[count++] = fails;
  }
  return { count, evidence, owner, score, failed, nameScore: pairs.nameScore };
}

const VIEW_KINDS: Partial<Record<View, string>> = { instruments: 'instrument', needs: 'need' };

function viewFilter(index: LocalIndex, view: View): (evidence: number) => boolean {
  if (view === 'owners') return () => true;
  const kind = VIEW_KINDS[view];
  if (!kind) return (e) => e !== NO_EVIDENCE;
  const { from, of, numbers } = index.facets.kind, wanted = numbers.get(kind) ?? EVIDENCE_KINDS.length;
  return (e) => e !== NO_EVIDENCE && of[from[e]!] === wanted;
}

function rangeFilter(index: LocalIndex, ranges: readonly RangeFilter[]): (evidence: number) => boolean {
  if (ranges.length === 0) return () => true;
  const { from, kind, min, max } = index.quantities;
  const asked = ranges.map((r) => ({ kind: QUANTITY_KINDS.indexOf(r.kind), low: r.min ?? -Infinity, high: r.max ?? Infinity }));
  const overlaps = (e: number, r: (typeof asked)[number]): boolean => {
    for (let i = from[e]!; i < from[e + 1]!; i++) if (kind[i] === r.kind && min[i]! <= r.high && max[i]! >= r.low) return true;
    return false;
  };
  return (e) => e !== NO_EVIDENCE && asked.every((r) => overlaps(e, r));
}

/** Of a row: a bit per chosen facet of this side of which it has none of the chosen values. */
function failures(index: LocalIndex, request: SearchRequest, side: FacetIndex['side']): (row: number) => number {
  const chosen = FACETS.flatMap((facet) => {
    const values = request.filters[facet] ?? [], column = index.facets[facet];
    if (values.length === 0 || column.side !== side) return [];
    const wanted = new Uint8Array(column.values.length);
    for (const v of values) {
      const number = column.numbers.get(v);
      if (number !== undefined) wanted[number] = 1;
    }
    return [{ bit: facetBit(facet), column, wanted }];
  });
  if (chosen.length === 0) return () => 0;
  return (row) => {
    let fails = 0;
    for (const { bit, column, wanted } of chosen) if (!hasWanted(column, wanted, row)) fails |= bit;
    return fails;
  };
}

function hasWanted({ from, of }: FacetIndex, wanted: Uint8Array, row: number): boolean {
  if (row === NO_EVIDENCE) return false;
  for (let i = from[row]!; i < from[row + 1]!; i++) if (wanted[of[i]!]) return true;
  return false;
}

/**
 * What the view, the chosen facets and the ranges let through, and what only one facet keeps out
 * (its other values would show it).
 */
import { QUANTITY_KINDS } from '../../domain/quantity.ts';
import type { FacetIndex, LocalIndex } from '../embedded/build-index.ts';
import { FACETS, type Facet, type RangeFilter, type SearchRequest, type View } from '../port.ts';

/** In place of an ordinal: an owner that has no evidence. */
export const NO_EVIDENCE = -1;
/** Kept out by the view, a range or a condition, which are no facets. */
export const OUT = -1;

export interface Gate {
  /** Bits of the chosen facets that the evidence fails, or OUT. */
  evidence(ordinal: number): number;
  /** Bits of the chosen facets that the owner fails, or OUT. */
  owner(ordinal: number): number;
  /** True when both always answer 0, so that nobody has to ask. */
  open: boolean;
  /** The view lists owners. */
  owners: boolean;
}

/** Bit of a facet in failures. */
export function facetBit(facet: Facet): number {
  return 1 << FACETS.indexOf(facet);
}

export function gateOf(index: LocalIndex, request: SearchRequest): Gate {
  const evidenceFacets = chosenFacets(index, request, 'evidence');
  const ownerFacets = chosenFacets(index, request, 'owner');
  const inView = viewTest(index, request.view);
  const inRange = rangeTest(index, request.ranges);
  const { withheld } = request;
  const away = withheld && {
    owners: marked(index.ownerIds, withheld.owners),
    evidence: marked(index.evidenceIds, withheld.evidence),
  };
  return {
    evidence: (ordinal) =>
      inView(ordinal) && inRange(ordinal) && !away?.evidence[ordinal]
        ? failures(evidenceFacets, ordinal)
        : OUT,
    owner: (ordinal) => (away?.owners[ordinal] ? OUT : failures(ownerFacets, ordinal)),
    open:
      evidenceFacets.length + ownerFacets.length + request.ranges.length === 0 &&
      !withheld &&
      request.view === 'owners',
    owners: request.view === 'owners',
  };
}

/** 1 by ordinal of what is among the ids. */
function marked(all: readonly string[], ids: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(all, (id) => (ids.has(id) ? 1 : 0));
}

interface ChosenFacet {
  bit: number;
  column: FacetIndex;
  /** 1 by number of a chosen value. */
  wanted: Uint8Array;
}

function chosenFacets(
  index: LocalIndex,
  { filters }: SearchRequest,
  side: FacetIndex['side'],
): ChosenFacet[] {
  return FACETS.flatMap((facet) => {
    const values = filters[facet] ?? [];
    const column = index.facets[facet];
    if (values.length === 0 || column.side !== side) return [];
    const wanted = new Uint8Array(column.values.length);
    for (const v of values) {
      const number = column.numbers.get(v);
      if (number !== undefined) wanted[number] = 1;
    }
    return [{ bit: facetBit(facet), column, wanted }];
  });
}

function failures(chosen: readonly ChosenFacet[], row: number): number {
  let fails = 0;
  for (const { bit, column, wanted } of chosen) if (!hasWanted(column, wanted, row)) fails |= bit;
  return fails;
}

function hasWanted({ from, of }: FacetIndex, wanted: Uint8Array, row: number): boolean {
  if (row === NO_EVIDENCE) return false;
  for (let i = from[row]!; i < from[row + 1]!; i++) if (wanted[of[i]!]) return true;
  return false;
}

const VIEW_KINDS: Partial<Record<View, string>> = { instruments: 'instrument', needs: 'need' };

function viewTest({ facets: { kind } }: LocalIndex, view: View): (evidence: number) => boolean {
  if (view === 'owners') return () => true;
  const name = VIEW_KINDS[view];
  if (!name) return (e) => e !== NO_EVIDENCE;
  const wanted = kind.numbers.get(name);
  return (e) => e !== NO_EVIDENCE && kind.of[kind.from[e]!] === wanted;
}

function rangeTest(
  { quantities: { from, kind, min, max } }: LocalIndex,
  ranges: readonly RangeFilter[],
): (evidence: number) => boolean {
  const asked = ranges.map((r) => ({
    kind: QUANTITY_KINDS.indexOf(r.kind),
    low: r.min ?? -Infinity,
    high: r.max ?? Infinity,
  }));
  const overlaps = (e: number, r: (typeof asked)[number]): boolean => {
    for (let i = from[e]!; i < from[e + 1]!; i++)
      if (kind[i] === r.kind && min[i]! <= r.high && max[i]! >= r.low) return true;
    return false;
  };
  return asked.length === 0
    ? () => true
    : (e) => e !== NO_EVIDENCE && asked.every((r) => overlaps(e, r));
}

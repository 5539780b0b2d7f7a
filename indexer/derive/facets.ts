/** What can be filtered and counted, as flat lists of value numbers a row. */
import { membershipsOf } from '../../src/domain/neighbour.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { ConceptTree } from '../../src/language/concept-tree.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';

/** Row i has the values `values[of[from[i]]] .. values[of[from[i + 1] - 1]]`. */
export interface FacetColumn {
  values: string[];
  from: Uint32Array;
  of: Uint16Array;
}

/**
 * Facets of evidence; the names are those of the search port. A concept counts for everything
 * broader, too, so the facet is a tree.
 */
export function evidenceFacets(
  tree: ConceptTree,
): Record<string, (document: SearchDocument) => readonly string[]> {
  return {
    kind: (d) => [d.evidence.kind],
    category: (d) => (d.evidence.instrument?.category ? [d.evidence.instrument.category] : []),
    access: (d) => (d.evidence.instrument ? [d.evidence.instrument.access.term] : []),
    concept: (d) => d.concepts.flatMap((id) => [id, ...tree.above(id)]),
  };
}

/** Facets of owners. */
export const OWNER_FACETS = {
  pillar: (o: Organisation) => o.pillars.map((p) => p.pillar),
  type: (o: Organisation) => [o.kind],
  region: (o: Organisation) => (o.region ? [o.region] : []),
  country: (o: Organisation) => (o.country ? [o.country] : []),
  membership: membershipsOf,
} as const;

/** Reads one facet of all rows. Values are numbered in order of their names. */
export function facetColumn<Row>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly string[],
): FacetColumn {
  const lists = rows.map((row) => [...new Set(valuesOf(row))]);
  const values = [...new Set(lists.flat())].sort();
  // 65,535 values of one facet: far above every thesaurus; what is above could not be shown as a
  // facet either.
  if (values.length > 65_535) throw new RangeError(`a facet has ${values.length} values`);
  const numbers = new Map(values.map((v, i) => [v, i]));
  return {
    values,
    ...listColumn(
      lists.map((list) => list.map((v) => numbers.get(v)!)),
      Uint16Array,
    ),
  };
}

/** Lists of numbers behind one another, with the place where each begins. */
export function listColumn<A extends Uint16ArrayConstructor | Uint32ArrayConstructor>(
  lists: readonly (readonly number[])[],
  type: A,
): { from: Uint32Array; of: InstanceType<A> } {
  const from = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = from[i]! + list.length;
  });
  const of = new type(from[lists.length]!) as InstanceType<A>;
  lists.forEach((list, i) => of.set(list, from[i]));
  return { from, of };
}

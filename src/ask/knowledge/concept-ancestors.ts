import type { Catalogue } from '../../store/catalogue.ts';

/** Per concept: itself and everything broader. Made once a build. */
export type ConceptAncestors = ReadonlyMap<string, ReadonlySet<string>>;

const kept = new WeakMap<Catalogue, ConceptAncestors>();

export function conceptAncestors(catalogue: Catalogue): ConceptAncestors {
  let made = kept.get(catalogue);
  if (!made) kept.set(catalogue, (made = climb(catalogue)));
  return made;
}

function climb(catalogue: Catalogue): ConceptAncestors {
  const broader = new Map(catalogue.concepts().map(({ concept }) => [concept.id, concept.broader]));
  const above = (id: string, seen: Set<string>): Set<string> => {
    // A thesaurus from outside may go round in circles.
    if (!seen.has(id)) {
      seen.add(id);
      for (const b of broader.get(id) ?? []) above(b, seen);
    }
    return seen;
  };
  return new Map([...broader.keys()].map((id) => [id, above(id, new Set())]));
}

import type { Concept } from '../domain/concept.ts';

/**
 * The thesaurus as a tree (a forest; a concept may have several broader ones). All lists are
 * ordered as the concepts were given.
 */
export interface ConceptTree {
  /** Concepts without a broader one. */
  tops: readonly string[];
  /** One step down. */
  children(id: string): readonly string[];
  /** Everything narrower, at any depth, without the concept itself. */
  below(id: string): readonly string[];
  /** Everything broader, at any height, without the concept itself. */
  above(id: string): readonly string[];
}

/**
 * Builds the tree. Relations to unknown concepts are passed over, and a cycle ends where it began.
 */
export function conceptTree(concepts: readonly Concept[]): ConceptTree {
  const ids = new Set(concepts.map((c) => c.id));
  const up = new Map(concepts.map((c) => [c.id, c.broader.filter((b) => ids.has(b))]));
  const down = new Map<string, string[]>();
  for (const [id, broader] of up)
    for (const b of broader) down.set(b, [...(down.get(b) ?? []), id]);
  return {
    tops: concepts.filter((c) => up.get(c.id)!.length === 0).map((c) => c.id),
    children: (id) => down.get(id) ?? [],
    below: (id) => reached(id, down),
    above: (id) => reached(id, up),
  };
}

function reached(from: string, next: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([from]);
  for (const id of seen) for (const further of next.get(id) ?? []) seen.add(further);
  return [...seen].slice(1);
}

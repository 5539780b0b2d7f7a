/** What an organisation works on, in topics: those that tell it from the others first. */
import { KINDS } from '../../domain/evidence.ts';
import type { Catalogue } from '../../store/catalogue.ts';
import { quietConcepts } from '../map/census.ts';
import { conceptAncestors } from './concept-ancestors.ts';

const kept = new WeakMap<Catalogue, ReadonlyMap<string, readonly string[]>>();

/**
 * Ids of topics per organisation that says what it makes, has or does. Whole fields of the
 * thesaurus and what the profile calls no topic are left out. Made once a build.
 */
export function ownerTopics(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  let made = kept.get(catalogue);
  if (!made) kept.set(catalogue, (made = ranked(catalogue)));
  return made;
}

/**
 * The first topics that say different things: none that is broader or narrower than one before it.
 * @param most how many
 */
export function firstTopics(catalogue: Catalogue, owner: string, most: number): string[] {
  const above = conceptAncestors(catalogue);
  const chosen: string[] = [];
  for (const id of ownerTopics(catalogue).get(owner) ?? []) {
    if (chosen.length === most) break;
    if (!chosen.some((c) => above.get(c)?.has(id) || above.get(id)?.has(c))) chosen.push(id);
  }
  return chosen;
}

/** Often said here and seldom elsewhere comes first. */
function ranked(catalogue: Catalogue): Map<string, readonly string[]> {
  const above = conceptAncestors(catalogue);
  const quiet = quietConcepts(catalogue);
  const fields = new Set(
    [...above].flatMap(([id, ids]) =>
      [...ids].filter((up) => up !== id && above.get(up)?.size === 1),
    ),
  );
  const said = new Map<string, Map<string, number>>();
  const owners = new Map<string, Set<string>>();
  for (const { evidence, concepts } of catalogue.eachEvidence()) {
    if (!KINDS[evidence.kind].own) continue;
    const telling = concepts.filter((id) => !quiet.has(id) && !fields.has(id));
    for (const { owner } of telling.length ? evidence.owners : []) {
      const counts = said.get(owner) ?? new Map<string, number>();
      said.set(owner, counts);
      for (const id of telling) {
        counts.set(id, (counts.get(id) ?? 0) + KINDS[evidence.kind].weight);
        owners.set(id, (owners.get(id) ?? new Set()).add(owner));
      }
    }
  }
  const all = catalogue.organisations().length;
  const weight = ([id, count]: [string, number]): number =>
    count * Math.log(1 + all / (owners.get(id)?.size ?? 1));
  return new Map(
    [...said].map(([owner, counts]) => [
      owner,
      [...counts].sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1)).map(([id]) => id),
    ]),
  );
}

/**
 * Counts over a whole build: per owner, per pillar, pillar by concept. Made once a build, on first
 * asking.
 */
import { type EvidenceKind, KINDS } from '../../domain/evidence.ts';
import type { QuantityKind } from '../../domain/quantity.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Catalogue } from '../../store/catalogue.ts';
import { conceptAncestors } from '../knowledge/concept-ancestors.ts';

export type KindCounts = Readonly<Partial<Record<EvidenceKind, number>>>;

export interface PillarCensus {
  pillar: string;
  members: number;
  prospects: number;
  kinds: KindCounts;
  /**
   * Concepts by number of organisations of the pillar that offer them in a capability, an
   * instrument or a product; most first.
   */
  concepts: readonly { concept: string; owners: number }[];
}

export interface Census {
  members: number;
  prospects: number;
  statements: number;
  kinds: KindCounts;
  /** Per organisation id. */
  owners: ReadonlyMap<string, KindCounts>;
  /** In the order of first mention; ask by id. */
  pillars: ReadonlyMap<string, PillarCensus>;
  /** Per concept: organisations that offer it, over all pillars. */
  concepts: ReadonlyMap<string, number>;
  /** Kinds of figures that statements have, most stated first. */
  quantities: readonly QuantityKind[];
}

const kept = new WeakMap<Catalogue, Census>();

export function census(catalogue: Catalogue): Census {
  const known = kept.get(catalogue);
  if (known) return known;
  const made = count(catalogue);
  kept.set(catalogue, made);
  return made;
}

/** What the profile calls no topic, and everything narrower. */
export function quietConcepts(catalogue: Catalogue): Set<string> {
  const tops = catalogue.profile.quietConcepts;
  return new Set(
    [...conceptAncestors(catalogue)]
      .filter(([, above]) => tops.some((t) => above.has(t)))
      .map(([id]) => id),
  );
}

type Tally<K> = Map<K, number>;

function count(catalogue: Catalogue): Census {
  const organisations = catalogue.organisations();
  const owners = new Map<string, Tally<EvidenceKind>>(organisations.map((o) => [o.id, new Map()]));
  const offers = new Map<string, Set<string>>();
  const quiet = quietConcepts(catalogue);
  const kinds: Tally<EvidenceKind> = new Map();
  const figures: Tally<QuantityKind> = new Map();
  let statements = 0;
  for (const { evidence, concepts, quantities } of catalogue.eachEvidence()) {
    statements++;
    for (const kind of new Set(quantities.map((q) => q.kind))) add(figures, kind);
    add(kinds, evidence.kind);
    const offered = KINDS[evidence.kind].own ? concepts.filter((c) => !quiet.has(c)) : [];
    for (const { owner } of evidence.owners) {
      const tally = owners.get(owner);
      if (tally) add(tally, evidence.kind);
      for (const c of offered) setOf(offers, c).add(owner);
    }
  }
  const members = organisations.filter((o) => o.membership.standing === 'member').length;
  return {
    members,
    prospects: organisations.filter((o) => o.membership.standing === 'prospect').length,
    statements,
    kinds: plain(kinds),
    owners: new Map([...owners].map(([id, tally]) => [id, plain(tally)])),
    pillars: pillarsOf(organisations, owners, offers),
    concepts: new Map([...offers].map(([id, set]) => [id, set.size])),
    quantities: [...figures].sort(([, a], [, b]) => b - a).map(([kind]) => kind),
  };
}

function pillarsOf(
  organisations: readonly Organisation[],
  owners: ReadonlyMap<string, Tally<EvidenceKind>>,
  offers: ReadonlyMap<string, Set<string>>,
): Map<string, PillarCensus> {
  const inPillar = new Map<string, Organisation[]>();
  for (const o of organisations)
    for (const { pillar } of o.pillars) inPillar.set(pillar, [...(inPillar.get(pillar) ?? []), o]);
  return new Map(
    [...inPillar].map(([pillar, list]) => {
      const ids = new Set(list.map((o) => o.id));
      const kinds: Tally<EvidenceKind> = new Map();
      for (const id of ids) for (const [kind, n] of owners.get(id) ?? []) add(kinds, kind, n);
      const concepts = [...offers]
        .map(([concept, who]) => ({ concept, owners: [...who].filter((id) => ids.has(id)).length }))
        .filter((c) => c.owners > 0)
        .sort((a, b) => b.owners - a.owners || (a.concept < b.concept ? -1 : 1));
      const members = list.filter((o) => o.membership.standing === 'member').length;
      return [
        pillar,
        { pillar, members, prospects: list.length - members, kinds: plain(kinds), concepts },
      ];
    }),
  );
}

function add<K>(tally: Tally<K>, key: K, n = 1): void {
  tally.set(key, (tally.get(key) ?? 0) + n);
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}

function plain(tally: Tally<EvidenceKind>): KindCounts {
  return Object.fromEntries(tally);
}

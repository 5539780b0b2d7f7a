/**
 * "Who supplies what to whom?": the organisations of a pillar by stage of the value chain, and who
 * could supply whom. No source lists supplies; they are read from statements (a market that
 * another's offer belongs to, a need that an offer answers), and say so.
 */
import { type ConceptAncestors, conceptAncestors } from '../knowledge/concept-ancestors.ts';
import type { Context } from '../../context.ts';
import type { ValueStage } from '../../domain/cluster.ts';
import { type Evidence, type EvidenceKind, KINDS, OWN_KINDS } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';

export interface StageMember {
  organisation: Organisation;
  /** Offers about a concept of the stage. */
  offers: readonly string[];
}

export interface Supply {
  from: string;
  to: string;
  /** The concept that joins the two statements. */
  concept: string;
  /**
   * `market`: `from` names makers of something as its market, and `to`, further down the chain,
   * makes it. `need`: `from` offers what `to` seeks.
   */
  basis: 'market' | 'need';
  /** Ids: what `from` says, what `to` says. */
  evidence: readonly [string, string];
}

export interface ValueChain {
  /**
   * In the order of the profile; each organisation stands in the stage of most of its offers first,
   * and in `also` by id of its further stages.
   */
  stages: readonly {
    stage: ValueStage;
    members: readonly (StageMember & { also: readonly string[] })[];
  }[];
  supplies: readonly Supply[];
}

/**
 * A need about a concept that more than this share of all organisations offers ("laser" in the
 * demo) would name half of them as suppliers.
 */
const TOO_COMMON = 0.15;

/** The chain of one pillar; organisations without an offer about any stage are left out. */
export function valueChain(context: Context, pillar: string): ValueChain {
  const { profile } = context.catalogue;
  const inside = context.catalogue
    .organisations()
    .filter((o) => o.pillars.some((p) => p.pillar === pillar));
  const ancestors = conceptAncestors(context.catalogue);
  const said = new Map(inside.map((o) => [o.id, context.catalogue.evidenceOf(o.id)]));
  const placed = inside.flatMap((organisation) =>
    place(organisation, said.get(organisation.id) ?? [], profile.valueChain, ancestors),
  );
  const stages = profile.valueChain.map((stage) => ({
    stage,
    members: placed
      .filter((p) => p.stage === stage.id)
      .map(({ organisation, offers, also }) => ({ organisation, offers, also })),
  }));
  const at = new Map(
    placed.map((p) => [p.organisation.id, profile.valueChain.findIndex((s) => s.id === p.stage)]),
  );
  return {
    stages,
    supplies: supplies(said, {
      chain: profile.valueChain,
      at,
      ancestors,
      common: commonConcepts(context, ancestors),
    }),
  };
}

interface Said {
  evidence: Evidence;
  concepts: readonly string[];
}
function place(
  organisation: Organisation,
  said: readonly Said[],
  chain: readonly ValueStage[],
  ancestors: ConceptAncestors,
): (StageMember & { stage: string; also: string[] })[] {
  const offers = said.filter((s) => KINDS[s.evidence.kind].own);
  const counted = chain
    .map((stage) => ({
      stage: stage.id,
      offers: offers
        .filter((s) =>
          s.concepts.some((c) => stage.concepts.some((top) => ancestors.get(c)?.has(top))),
        )
        .map((s) => s.evidence.id),
    }))
    .filter((c) => c.offers.length > 0);
  const main = [...counted].sort((a, b) => b.offers.length - a.offers.length)[0];
  if (!main) return [];
  return [
    {
      organisation,
      stage: main.stage,
      offers: main.offers,
      also: counted.filter((c) => c !== main).map((c) => c.stage),
    },
  ];
}

/** Concepts that too many organisations of the whole catalogue offer. */
function commonConcepts(context: Context, ancestors: ConceptAncestors): ReadonlySet<string> {
  const owners = new Map<string, Set<string>>();
  for (const s of context.catalogue.eachEvidence(OWN_KINDS))
    for (const a of allAbove(s, ancestors))
      for (const { owner } of s.evidence.owners)
        owners.set(a, (owners.get(a) ?? new Set()).add(owner));
  const most = Math.max(2, TOO_COMMON * context.catalogue.organisations().length);
  return new Set([...owners].filter(([, set]) => set.size > most).map(([id]) => id));
}

function allAbove(s: Said, ancestors: ConceptAncestors): Set<string> {
  return new Set(s.concepts.flatMap((c) => [...(ancestors.get(c) ?? [c])]));
}

interface Chain {
  chain: readonly ValueStage[];
  /** Position of the stage of each organisation. */
  at: ReadonlyMap<string, number>;
  ancestors: ConceptAncestors;
  common: ReadonlySet<string>;
}

function supplies(said: ReadonlyMap<string, readonly Said[]>, about: Chain): Supply[] {
  const offering = offersByConcept(said, about.ancestors);
  const found = new Map<string, Supply>();
  for (const [owner, list] of said) {
    const wanted = list.flatMap(({ evidence, concepts }) =>
      concepts.map((concept) => ({ evidence, concept })),
    );
    for (const { evidence, concept } of wanted) {
      const others = (offering.get(concept) ?? []).filter((o) => o.owner !== owner);
      for (const offer of suppliersOf(evidence.kind, owner, concept, others, about))
        addSupply(found, evidence, { owner, concept, offer });
    }
  }
  return [...found.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}

interface Offer {
  owner: string;
  evidence: string;
}

function offersByConcept(
  said: ReadonlyMap<string, readonly Said[]>,
  ancestors: ConceptAncestors,
): Map<string, Offer[]> {
  const offering = new Map<string, Offer[]>();
  for (const [owner, list] of said) {
    for (const s of list.filter(({ evidence }) => KINDS[evidence.kind].own)) {
      const offer = { owner, evidence: s.evidence.id };
      for (const id of allAbove(s, ancestors))
        offering.set(id, [...(offering.get(id) ?? []), offer]);
    }
  }
  return offering;
}

/** Those of the others who supply what an owner says of a concept. */
function suppliersOf(
  kind: EvidenceKind,
  owner: string,
  concept: string,
  others: readonly Offer[],
  about: Chain,
): readonly Offer[] {
  if (kind === 'market') return others.filter((o) => sellsTo(owner, o.owner, concept, about));
  const isSought = kind === 'need' && !about.common.has(concept) && made(concept, about);
  return isSought ? others : [];
}

/**
 * Two who both work for one field (defence, medicine) do not supply each other; a maker's market
 * must be what the other's stage makes.
 */
function sellsTo(
  from: string,
  to: string,
  concept: string,
  { chain, at, ancestors }: Chain,
): boolean {
  const stage = chain[at.get(to) ?? -1];
  return (
    stage !== undefined &&
    (at.get(from) ?? Infinity) < (at.get(to) ?? -1) &&
    stage.concepts.some((top) => ancestors.get(concept)?.has(top))
  );
}

/** True for things that some stage makes, and false for fields of use and principles. */
function made(concept: string, { chain, ancestors }: Chain): boolean {
  return chain.some((stage) => stage.concepts.some((top) => ancestors.get(concept)?.has(top)));
}

/**
 * The first joining statement of a pair stands for it: statements are in the order of their ids, so
 * it is always the same.
 */
function addSupply(
  found: Map<string, Supply>,
  evidence: Evidence,
  link: { owner: string; concept: string; offer: { owner: string; evidence: string } },
): void {
  const { owner, concept, offer } = link;
  const supply: Supply =
    evidence.kind === 'market'
      ? {
          from: owner,
          to: offer.owner,
          concept,
          basis: 'market',
          evidence: [evidence.id, offer.evidence],
        }
      : {
          from: offer.owner,
          to: owner,
          concept,
          basis: 'need',
          evidence: [offer.evidence, evidence.id],
        };
  const key = `${supply.from} ${supply.to}`;
  if (!found.has(key)) found.set(key, supply);
}

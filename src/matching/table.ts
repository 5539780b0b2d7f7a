/** What matching knows of a whole build, in lists by position; made once when a build is opened. */
import type { Evidence, EvidenceKind } from '../domain/evidence.ts';
import type { Organisation, OrganisationKind } from '../domain/organisation.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { StatementReading } from '../domain/reading.ts';
import { type Calibrations, SHIPPED_CALIBRATIONS } from './claims/probability.ts';
import { type CallFamily, callFamilies } from './call-families.ts';

export interface OwnerFacts {
  id: string;
  kind: OrganisationKind;
  country?: string;
  pillars: readonly string[];
  /** Positions of its evidence. */
  evidence: readonly number[];
  /** Number of projects. */
  projects: number;
}

export interface EvidenceFacts {
  id: string;
  kind: EvidenceKind;
  /** Positions of its owners. */
  owners: readonly number[];
  /** Year that it speaks of, when known. */
  year?: number;
  /** Share of trust in its source, 0 to 1 (`trustOf`). */
  trust: number;
  families: readonly CallFamily[];
  concepts: readonly string[];
  quantities: readonly Quantity[];
  /** What its words say beside the topic. */
  reading: StatementReading;
}

export interface MatchTable {
  owners: readonly OwnerFacts[];
  /** Position of an owner by id. */
  ownerAt: ReadonlyMap<string, number>;
  /** By ordinal of the evidence. */
  evidence: readonly EvidenceFacts[];
  /** Number of evidence that hold a concept. */
  conceptUses: ReadonlyMap<string, number>;
  /** Projects of each family by owner position. */
  experience: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Projects by kind of organisation, one for each of a project's participants. */
  participations: ReadonlyMap<OrganisationKind, number>;
  /**
   * The year that recency counts from: the newest of the build, so that an unchanged build never
   * changes its answers.
   */
  newest: number;
  /** What claims are judged by. */
  calibrations: Calibrations;
}

export interface TableEvidence {
  evidence: Evidence;
  concepts: readonly string[];
  quantities: readonly Quantity[];
  reading: StatementReading;
}

/**
 * @param evidence all of a build, in order of its ordinals
 * @param calibrations those of the cluster, where it has its own
 */
export function matchTable(
  organisations: readonly Organisation[],
  evidence: Iterable<TableEvidence>,
  calibrations: Calibrations = SHIPPED_CALIBRATIONS,
): MatchTable {
  const ownerAt = new Map(organisations.map((o, i) => [o.id, i]));
  const owned: number[][] = organisations.map(() => []);
  const facts: EvidenceFacts[] = [];
  for (const item of evidence) {
    const row = factsOf(item, ownerAt);
    for (const owner of row.owners) owned[owner]!.push(facts.length);
    facts.push(row);
  }
  const owners = organisations.map((o, i) => ({
    id: o.id,
    kind: o.kind,
    country: o.country,
    pillars: o.pillars.map((p) => p.pillar),
    evidence: owned[i]!,
    projects: owned[i]!.filter((e) => facts[e]!.kind === 'project').length,
  }));
  const projectsByOwner = new Map(
    owners.flatMap((o, i) => (o.projects > 0 ? [[i, o.projects] as const] : [])),
  );
  const newest = facts.reduce((year, f) => Math.max(year, f.year ?? 0), 0);
  return {
    owners,
    ownerAt,
    evidence: facts,
    conceptUses: countConcepts(facts),
    experience: countExperience(facts),
    participations: countKinds(owners, projectsByOwner),
    newest,
    calibrations,
  };
}

function factsOf(
  { evidence, concepts, quantities, reading }: TableEvidence,
  ownerAt: ReadonlyMap<string, number>,
): EvidenceFacts {
  const { project } = evidence;
  return {
    id: evidence.id,
    kind: evidence.kind,
    year: evidence.year,
    trust: trustOf(evidence),
    concepts,
    quantities,
    reading,
    owners: [
      ...new Set(evidence.owners.map((o) => ownerAt.get(o.owner)).filter((o) => o !== undefined)),
    ],
    families: project ? callFamilies([project.programme ?? '', project.call ?? '']) : [],
  };
}

/**
 * How far a statement can be relied on: 1 with a source of its own, less when it names none or its
 * source calls the cooperation weak. The steps are judgement, not measurement: no data says how
 * often unsourced statements are wrong. They only settle near ties.
 */
function trustOf(evidence: Evidence): number {
  const sourced = evidence.sources.length > 0 ? 1 : 0.7;
  const strength = evidence.project?.strength;
  return strength === 'weak' ? 0.6 * sourced : sourced;
}

/** Adds up counts by owner position over the owners of each kind. */
export function countKinds(
  owners: readonly OwnerFacts[],
  byOwner: ReadonlyMap<number, number>,
): Map<OrganisationKind, number> {
  const counts = new Map<OrganisationKind, number>();
  for (const [owner, count] of byOwner) {
    const { kind } = owners[owner]!;
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return counts;
}

function countConcepts(facts: readonly EvidenceFacts[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { concepts } of facts) for (const c of concepts) uses.set(c, (uses.get(c) ?? 0) + 1);
  return uses;
}

function countExperience(facts: readonly EvidenceFacts[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { families, owners } of facts)
    for (const { level, key } of families) {
      const name = `${level} ${key}`;
      let byOwner = counts.get(name);
      if (!byOwner) counts.set(name, (byOwner = new Map<number, number>()));
      for (const owner of owners) byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1);
    }
  return counts;
}

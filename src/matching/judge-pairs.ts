/**
 * One member beside all others: similar, complementary and competing are three judgements, made
 * from the same pairs of statements. Both directions are scored and joined by a harmonic mean,
 * which is near the lesser of the two: a giant that also does what a small firm does is not like
 * it.
 */
import { type EvidenceKind, KINDS } from '../domain/evidence.ts';
import type { OrganisationKind } from '../domain/organisation.ts';
import type { MatchTable } from './table.ts';

/**
 * Two statements of different owners and how far they say the same, or one answers the other: 0 to
 * 1.
 */
export interface StatementPair {
  /** Ordinal of the member's own statement. */
  own: number;
  /** Ordinal of the other's. */
  other: number;
  degree: number;
}

/** All that is known between a member and the others. */
export interface PairMaterial {
  /** Offers of the member beside offers of others. */
  offers: readonly StatementPair[];
  /** What the member seeks beside what others offer. */
  sought: readonly StatementPair[];
  /** What the member offers beside what others seek. */
  wanted: readonly StatementPair[];
}

export interface PairJudgement {
  /** Position of the other owner. */
  owner: number;
  /** Both do the same: harmonic mean of the two shares of offers that the other side has, too. */
  similar: number;
  /** One offers what the other seeks, or works beside it in the same field with other means. */
  complementary: number;
  /** True when the complement rests on stated needs, not on our reading of the field. */
  stated: boolean;
  /** Both sell the same. */
  competitor: boolean;
  /** Best pairs of each kind, at most three, best first. */
  offers: readonly StatementPair[];
  sought: readonly StatementPair[];
  wanted: readonly StatementPair[];
}

// Below this two statements merely share the field: a reader who judged pairs blind called 16 of 24
// right above 0.7 and 11 of 26 below.
const SAME = 0.6;
// Two firms of which a third of the offers are the same meet before the same customers. Judgement,
// looked over on the COC's members.
const COMPETING = 0.3;
// Complements that we only infer stay behind those that somebody stated.
const INFERRED = 0.5;
const SHOWN = 3;
const SELLING: ReadonlySet<OrganisationKind> = new Set(['company', 'company-large', 'company-sme']);

/**
 * Judges every owner that a pair leads to. Unordered: the answers sort by the judgement that was
 * asked for.
 */
export function judgePairs(
  table: MatchTable,
  member: number,
  material: PairMaterial,
): PairJudgement[] {
  const offers = byOwner(table, member, material.offers);
  const sought = byOwner(table, member, material.sought);
  const wanted = byOwner(table, member, material.wanted);
  const owners = new Set([
    ...offers.keys(),
    ...sought.keys(),
    ...wanted.keys(),
    ...neighbours(table, member),
  ]);
  return [...owners].map((owner) => {
    const pairs = offers.get(owner) ?? [];
    const seeks = sought.get(owner) ?? [];
    const wants = wanted.get(owner) ?? [];
    const similar = mutual(
      shareMet(table, member, pairs, 'own'),
      shareMet(table, owner, pairs, 'other'),
    );
    const stated = Math.max(0, ...seeks.map((p) => p.degree), ...wants.map((p) => p.degree));
    const both = stated > 0 ? reciprocal(best(seeks), best(wants)) : 0;
    const inferred = INFERRED * fieldCloseness(table, member, owner) * (1 - similar);
    return {
      owner,
      similar,
      complementary: Math.max(both, inferred),
      stated: both >= inferred && stated > 0,
      competitor: competing(table, member, owner, pairs),
      offers: top(pairs),
      sought: top(seeks),
      wanted: top(wants),
    };
  });
}

/** Harmonic mean: 0 when either is. */
export function mutual(a: number, b: number): number {
  return a + b > 0 ? (2 * a * b) / (a + b) : 0;
}

/**
 * Two directions of which one may be unknown: full worth when both are met, a little less for one
 * alone.
 */
function reciprocal(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a];
  return less > 0 ? Math.max(0.8 * more, mutual(a, b)) + 0.2 * less : 0.8 * more;
}

function byOwner(
  table: MatchTable,
  member: number,
  pairs: readonly StatementPair[],
): Map<number, StatementPair[]> {
  const lists = new Map<number, StatementPair[]>();
  for (const pair of pairs)
    for (const owner of table.evidence[pair.other]!.owners) {
      if (owner === member) continue;
      const list = lists.get(owner);
      if (list) list.push(pair);
      else lists.set(owner, [pair]);
    }
  return lists;
}

/** Mean over an owner's offers of how well the best statement of the other side meets each. */
function shareMet(
  table: MatchTable,
  owner: number,
  pairs: readonly StatementPair[],
  side: 'own' | 'other',
  countsKind: (kind: EvidenceKind) => boolean = (kind) => KINDS[kind].offer,
): number {
  const counts = (e: number): boolean => countsKind(table.evidence[e]!.kind);
  const met = new Map<number, number>();
  for (const pair of pairs)
    if (counts(pair[side])) met.set(pair[side], Math.max(met.get(pair[side]) ?? 0, pair.degree));
  const all = table.owners[owner]!.evidence.filter(counts).length;
  return all > 0 ? [...met.values()].reduce((sum, d) => sum + d, 0) / all : 0;
}

function competing(
  table: MatchTable,
  member: number,
  owner: number,
  pairs: readonly StatementPair[],
): boolean {
  if (!SELLING.has(table.owners[member]!.kind) || !SELLING.has(table.owners[owner]!.kind))
    return false;
  const same = pairs.filter(
    (p) =>
      p.degree >= SAME &&
      isSold(table.evidence[p.own]!.kind) &&
      isSold(table.evidence[p.other]!.kind),
  );
  // The greater share decides: a small firm whose whole offer a large one has, too, has a
  // competitor.
  return (
    Math.max(
      shareMet(table, member, same, 'own', isSold),
      shareMet(table, owner, same, 'other', isSold),
    ) >= COMPETING
  );
}

function isSold(kind: EvidenceKind): boolean {
  return KINDS[kind].sold;
}

/** Owners of the same pillar: those that may complement without having said so. */
function neighbours(table: MatchTable, member: number): number[] {
  const pillars = new Set(table.owners[member]!.pillars);
  return table.owners.flatMap((o, i) =>
    i !== member && o.pillars.some((p) => pillars.has(p)) ? [i] : [],
  );
}

/**
 * Shared pillars (Jaccard), more when one researches and the other sells: that is where projects
 * come from.
 */
function fieldCloseness(table: MatchTable, a: number, b: number): number {
  const [x, y] = [table.owners[a]!, table.owners[b]!];
  const shared = x.pillars.filter((p) => y.pillars.includes(p)).length;
  const all = new Set([...x.pillars, ...y.pillars]).size;
  return all === 0 ? 0 : (shared / all) * (SELLING.has(x.kind) === SELLING.has(y.kind) ? 0.6 : 1);
}

function best(pairs: readonly StatementPair[]): number {
  return pairs.reduce((max, p) => Math.max(max, p.degree), 0);
}

/** The best pairs, each own statement once. */
function top(pairs: readonly StatementPair[]): StatementPair[] {
  const seen = new Set<number>();
  return [...pairs]
    .sort((a, b) => b.degree - a.degree || a.own - b.own || a.other - b.other)
    .filter((p) => p.degree >= SAME && !seen.has(p.own) && seen.add(p.own))
    .slice(0, SHOWN);
}

/**
 * Whom a member may work with next. Likeness alone is a poor guide (the most similar are rivals, or
 * partners already), size alone a strong but blind one; together with where both apply they are
 * ahead of either (docs/QUALITY.md, task "new partners").
 */
import { asShares } from './best-few.ts';
import type { MatchTable } from './table.ts';

/** What each sign counts; all are shares of the best other, 0 to 1. */
const PARTNER_WEIGHTS = {
  /**
   * Root of the number of joint projects: who works in consortia at all. Left out of a catalogue
   * without joint projects.
   */
  activity: 1,
  /**
   * Experience in the programmes that the member applies to, in proportion to how often it does.
   */
  programme: 0.6,
  /** Cosine of the two spreads over programmes: the same mixture, whatever the size. */
  mixture: 0.3,
  /**
   * Statements on the same subjects, added up: who does much of it is likelier to be met than who
   * did it once, very alike.
   */
  subject: 1.5,
  /** What one seeks the other offers. */
  complement: 0.3,
  /** Partners in common. Off unless asked for: it keeps circles closed. */
  circle: 0,
} as const;
export type PartnerSign = keyof typeof PARTNER_WEIGHTS;
export type PartnerWeights = Readonly<Record<PartnerSign, number>>;

/** What texts say of a member and the others, found outside. */
export interface PartnerMaterial {
  /** Per evidence of others: its best likeness to any statement of the member, 0 to 1. */
  likeness: ReadonlyMap<number, number>;
  /** Per owner: what one seeks and the other offers, 0 to 1 (judge-pairs.ts). */
  complement: ReadonlyMap<number, number>;
}

export interface PartnerRank {
  owner: number;
  score: number;
  signs: Readonly<Record<PartnerSign, number>>;
}

/** Ranks all other owners, best first, equal ones by id. */
export function rankPartners(
  table: MatchTable,
  member: number,
  material: PartnerMaterial,
  weights: PartnerWeights = PARTNER_WEIGHTS,
): PartnerRank[] {
  const columns: Record<PartnerSign, ReadonlyMap<number, number>> = {
    activity: asShares(activity(table)),
    ...programmes(table, member),
    subject: asShares(subjects(table, member, material.likeness)),
    complement: material.complement,
    circle: weights.circle > 0 ? asShares(commonPartners(table, member)) : new Map(),
  };
  const used = (Object.keys(columns) as PartnerSign[]).filter(
    (s) => weights[s] > 0 && columns[s].size > 0,
  );
  const total = used.reduce((sum, s) => sum + weights[s], 0) || 1;
  return table.owners
    .flatMap((_, owner) => {
      if (owner === member) return [];
      const signs = Object.fromEntries(
        Object.entries(columns).map(([s, column]) => [s, column.get(owner) ?? 0]),
      ) as Record<PartnerSign, number>;
      return [
        { owner, signs, score: used.reduce((sum, s) => sum + weights[s] * signs[s], 0) / total },
      ];
    })
    .sort(
      (a, b) =>
        b.score - a.score || (table.owners[a.owner]!.id < table.owners[b.owner]!.id ? -1 : 1),
    );
}

function activity(table: MatchTable): Map<number, number> {
  return new Map(
    table.owners.flatMap((o, i) => {
      const joint = o.evidence.filter((e) => isJoint(table, e)).length;
      return joint > 0 ? [[i, Math.sqrt(joint)] as const] : [];
    }),
  );
}

function isJoint(table: MatchTable, evidence: number): boolean {
  return (
    table.evidence[evidence]!.kind === 'project' && table.evidence[evidence]!.owners.length > 1
  );
}

function programmes(
  table: MatchTable,
  member: number,
): { programme: Map<number, number>; mixture: Map<number, number> } {
  const own: [counts: ReadonlyMap<number, number>, mine: number][] = [];
  const squares = new Map<number, number>();
  for (const [family, counts] of table.experience) {
    if (!family.startsWith('programme ')) continue;
    for (const [owner, n] of counts) squares.set(owner, (squares.get(owner) ?? 0) + n * n);
    if (counts.has(member)) own.push([counts, counts.get(member)!]);
  }
  const logs = new Map<number, number>();
  const products = new Map<number, number>();
  for (const [counts, mine] of own)
    for (const [owner, n] of counts) {
      if (owner === member) continue;
      logs.set(owner, (logs.get(owner) ?? 0) + mine * Math.log(1 + n));
      products.set(owner, (products.get(owner) ?? 0) + mine * n);
    }
  const length = (owner: number): number => Math.sqrt(squares.get(owner) ?? 0) || 1;
  return {
    programme: asShares(logs),
    mixture: new Map([...products].map(([o, p]) => [o, p / (length(o) * length(member))])),
  };
}

function subjects(
  table: MatchTable,
  member: number,
  likeness: ReadonlyMap<number, number>,
): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [evidence, degree] of likeness)
    for (const owner of table.evidence[evidence]!.owners) {
      if (owner !== member) sums.set(owner, (sums.get(owner) ?? 0) + degree);
    }
  return sums;
}

/** Adamic and Adar 2003: a common partner counts less the more partners it has itself. */
function commonPartners(table: MatchTable, member: number): Map<number, number> {
  const partnersOf = (owner: number): Set<number> =>
    new Set(
      table.owners[owner]!.evidence.filter((e) => isJoint(table, e))
        .flatMap((e) => table.evidence[e]!.owners)
        .filter((o) => o !== owner),
    );
  const sums = new Map<number, number>();
  for (const between of partnersOf(member)) {
    const theirs = partnersOf(between);
    for (const other of theirs)
      if (other !== member) sums.set(other, (sums.get(other) ?? 0) + 1 / Math.log(1 + theirs.size));
  }
  return sums;
}

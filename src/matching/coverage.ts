import type { EvidenceScore } from './evidence-score.ts';
import type { MatchTable } from './table.ts';

/** Evidence scored against one need. */
export interface NeedScores {
  need: string;
  must: boolean;
  evidence: readonly EvidenceScore[];
}

/** How far one owner covers one need. */
export interface NeedCoverage {
  need: string;
  /** 0 to 1. */
  degree: number;
  /** Best first, at most three. */
  evidence: readonly { ordinal: number; degree: number }[];
}

// Shown beside a need: more would bury the best.
const SHOWN = 3;
// A second and third statement to the same need strengthen the first by a tenth of what is missing to 1 each: breadth counts a little.
const SUPPORT = 0.1;

/** Below this a need counts as not covered: the statement shares the field, not the thing. Judgement; the same line as "fair" in strength.ts. */
export const COVERED = 0.35;

/** Coverage of every need by every owner that covers any of them at all, by position. */
export function coverNeeds(table: MatchTable, needs: readonly NeedScores[]): Map<number, NeedCoverage[]> {
  const byOwner = new Map<number, NeedCoverage[]>();
  needs.forEach(({ need, evidence }, at) => {
    for (const [owner, best] of bestOf(table, evidence)) {
      let list = byOwner.get(owner);
      if (!list) byOwner.set(owner, (list = needs.map((n) => ({ need: n.need, degree: 0, evidence: [] }))));
      list[at] = { need, degree: degreeOf(best), evidence: best };
    }
  });
  return byOwner;
}

function bestOf(table: MatchTable, evidence: readonly EvidenceScore[]): Map<number, { ordinal: number; degree: number }[]> {
  const byOwner = new Map<number, { ordinal: number; degree: number }[]>();
  for (const { ordinal, degree } of evidence) {
    if (degree <= 0) continue;
    for (const owner of table.evidence[ordinal]!.owners) {
      const list = byOwner.get(owner);
      if (list) list.push({ ordinal, degree });
      else byOwner.set(owner, [{ ordinal, degree }]);
    }
  }
  for (const [owner, list] of byOwner) byOwner.set(owner, list.sort((a, b) => b.degree - a.degree || a.ordinal - b.ordinal).slice(0, SHOWN));
  return byOwner;
}

function degreeOf(best: readonly { degree: number }[]): number {
  return best.reduce((sum, { degree }, i) => sum + (1 - sum) * degree * (i === 0 ? 1 : SUPPORT), 0);
}

/** Needs that no owner covers, with the nearest evidence of all. */
export function uncovered(needs: readonly NeedScores[], byOwner: ReadonlyMap<number, readonly NeedCoverage[]>): { need: string; nearest: readonly { ordinal: number; degree: number }[] }[] {
  return needs.flatMap(({ need, evidence }, at) => {
    const most = [...byOwner.values()].reduce((max, list) => Math.max(max, list[at]?.degree ?? 0), 0);
    if (most >= COVERED) return [];
    const nearest = [...evidence].filter((e) => e.degree > 0).sort((a, b) => b.degree - a.degree || a.ordinal - b.ordinal).slice(0, SHOWN);
    return [{ need, nearest: nearest.map(({ ordinal, degree }) => ({ ordinal, degree })) }];
  });
}

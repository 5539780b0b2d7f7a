import type { JudgedConditions } from './conditions.ts';
import type { EvidenceScore } from './evidence-score.ts';
import { FAIR } from './strength.ts';
import type { MatchTable } from './table.ts';

/** Evidence scored against one need. */
export interface NeedScores {
  need: string;
  must: boolean;
  evidence: readonly EvidenceScore[];
  /** The need's own conditions. */
  conditions: JudgedConditions;
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
// A second and third statement to the same need strengthen the first by a tenth of what is missing
// to 1 each: breadth counts a little.
const SUPPORT = 0.1;

/**
 * Below this a need counts as not covered: the statement shares the field, not the thing.
 * The line of "fair" in strength.ts, so that what is covered has a strength.
 */
export const COVERED = FAIR;

/** How all owners cover all needs. */
export interface Coverage {
  /** By need in their order; degree 0 where an owner has nothing to it. */
  of(owner: number): NeedCoverage[];
  /** Needs that no owner covers, with the nearest evidence of all. */
  uncovered: readonly { need: string; nearest: readonly NeedCoverage['evidence'][number][] }[];
}

type Best = { ordinal: number; degree: number }[];

/**
 * Thousands of owners have something to a need and few are shown, so what one covers is put
 * together when it is asked for.
 */
export function coverNeeds(table: MatchTable, needs: readonly NeedScores[]): Coverage {
  const answers = needs.map(({ evidence }) =>
    evidence
      .filter((e) => e.degree > 0)
      .sort((a, b) => b.degree - a.degree || a.ordinal - b.ordinal),
  );
  const byNeed = answers.map((evidence, at) => bestOf(table, evidence, needs[at]!.conditions));
  return {
    of: (owner) =>
      needs.map(({ need }, at) => {
        const best = byNeed[at]!.get(owner) ?? [];
        return { need, degree: degreeOf(best), evidence: best };
      }),
    uncovered: needs.flatMap(({ need }, at) => {
      for (const best of byNeed[at]!.values()) if (degreeOf(best) >= COVERED) return [];
      return [
        {
          need,
          nearest: answers[at]!.slice(0, SHOWN).map(({ ordinal, degree }) => ({ ordinal, degree })),
        },
      ];
    }),
  };
}

/**
 * Each owner's best, best first; who is known to fail a condition answers nothing.
 * @param evidence best first
 */
function bestOf(
  table: MatchTable,
  evidence: readonly EvidenceScore[],
  conditions: JudgedConditions,
): Map<number, Best> {
  const byOwner = new Map<number, Best>();
  for (const { ordinal, degree } of evidence) {
    if (!conditions.admits(ordinal)) continue;
    const one = { ordinal, degree };
    for (const owner of table.evidence[ordinal]!.owners) {
      if (conditions.fails(owner)) continue;
      const list = byOwner.get(owner);
      if (!list) byOwner.set(owner, [one]);
      else if (list.length < SHOWN) list.push(one);
    }
  }
  return byOwner;
}

function degreeOf(best: Best): number {
  return best.reduce((sum, { degree }, i) => sum + (1 - sum) * degree * (i === 0 ? 1 : SUPPORT), 0);
}

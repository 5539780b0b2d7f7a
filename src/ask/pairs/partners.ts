/**
 * "With whom next?": partners for a member, by what both do, what one seeks of the other, and where
 * both apply.
 */
import type { Context } from '../../context.ts';
import { Problem } from '../../domain/problem.ts';
import { judgePairs } from '../../matching/judge-pairs.ts';
import { type PartnerWeights, rankPartners } from '../../matching/rank-partners.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { findLikeness, findPairMaterial } from './statement-pairs.ts';

export interface PartnerQuestion {
  member: string;
  /** Left out: those that it knows already. */
  exclude: readonly string[];
  weights?: PartnerWeights;
}

/**
 * All others, best first.
 * @throws Problem `not-found` for an unknown member
 */
export async function askPartners(
  context: Context,
  question: PartnerQuestion,
  signal?: AbortSignal,
): Promise<{ owner: string; score: number }[]> {
  const knowledge = matchKnowledge(context);
  const { table } = knowledge;
  const member = table.ownerAt.get(question.member);
  if (member === undefined)
    throw new Problem('not-found', `There is no organisation "${question.member}".`);
  const likeness = findLikeness(context, knowledge, member);
  const stated = hasNeeds(table.evidence)
    ? judgePairs(table, member, await findPairMaterial(context, knowledge, member, signal)).filter(
        (j) => j.stated,
      )
    : [];
  const ranks = rankPartners(
    table,
    member,
    { likeness, complement: new Map(stated.map((j) => [j.owner, j.complementary])) },
    question.weights,
  );
  const out = new Set(question.exclude);
  return ranks
    .map((r) => ({ owner: table.owners[r.owner]!.id, score: r.score }))
    .filter((r) => !out.has(r.owner));
}

function hasNeeds(evidence: readonly { kind: string }[]): boolean {
  return evidence.some((e) => e.kind === 'need');
}

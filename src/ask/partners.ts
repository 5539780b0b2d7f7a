/** "With whom next?": new partners for a member, by what both do and where both apply. */
import type { Context } from '../context.ts';
import { matchKnowledge } from './match-knowledge.ts';

export interface PartnerQuestion {
  member: string;
  /** Left out: known partners. */
  exclude: readonly string[];
}

/** All other members that have anything to do with it, best first. */
export function rankPartners(context: Context, question: PartnerQuestion): { owner: string; score: number }[] {
  const { table } = matchKnowledge(context);
  const out = new Set([...question.exclude, question.member]);
  return table.owners.filter((o) => !out.has(o.id)).map((o) => ({ owner: o.id, score: o.projects })).sort((a, b) => b.score - a.score || (a.owner < b.owner ? -1 : 1));
}

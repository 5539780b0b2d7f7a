/**
 * Ranks for every query of a file against a build: what quality is measured on, by the same code
 * that answers visitors.
 */
import type { Context } from '../../context.ts';
import type { Weights } from '../../matching/weights.ts';
import type { EvaluationQuery } from './evaluation-files.ts';
import { askMatch } from '../match/match.ts';
import { askPartners } from '../pairs/partners.ts';

/** Rows kept per query. */
const MOST_ROWS = 1_000;

export interface RankedQuery {
  query: string;
  ranking: readonly { owner: string; score: number }[];
}

export interface EvaluateOptions {
  weights?: Weights;
  /** Told after each query. */
  onQuery?: (done: number) => void;
}

/** Ranks every query, in order; scores above zero only, at most 1,000 rows each. */
export async function evaluate(
  context: Context,
  queries: readonly EvaluationQuery[],
  options: EvaluateOptions = {},
): Promise<RankedQuery[]> {
  const answers: RankedQuery[] = [];
  for (const query of queries) {
    const ranking = await rank(context, query, options.weights);
    answers.push({
      query: query.id,
      ranking: ranking.filter((r) => r.score > 0).slice(0, MOST_ROWS),
    });
    options.onQuery?.(answers.length);
  }
  return answers;
}

async function rank(
  context: Context,
  query: EvaluationQuery,
  weights: Weights | undefined,
): Promise<readonly { owner: string; score: number }[]> {
  if (query.kind === 'outline')
    return (
      await askMatch(context, {
        text: query.text,
        lang: query.lang,
        call: query.call,
        limit: 0,
        weights,
      })
    ).ranking;
  return askPartners(context, { member: query.id, exclude: query.exclude });
}

import type { Context } from '../../context.ts';
import type { Judgements } from '../../matching/measures.ts';
import { featuresAt, ownerFeatures } from '../../matching/rank-owners.ts';
import type { TuningQuery, TuningSet } from '../../matching/tune.ts';
import { FEATURES } from '../../matching/weights.ts';
import type { EvaluationQuery } from './evaluation-files.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { prepareMatch } from '../match/match.ts';

/**
 * Members with at most so many projects count as small: newcomers, for whom history says nothing.
 */
export const FEW_PROJECTS = 10;

/**
 * Works out the features of every outline of a file once, so that weights can be tried in
 * milliseconds.
 */
export async function tuningSet(
  context: Context,
  name: string,
  queries: readonly EvaluationQuery[],
  judgements: Judgements,
): Promise<TuningSet> {
  const { table } = matchKnowledge(context);
  const small = (owner: string): boolean =>
    (table.owners[table.ownerAt.get(owner) ?? -1]?.projects ?? 0) <= FEW_PROJECTS;
  const prepared: TuningQuery[] = [];
  for (const query of queries) {
    const grades = judgements.get(query.id);
    if (query.kind !== 'outline' || !grades) continue;
    const { owners } = await prepareMatch(context, {
      text: query.text,
      lang: query.lang,
      call: query.call,
    });
    const found = ownerFeatures(table, owners);
    const ids = found.answering.map((place) => table.owners[found.owners[place]!]!.id);
    const relevant = [...grades].filter(([, grade]) => grade > 0);
    prepared.push({
      rows: found.answering.map((place) => {
        const features = featuresAt(found, place);
        return Float32Array.from(FEATURES, (f) => features[f]);
      }),
      grades: ids.map((id) => grades.get(id) ?? 0),
      small: ids.map(small),
      relevant: relevant.map(([, g]) => g),
      relevantSmall: relevant.filter(([o]) => small(o)).map(([, g]) => g),
    });
  }
  return { name, queries: prepared };
}

/**
 * Finds weights on judged queries. Coordinate ascent on nDCG@10, the measure itself;
 * cross-validated, so that the figure reported for a set of weights comes from queries that they
 * were not chosen on.
 */
import { ndcg10 } from './measures.ts';
import { FEATURES, type Feature, type Weights } from './weights.ts';

/** One judged query with the features of every owner that answers it. */
export interface TuningQuery {
  /** Per owner a row of features in the order of FEATURES. */
  rows: readonly Float32Array[];
  /** Grade of each row's owner. */
  grades: readonly number[];
  /** True for owners with few projects, for which the ranking must work as well. */
  small: readonly boolean[];
  /** Grades of all relevant owners, found or not. */
  relevant: readonly number[];
  relevantSmall: readonly number[];
}

export interface TuningSet {
  name: string;
  queries: readonly TuningQuery[];
}

export interface FoldResult {
  weights: Weights;
  /** Objective on the queries that the weights were chosen on, and on the others. */
  train: number;
  test: number;
  /** The objective of the weights that tuning began with, on the same other queries. */
  before: number;
}

/**
 * Steps tried for each weight, wide before narrow; a finer one would fit noise (one step of 0.1
 * moves nDCG by about 0.001).
 */
const STEPS = [0.3, -0.3, 0.1, -0.1];
const MOST_ROUNDS = 4;
// A gain below this is noise of the sample.
const LEAST_GAIN = 2e-4;
// What the ranking of members with few projects counts beside that of all: newcomers must not pay
// for a better mean.
const SMALL_COUNTS = 0.5;

/**
 * Tunes on all folds but one and tests on that one, for each fold. Queries are dealt to folds in
 * turn.
 */
export function crossValidate(
  sets: readonly TuningSet[],
  start: Weights,
  folds: number,
  tunable: readonly Feature[],
  onFold?: (done: number) => void,
): FoldResult[] {
  return Array.from({ length: folds }, (_, fold) => {
    const part = (inFold: boolean): TuningSet[] =>
      sets.map((s) => ({
        ...s,
        queries: s.queries.filter((_q, i) => (i % folds === fold) === inFold),
      }));
    const [train, test] = [part(false), part(true)];
    const weights = tune(train, start, tunable);
    onFold?.(fold + 1);
    return {
      weights,
      train: objective(train, weights),
      test: objective(test, weights),
      before: objective(test, start),
    };
  });
}

/** Coordinate ascent from given weights; deterministic. */
function tune(sets: readonly TuningSet[], start: Weights, tunable: readonly Feature[]): Weights {
  let best = start;
  let value = objective(sets, start);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = value;
    const moves = tunable.flatMap((feature) => STEPS.map((step) => ({ feature, step })));
    for (const { feature, step } of moves) {
      const weight = Math.max(0, Math.round((best[feature] + step) * 10) / 10);
      if (weight === best[feature]) continue;
      const tried = { ...best, [feature]: weight };
      const reached = objective(sets, tried);
      if (reached > value + LEAST_GAIN) [best, value] = [tried, reached];
    }
    if (value === before) break;
  }
  return best;
}

/**
 * Mean over sets of nDCG@10 for all, and for members with few projects at half its worth; between 0
 * and 1.
 */
export function objective(sets: readonly TuningSet[], weights: Weights): number {
  const vector = Float64Array.from(FEATURES, (f) => weights[f]);
  const perSet = sets
    .filter((s) => s.queries.length > 0)
    .map(({ queries }) => {
      const all = mean(
        queries.filter((q) => q.relevant.length > 0).map((q) => ndcg(q, vector, false)),
      );
      const small = queries
        .filter((q) => q.relevantSmall.length > 0)
        .map((q) => ndcg(q, vector, true));
      return small.length > 0 ? (all + SMALL_COUNTS * mean(small)) / (1 + SMALL_COUNTS) : all;
    });
  return mean(perSet);
}

function ndcg(query: TuningQuery, weights: Float64Array, small: boolean): number {
  const top: { score: number; grade: number }[] = [];
  query.rows.forEach((row, i) => {
    if (small && !query.small[i]) return;
    let score = 0;
    for (let f = 0; f < weights.length; f++) score += weights[f]! * row[f]!;
    if (top.length === 10 && score <= top[9]!.score) return;
    if (top.length === 10) top.pop();
    let at = top.length;
    while (at > 0 && top[at - 1]!.score < score) at--;
    top.splice(at, 0, { score, grade: query.grades[i]! });
  });
  return ndcg10(
    top.map((t) => t.grade),
    small ? query.relevantSmall : query.relevant,
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/**
 * How good a ranking is, by the field's measures; the same formulas and rules as the judges of this
 * product use.
 */

/** Grades per query and document: 1 and above is relevant, higher counts more. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;
/** Scores per query and document. */
export type Run = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const MEASURES = ['ndcg10', 'recall20', 'mrr'] as const;
export type Measure = (typeof MEASURES)[number];

/** A mean over queries with half the width of its 95 % interval (normal approximation). */
export interface Figure {
  mean: number;
  half: number;
}

/** A mean difference with its paired bootstrap interval of 95 %. */
export interface Difference {
  mean: number;
  low: number;
  high: number;
}

export interface Quality {
  queries: number;
  figures: Record<Measure, Figure>;
  /** Values per query, in the order of query ids: what a paired comparison needs. */
  values: Record<Measure, number[]>;
}

/**
 * Equal scores are ordered by document id, so a ranking without a given order is judged the same
 * everywhere.
 */
export function order(scores: ReadonlyMap<string, number>): string[] {
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([document]) => document);
}

/**
 * nDCG of the first ten with gain 2^grade - 1 and discount log2(rank + 1) (Järvelin and Kekäläinen
 * 2002).
 * @param grades of the ranking, best place first
 * @param relevant grades of all relevant documents
 */
export function ndcg10(grades: readonly number[], relevant: readonly number[]): number {
  const dcg = (gs: readonly number[]): number =>
    gs.slice(0, 10).reduce((sum, g, i) => sum + (2 ** g - 1) / Math.log2(i + 2), 0);
  return dcg(grades) / dcg([...relevant].sort((a, b) => b - a));
}

/** Share of the relevant documents among the first twenty. */
export function recall20(grades: readonly number[], relevant: readonly number[]): number {
  return grades.slice(0, 20).filter((g) => g > 0).length / relevant.length;
}

/** One over the place of the first relevant document, 0 when there is none (Voorhees 1999). */
export function reciprocalRank(grades: readonly number[]): number {
  const first = grades.findIndex((g) => g > 0);
  return first < 0 ? 0 : 1 / (first + 1);
}

/**
 * Judges a run. A query without a relevant document is left out; a query that the run misses scores
 * 0.
 * @param only judge these documents alone (for instance members with few projects): others leave
 * the ranking and the judgements
 */
export function judge(
  judgements: Judgements,
  run: Run,
  only?: (document: string) => boolean,
): Quality {
  const values: Record<Measure, number[]> = { ndcg10: [], recall20: [], mrr: [] };
  for (const query of [...judgements.keys()].sort()) {
    const grades = new Map([...judgements.get(query)!].filter(([d]) => !only || only(d)));
    const relevant = [...grades.values()].filter((g) => g > 0);
    if (relevant.length === 0) continue;
    const ranked = order(run.get(query) ?? new Map<string, number>())
      .filter((d) => !only || only(d))
      .map((d) => grades.get(d) ?? 0);
    values.ndcg10.push(ndcg10(ranked, relevant));
    values.recall20.push(recall20(ranked, relevant));
    values.mrr.push(reciprocalRank(ranked));
  }
  const figures = {
    ndcg10: figure(values.ndcg10),
    recall20: figure(values.recall20),
    mrr: figure(values.mrr),
  };
  return { queries: values.ndcg10.length, figures, values };
}

function figure(values: readonly number[]): Figure {
  const mean = meanOf(values);
  return {
    mean,
    half:
      values.length === 0
        ? 0
        : 1.96 * Math.sqrt(meanOf(values.map((v) => (v - mean) ** 2)) / values.length),
  };
}

const RESAMPLES = 2_000;

/**
 * Mean difference of paired values with a bootstrap interval over queries (Efron 1979); the seed is
 * fixed, so it repeats.
 */
export function pairedDifference(ours: readonly number[], theirs: readonly number[]): Difference {
  const gaps = ours.map((v, i) => v - theirs[i]!);
  if (gaps.length === 0) return { mean: 0, low: 0, high: 0 };
  // The linear congruential generator of Numerical Recipes, as the judges' script has it.
  let state = 42;
  const random = (): number => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < gaps.length; i++) sum += gaps[Math.floor(random() * gaps.length)]!;
    return sum / gaps.length;
  }).sort((a, b) => a - b);
  return { mean: meanOf(gaps), low: means[50]!, high: means[1_949]! };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

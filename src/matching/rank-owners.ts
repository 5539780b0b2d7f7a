import { MATCH_FEATURES } from './features/index.ts';
import type { OwnerQuestion } from './features/feature.ts';
import type { MatchTable } from './table.ts';
import type { Feature, Weights } from './weights.ts';
import { FEATURES, WEIGHTS } from './weights.ts';

export type { OwnerQuestion } from './features/feature.ts';

export interface OwnerRank {
  /** Position of the owner. */
  owner: number;
  /** 0 to 1: the weighted mean of its features, comparable between answers. */
  score: number;
  features: Readonly<Record<Feature, number>>;
}

/** The features that a ranking is made from, before weighting. */
export interface OwnerFeatures {
  /** Positions of the owners of the evidence, and of those that the question names. */
  owners: readonly number[];
  /** Places in `owners` of those that answer and may be answered with. */
  answering: readonly number[];
  /**
   * Of each feature that the question touches the value of every one of `owners`, 0 to 1; the other
   * features are 0 for everybody.
   */
  columns: readonly (readonly [Feature, Float64Array])[];
}

const NONE = Object.fromEntries(FEATURES.map((f) => [f, 0])) as Record<Feature, number>;

/** One row of the columns. */
export function featuresAt({ columns }: OwnerFeatures, place: number): Record<Feature, number> {
  const features = { ...NONE };
  for (const [feature, column] of columns) features[feature] = column[place]!;
  return features;
}

/**
 * A place in the ranking. Thousands are ranked and few are explained, so features are put together
 * when they are asked for.
 */
class Ranked implements OwnerRank {
  readonly owner: number;
  readonly score: number;
  readonly #found: OwnerFeatures;
  readonly #place: number;

  constructor(found: OwnerFeatures, place: number, score: number) {
    this.owner = found.owners[place]!;
    this.score = score;
    this.#found = found;
    this.#place = place;
  }

  get features(): Readonly<Record<Feature, number>> {
    return featuresAt(this.#found, this.#place);
  }
}

/**
 * Ranks every owner of the scored evidence and those that the question names, the best first, equal
 * ones by id.
 */
export function rankOwners(
  table: MatchTable,
  question: OwnerQuestion,
  weights: Weights = WEIGHTS,
): OwnerRank[] {
  const found = ownerFeatures(table, question);
  const used = found.columns.filter(([feature]) => weights[feature] > 0);
  // All weights, also of what the question does not touch: a score means the same in every answer.
  const total = FEATURES.reduce((sum, feature) => sum + weights[feature], 0) || 1;
  return found.answering
    .map(
      (place) =>
        new Ranked(
          found,
          place,
          (used.reduce((sum, [feature, column]) => sum + weights[feature] * column[place]!, 0) /
            total) *
            (question.favour?.(found.owners[place]!) ?? 1),
        ),
    )
    .sort(
      (a, b) =>
        b.score - a.score || (table.owners[a.owner]!.id < table.owners[b.owner]!.id ? -1 : 1),
    );
}

/** Puts the columns together. */
export function ownerFeatures(table: MatchTable, question: OwnerQuestion): OwnerFeatures {
  const owners: number[] = [];
  const answers: boolean[] = [];
  const placeOf = new Int32Array(table.owners.length).fill(-1);
  const note = (owner: number, answering: boolean): void => {
    let place = placeOf[owner]!;
    if (place < 0) placeOf[owner] = place = owners.push(owner) - 1;
    answers[place] ||= answering;
  };
  for (const e of question.evidence)
    for (const owner of table.evidence[e.ordinal]!.owners) note(owner, e.degree > 0);
  for (const owner of question.named.keys()) note(owner, true);
  return {
    owners,
    answering: owners.flatMap((owner, place) =>
      answers[place] && !question.excludes(owner) ? [place] : [],
    ),
    columns: MATCH_FEATURES.flatMap(({ id, column }) => {
      const values = column(table, question, { owners, placeOf });
      return values ? [[id, values] as const] : [];
    }),
  };
}

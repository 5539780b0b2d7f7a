import { BestFewByOwner, asShares } from './best-few.ts';
import type { CallFamily } from './call-families.ts';
import type { EvidenceScore } from './evidence-score.ts';
import { expectedKinds } from './expected-kinds.ts';
import type { MatchTable } from './table.ts';
import type { Feature, Weights } from './weights.ts';
import { FEATURES, WEIGHTS } from './weights.ts';

/** What is asked of the owners, with everything that depends on texts worked out before. */
export interface OwnerQuestion {
  /** Scored evidence: the candidates of the question. */
  evidence: readonly EvidenceScore[];
  /**
   * BM25 of each owner's candidate statements read as one text, by position; empty leaves the
   * feature out.
   */
  profiles: ReadonlyMap<number, number>;
  /**
   * How surely the question names an owner, by position, 0 to 1 (ask/owner-names.ts); empty leaves
   * the feature out.
   */
  named: ReadonlyMap<number, number>;
  /** Families of the call, when the question names one. */
  families: readonly CallFamily[];
  /** Positions of owners that the asker has worked with; empty leaves the feature out. */
  partners: ReadonlySet<number>;
  /** Positions of owners that must not be answered with. */
  excluded: ReadonlySet<number>;
}

export interface OwnerRank {
  /** Position of the owner. */
  owner: number;
  /** 0 to 1: the weighted mean of its features. Comparable within one answer. */
  score: number;
  features: Readonly<Record<Feature, number>>;
}

/** The evidence features, each aggregated to its owners by itself. */
const BY_EVIDENCE = ['tfidf', 'bm25', 'latent', 'dense', 'concepts', 'quantities'] as const;

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
  const total = used.reduce((sum, [feature]) => sum + weights[feature], 0) || 1;
  return found.answering
    .map(
      (place) =>
        new Ranked(
          found,
          place,
          used.reduce((sum, [feature, column]) => sum + weights[feature] * column[place]!, 0) /
            total,
        ),
    )
    .sort(
      (a, b) =>
        b.score - a.score || (table.owners[a.owner]!.id < table.owners[b.owner]!.id ? -1 : 1),
    );
}

/** Puts the columns together. */
export function ownerFeatures(table: MatchTable, question: OwnerQuestion): OwnerFeatures {
  const owners: number[] = [],
    answers: boolean[] = [],
    placeOf = new Int32Array(table.owners.length).fill(-1);
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
      answers[place] && !question.excluded.has(owner) ? [place] : [],
    ),
    columns: columnsOf(table, question, owners, placeOf),
  };
}

/** Null where the question does not touch a feature: it takes no part. */
type Column = Float64Array | null;

function columnsOf(
  table: MatchTable,
  question: OwnerQuestion,
  owners: readonly number[],
  placeOf: Int32Array,
): (readonly [Feature, Float64Array])[] {
  const kinds = expectedKinds(table, question.families),
    { profiles, named, partners, families } = question;
  const column = (takesPart: boolean, valueOf: (owner: number) => number): Column =>
    takesPart ? Float64Array.from(owners, valueOf) : null;
  const shares = asShares(profiles);
  const columns: [Feature, Column][] = [
    ...BY_EVIDENCE.map((part): [Feature, Column] => [
      part,
      fewByOwner(table, question.evidence, part, owners.length, placeOf),
    ]),
    ['profile', column(shares.size > 0, (owner) => shares.get(owner) ?? 0)],
    ['named', column(named.size > 0, (owner) => named.get(owner) ?? 0)],
    ['experience', experienceOf(table, families, 'programme', owners)],
    ['action', experienceOf(table, families, 'action', owners)],
    ['kind', column(kinds.size > 0, (owner) => kinds.get(table.owners[owner]!.kind) ?? 0.5)],
    ['history', column(partners.size > 0, (owner) => (partners.has(owner) ? 1 : 0))],
  ];
  return columns.flatMap(([feature, values]) => (values ? [[feature, values] as const] : []));
}

function fewByOwner(
  table: MatchTable,
  evidence: readonly EvidenceScore[],
  part: (typeof BY_EVIDENCE)[number],
  count: number,
  placeOf: Int32Array,
): Column {
  const few = new BestFewByOwner(count);
  for (const e of evidence)
    if (e[part] > 0)
      for (const owner of table.evidence[e.ordinal]!.owners) few.add(placeOf[owner]!, e[part]);
  return few.shares();
}

/**
 * ln(1 + earlier projects of the same family) as a share of the most experienced owner's: the
 * second project says more than the twentieth.
 */
function experienceOf(
  table: MatchTable,
  families: readonly CallFamily[],
  level: CallFamily['level'],
  owners: readonly number[],
): Column {
  const counts = families.flatMap((f) =>
    f.level === level ? (table.experience.get(`${level} ${f.key}`) ?? []) : [],
  );
  let most = 0;
  for (const byOwner of counts) for (const count of byOwner.values()) most = Math.max(most, count);
  if (most === 0) return null;
  return Float64Array.from(
    owners,
    (owner) =>
      Math.log(1 + counts.reduce((best, byOwner) => Math.max(best, byOwner.get(owner) ?? 0), 0)) /
      Math.log(1 + most),
  );
}

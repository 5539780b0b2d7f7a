import { BestFewByOwner, asShares } from './best-few.ts';
import type { CallFamily } from './call-families.ts';
import type { EvidenceScore } from './evidence-score.ts';
import { expectedKinds } from './expected-kinds.ts';
import type { MatchTable } from './table.ts';
import type { Feature, Weights } from './weights.ts';
import { WEIGHTS } from './weights.ts';

/** What is asked of the owners, with everything that depends on texts worked out before. */
export interface OwnerQuestion {
  /** Scored evidence: the candidates of the question. */
  evidence: readonly EvidenceScore[];
  /** BM25 of each owner's candidate statements read as one text, by position; empty leaves the feature out. */
  profiles: ReadonlyMap<number, number>;
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

/** One owner's features, and which of all features the question touches at all. */
export interface OwnerFeatures {
  owners: readonly { owner: number; features: Readonly<Record<Feature, number>> }[];
  /** Features that take part: the others are empty for everybody. */
  touched: readonly Feature[];
}

/** Ranks every owner of the scored evidence, the best first, equal ones by id. */
export function rankOwners(table: MatchTable, question: OwnerQuestion, weights: Weights = WEIGHTS): OwnerRank[] {
  const { owners, touched } = ownerFeatures(table, question);
  const used = touched.filter((feature) => weights[feature] > 0);
  const total = used.reduce((sum, feature) => sum + weights[feature], 0) || 1;
  return owners.map(({ owner, features }) => ({ owner, features, score: used.reduce((sum, f) => sum + weights[f] * features[f], 0) / total }))
    .sort((a, b) => b.score - a.score || (table.owners[a.owner]!.id < table.owners[b.owner]!.id ? -1 : 1));
}

/** The features that a ranking is made from, before weighting. */
export function ownerFeatures(table: MatchTable, question: OwnerQuestion): OwnerFeatures {
  const columns = featureColumns(table, question);
  const owners = new Set(question.evidence.flatMap((e) => (e.degree > 0 ? table.evidence[e.ordinal]!.owners : [])));
  return {
    touched: [...columns].filter(([, column]) => column.size > 0).map(([feature]) => feature),
    owners: [...owners].filter((o) => !question.excluded.has(o)).map((owner) => ({
      owner, features: Object.fromEntries([...columns].map(([feature, column]) => [feature, column.get(owner) ?? 0])) as Record<Feature, number>,
    })),
  };
}

/** Every feature by owner, 0 to 1. A feature that the question does not touch is empty, and takes no part. */
function featureColumns(table: MatchTable, question: OwnerQuestion): Map<Feature, ReadonlyMap<number, number>> {
  const columns = new Map<Feature, ReadonlyMap<number, number>>();
  for (const part of BY_EVIDENCE) {
    const few = new BestFewByOwner();
    for (const e of question.evidence) for (const owner of table.evidence[e.ordinal]!.owners) few.add(owner, e[part]);
    columns.set(part, few.shares());
  }
  columns.set('profile', asShares(question.profiles));
  columns.set('experience', experienceOf(table, question.families, 'programme'));
  columns.set('action', experienceOf(table, question.families, 'action'));
  columns.set('kind', expectedKinds(table, question.families));
  columns.set('history', new Map([...question.partners].map((owner) => [owner, 1])));
  return columns;
}

/** ln(1 + earlier projects of the same family): the second project says more than the twentieth. */
function experienceOf(table: MatchTable, families: readonly CallFamily[], level: CallFamily['level']): Map<number, number> {
  const logs = new Map<number, number>();
  for (const family of families) {
    if (family.level !== level) continue;
    for (const [owner, count] of table.experience.get(`${level} ${family.key}`) ?? []) logs.set(owner, Math.max(logs.get(owner) ?? 0, Math.log(1 + count)));
  }
  return asShares(logs);
}

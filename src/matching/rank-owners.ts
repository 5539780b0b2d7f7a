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
  /** BM25 of each owner's candidate statements read as one text, by position; empty leaves the feature out. */
  profiles: ReadonlyMap<number, number>;
  /** How surely the question names an owner, by position, 0 to 1 (ask/owner-names.ts); empty leaves the feature out. */
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

/** One owner's features, and which of all features the question touches at all. */
export interface OwnerFeatures {
  owners: readonly { owner: number; features: Readonly<Record<Feature, number>> }[];
  /** Features that take part: the others are empty for everybody. */
  touched: readonly Feature[];
}

/** Ranks every owner of the scored evidence and those that the question names, the best first, equal ones by id. */
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
  const owners = new Set([...question.evidence.flatMap((e) => (e.degree > 0 ? table.evidence[e.ordinal]!.owners : [])), ...question.named.keys()]);
  return {
    touched: columns.map(([feature]) => feature),
    owners: [...owners].filter((o) => !question.excluded.has(o)).map((owner) => {
      const features = { ...NONE };
      for (const [feature, valueOf] of columns) features[feature] = valueOf(owner);
      return { owner, features };
    }),
  };
}

const NONE = Object.fromEntries(FEATURES.map((f) => [f, 0])) as Record<Feature, number>;

/** A feature by owner position, 0 to 1; null where the question does not touch it, and it takes no part. */
type Column = ((owner: number) => number) | null;

function featureColumns(table: MatchTable, question: OwnerQuestion): (readonly [Feature, NonNullable<Column>])[] {
  const kinds = expectedKinds(table, question.families);
  const columns: [Feature, Column][] = [
    ...BY_EVIDENCE.map((part): [Feature, Column] => [part, column(fewByOwner(table, question.evidence, part))]),
    ['profile', column(asShares(question.profiles))],
    ['named', column(question.named)],
    ['experience', experienceOf(table, question.families, 'programme')], ['action', experienceOf(table, question.families, 'action')],
    ['kind', kinds.size > 0 ? (owner) => kinds.get(table.owners[owner]!.kind) ?? 0.5 : null],
    ['history', question.partners.size > 0 ? (owner) => (question.partners.has(owner) ? 1 : 0) : null],
  ];
  return columns.flatMap(([feature, valueOf]) => (valueOf ? [[feature, valueOf] as const] : []));
}

function column(values: ReadonlyMap<number, number>): Column {
  return values.size > 0 ? (owner) => values.get(owner) ?? 0 : null;
}

function fewByOwner(table: MatchTable, evidence: readonly EvidenceScore[], part: (typeof BY_EVIDENCE)[number]): Map<number, number> {
  const few = new BestFewByOwner(table.owners.length);
  for (const e of evidence) for (const owner of table.evidence[e.ordinal]!.owners) few.add(owner, e[part]);
  return few.shares();
}

/** ln(1 + earlier projects of the same family) as a share of the most experienced owner's: the second project says more than the twentieth. */
function experienceOf(table: MatchTable, families: readonly CallFamily[], level: CallFamily['level']): Column {
  const counts = families.flatMap((f) => (f.level === level ? table.experience.get(`${level} ${f.key}`) ?? [] : []));
  let most = 0;
  for (const byOwner of counts) for (const count of byOwner.values()) most = Math.max(most, count);
  if (most === 0) return null;
  return (owner) => Math.log(1 + counts.reduce((best, byOwner) => Math.max(best, byOwner.get(owner) ?? 0), 0)) / Math.log(1 + most);
}

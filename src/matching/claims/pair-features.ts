/** What speaks for two statements saying the same: symmetric, on scales that are absolute. */
import type { EvidenceKind } from '../../domain/evidence.ts';

/** Two statements of different owners. */
export interface PairFacts {
  /** Share of each side's telling words that the other side has, too, 0 to 1. */
  shares: readonly [number, number];
  /** Weight of the words that both have (ln(1 + N / n) each). */
  shared: number;
  tfidf: number;
  latent: number;
  /** `specificityOf` of the narrowest concept that both hold; 0 for none. */
  specificity: number;
  /** Share of the concepts of both that both hold, 0 to 1. */
  concepts: number;
  kinds: readonly [EvidenceKind, EvidenceKind];
}

export const PAIR_FEATURES = [
  'lesserShare',
  'greaterShare',
  'shared',
  'tfidf',
  'latent',
  'specificity',
  'concepts',
] as const;
export type PairFeature = (typeof PAIR_FEATURES)[number];

const TELLING = 6;
const MOST_TELLING = 3;

export function pairFeatures(pair: PairFacts): Record<PairFeature, number> {
  return {
    lesserShare: Math.min(...pair.shares),
    greaterShare: Math.max(...pair.shares),
    shared: Math.min(MOST_TELLING, pair.shared / TELLING),
    tfidf: pair.tfidf,
    latent: Math.max(0, pair.latent),
    specificity: pair.specificity,
    concepts: pair.concepts,
  };
}

/**
 * What speaks for one statement answering one question, on scales that are the same in every
 * question and every catalogue.
 */
import type { EvidenceKind } from '../../domain/evidence.ts';
import type { HelpKind } from '../../domain/need.ts';
import type { WordsMet } from './words-met.ts';

/** A statement beside a question. */
export interface ClaimFacts {
  words: WordsMet;
  /** Number of telling words of the question. */
  asked: number;
  /** Cosine in the latent space, or by an embedding model where that is greater. */
  meaning: number;
  /** `specificityOf` of the narrowest asked concept that the statement holds; 0 for none. */
  specificity: number;
  /** Share of the asked figures that it meets, 0 to 1; missing when none is asked. */
  figures?: number;
  /** The figures are of a kind that anything has: sizes, masses. */
  plainFigures?: boolean;
  kind: EvidenceKind;
  /** Kinds of help asked for and offered, none where the words leave it open. */
  help: { asked: readonly HelpKind[]; offered: readonly HelpKind[] };
}

export const CLAIM_FEATURES = [
  'share',
  'shareSquared',
  'weight',
  'best',
  'missing',
  'count',
  'meaning',
  'specificity',
  'figuresMet',
  'figuresMissed',
  'instrument',
  'project',
  'shareOfLong',
] as const;
export type ClaimFeature = (typeof CLAIM_FEATURES)[number];

// Weights of words are ln(1 + N / n): 6 is a word that one in four hundred statements has.
const TELLING = 6;
const MOST_TELLING = 3;
// The fifth word that is met says nothing that four did not.
const MOST_WORDS = 4;

/** The features in their order; most lie between 0 and 1. */
export function claimFeatures(claim: ClaimFacts): Record<ClaimFeature, number> {
  const { words, figures } = claim;
  return {
    share: words.share,
    shareSquared: words.share ** 2,
    weight: Math.min(MOST_TELLING, words.weight / TELLING),
    best: words.best / TELLING,
    missing: words.missing,
    count: Math.min(MOST_WORDS, words.count) / 2,
    meaning: Math.max(0, claim.meaning),
    specificity: claim.specificity,
    figuresMet: figures ?? 0,
    figuresMissed: figures === undefined ? 0 : 1 - figures,
    instrument: claim.kind === 'instrument' ? 1 : 0,
    project: claim.kind === 'project' ? 1 : 0,
    shareOfLong: words.share * Math.log(1 + claim.asked),
  };
}

/** How narrow a concept is: 1 when one statement holds it, 0 when all do. */
export function specificityOf(uses: number, statements: number): number {
  return statements > 1 ? Math.log(statements / Math.max(1, uses)) / Math.log(statements) : 0;
}

/** The chance that a reader of the field calls a claim right, fitted to judged ones. */
import shipped from './calibration.json' with { type: 'json' };
import {
  CLAIM_FEATURES,
  type ClaimFacts,
  type ClaimFeature,
  claimFeatures,
} from './claim-features.ts';
import { logistic } from './fit.ts';
import { shareByRequest } from './request-fits.ts';
import { PAIR_FEATURES, type PairFacts, type PairFeature, pairFeatures } from './pair-features.ts';

/** A fitted model: log-odds are `intercept` plus the weighted features. */
export interface Calibration<Feature extends string> {
  intercept: number;
  weights: Readonly<Record<Feature, number>>;
  /** What it was fitted to, for readers. */
  provenance?: Readonly<Record<string, string | number>>;
}

/** What claims are judged by. */
export interface Calibrations {
  /** A statement answers a question or need. */
  answers: Calibration<ClaimFeature>;
  /** Two statements say the same. */
  same: Calibration<PairFeature>;
}

/** Fitted to the judged claims in fixtures/judged by `collimate calibrate`. */
export const SHIPPED_CALIBRATIONS: Calibrations = shipped;

/**
 * Chance that the statement answers the question, 0 to 1; 0 without any sign that it does.
 * @param standing how far the statement can be relied on, above 0 to 1: it multiplies the odds
 */
export function answerProbability(
  facts: ClaimFacts,
  by: Calibrations['answers'],
  standing = 1,
): number {
  if (!canClaim(facts)) return 0;
  const chance = logistic(logOddsOf(CLAIM_FEATURES, claimFeatures(facts), by) + Math.log(standing));
  return chance * shareByRequest(facts);
}

/** Whether there is any sign at all that the statement answers. */
export function canClaim({ words, meaning, figures }: ClaimFacts): boolean {
  return words.weight > 0 || meaning > 0 || (figures ?? 0) > 0;
}

/**
 * Chance that two statements say the same; 0 where one is an instrument: who makes a microscope and
 * who has one are supplier and customer, and two who have rooms or machines of one kind may do
 * quite different things with them (2 of 13 such pairs of the demo were right).
 */
export function sameProbability(facts: PairFacts, by: Calibrations['same']): number {
  if (facts.kinds.includes('instrument')) return 0;
  return logistic(logOddsOf(PAIR_FEATURES, pairFeatures(facts), by));
}

function logOddsOf<Feature extends string>(
  names: readonly Feature[],
  features: Record<Feature, number>,
  by: Calibration<Feature>,
): number {
  return names.reduce((sum, f) => sum + by.weights[f] * features[f], by.intercept);
}

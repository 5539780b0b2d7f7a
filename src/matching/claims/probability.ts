/** The chance that a reader of the field calls a claim right, fitted to judged ones. */
import calibration from './calibration.json' with { type: 'json' };
import pairCalibration from './pair-calibration.json' with { type: 'json' };
import {
  CLAIM_FEATURES,
  type ClaimFacts,
  type ClaimFeature,
  claimFeatures,
} from './claim-features.ts';
import { PAIR_FEATURES, type PairFacts, type PairFeature, pairFeatures } from './pair-features.ts';

/** A fitted model: log-odds are `intercept` plus the weighted features. */
export interface Calibration<Feature extends string> {
  intercept: number;
  weights: Readonly<Record<Feature, number>>;
}

/**
 * Chance that the statement answers the question, 0 to 1; 0 without any sign that it does.
 * @param standing how far the statement can be relied on, above 0 to 1: it multiplies the odds
 */
export function answerProbability(
  facts: ClaimFacts,
  standing = 1,
  by: Calibration<ClaimFeature> = calibration,
): number {
  if (facts.words.weight === 0 && facts.meaning <= 0 && !facts.figures) return 0;
  return logistic(logOddsOf(CLAIM_FEATURES, claimFeatures(facts), by) + Math.log(standing));
}

/**
 * Chance that two statements say the same; 0 for a product beside an instrument: who makes a
 * microscope and who uses one are supplier and customer, not peers.
 */
export function sameProbability(
  facts: PairFacts,
  by: Calibration<PairFeature> = pairCalibration,
): number {
  const kinds = new Set(facts.kinds);
  if (kinds.has('product') && kinds.has('instrument')) return 0;
  return logistic(logOddsOf(PAIR_FEATURES, pairFeatures(facts), by));
}

function logOddsOf<Feature extends string>(
  names: readonly Feature[],
  features: Record<Feature, number>,
  by: Calibration<Feature>,
): number {
  return names.reduce((sum, f) => sum + by.weights[f] * features[f], by.intercept);
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Fits what claims are judged by to judged topics and pairs, and tells how far it can be trusted. */
import type { Context } from '../../context.ts';
import { CLAIM_FEATURES } from '../../matching/claims/claim-features.ts';
import { fitBags } from '../../matching/claims/fit.ts';
import { PAIR_FEATURES } from '../../matching/claims/pair-features.ts';
import {
  type Calibration,
  type Calibrations,
  SHIPPED_CALIBRATIONS,
} from '../../matching/claims/probability.ts';
import {
  type Reliability,
  type TopicBag,
  reliabilityOf,
  tellHeldOut,
  temperOf,
  tempered,
} from '../../matching/claims/reliability.ts';
import { claimBags } from './claim-examples.ts';
import type { GroupedTopic } from './judged-files.ts';
import { type JudgedPair, pairBags } from './pair-examples.ts';

/** Held out, ridges from 10 to 30 told about as well; below, a few topics move the weights. */
const RIDGE = 20;
const FOLDS = 7;
// Weights are kept with so many digits: enough for chances, and a file that a person can read.
const DIGITS = 1_000;

export interface Calibrated {
  calibrations: Calibrations;
  /** On topics and pairs that the fit had not seen. */
  heldOut: { answers: Reliability; same: Reliability };
}

export async function calibrate(
  context: Context,
  topics: readonly GroupedTopic[],
  pairs: readonly JudgedPair[],
): Promise<Calibrated> {
  const groups = new Map(topics.map((t) => [t.id, t.group]));
  const answers = calibrateOn(
    CLAIM_FEATURES,
    await claimBags(context, topics),
    SHIPPED_CALIBRATIONS.answers,
    (topic) => groups.get(topic)!,
    { topics: new Set(groups.values()).size, questions: topics.length },
  );
  const judged = pairBags(context, pairs);
  const same = calibrateOn(PAIR_FEATURES, judged, SHIPPED_CALIBRATIONS.same, (pair) => pair, {
    pairs: judged.length,
  });
  return {
    calibrations: { answers: answers.calibration, same: same.calibration },
    heldOut: { answers: answers.heldOut, same: same.heldOut },
  };
}

/**
 * Fits, tells every topic by a fit that has not seen it, and tempers the fit by how far those were
 * right: a fit is surer of what it has seen (Platt 1999, on held-out log odds).
 */
function calibrateOn<F extends string>(
  features: readonly F[],
  bags: readonly TopicBag[],
  shipped: Calibration<F>,
  groupOf: (topic: string) => string,
  counts: Record<string, number>,
): { calibration: Calibration<F>; heldOut: Reliability } {
  if (bags.length === 0) return { calibration: shipped, heldOut: reliabilityOf([]) };
  const start = { intercept: shipped.intercept, weights: features.map((f) => shipped.weights[f]) };
  const told = tellHeldOut(bags, groupOf, { start, ridge: RIDGE, folds: FOLDS });
  const { scale, shift } = temperOf(told);
  const fit = fitBags(bags, start, RIDGE);
  const rounded = (x: number): number => Math.round(x * DIGITS) / DIGITS;
  const weights = features.map((f, i) => [f, rounded(scale * fit.weights[i]!)] as const);
  return {
    heldOut: reliabilityOf(told.map((t) => ({ ...t, chance: tempered(t.chance, scale, shift) }))),
    calibration: {
      intercept: rounded(scale * fit.intercept + shift),
      weights: Object.fromEntries(weights) as Record<F, number>,
      provenance: { method: `logistic regression, ridge ${RIDGE}, tempered held out`, ...counts },
    },
  };
}

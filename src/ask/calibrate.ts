/** Fits what claims are judged by to judged topics and pairs, and tells how far it can be trusted. */
import type { Context } from '../context.ts';
import { CLAIM_FEATURES } from '../matching/claims/claim-features.ts';
import { type Fit, fitBags } from '../matching/claims/fit.ts';
import { PAIR_FEATURES } from '../matching/claims/pair-features.ts';
import {
  type Calibration,
  type Calibrations,
  SHIPPED_CALIBRATIONS,
} from '../matching/claims/probability.ts';
import {
  type Reliability,
  type TopicBag,
  reliabilityOf,
  tellHeldOut,
} from '../matching/claims/reliability.ts';
import { claimBags } from './claim-examples.ts';
import type { GroupedTopic } from './judged-files.ts';
import { type JudgedPair, pairBags } from './pair-examples.ts';

/** Held out, ridges from 5 to 30 told about as well; below, a few topics move the weights. */
const RIDGE = 10;
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
  const answers = await claimBags(context, topics),
    same = pairBags(context, pairs);
  const groups = new Map(topics.map((t) => [t.id, t.group]));
  return {
    calibrations: {
      answers: fitted(CLAIM_FEATURES, answers, SHIPPED_CALIBRATIONS.answers, {
        topics: new Set(groups.values()).size,
        questions: topics.length,
      }),
      same: fitted(PAIR_FEATURES, same, SHIPPED_CALIBRATIONS.same, { pairs: same.length }),
    },
    heldOut: {
      answers: held(CLAIM_FEATURES, answers, SHIPPED_CALIBRATIONS.answers, (t) => groups.get(t)!),
      same: held(PAIR_FEATURES, same, SHIPPED_CALIBRATIONS.same, (t) => t),
    },
  };
}

function startOf<F extends string>(features: readonly F[], by: Calibration<F>): Fit {
  return { intercept: by.intercept, weights: features.map((f) => by.weights[f]) };
}

function fitted<F extends string>(
  features: readonly F[],
  bags: readonly TopicBag[],
  start: Calibration<F>,
  counts: Record<string, number>,
): Calibration<F> {
  if (bags.length === 0) return start;
  const { intercept, weights } = fitBags(bags, startOf(features, start), RIDGE);
  const rounded = (x: number): number => Math.round(x * DIGITS) / DIGITS;
  return {
    intercept: rounded(intercept),
    weights: Object.fromEntries(features.map((f, i) => [f, rounded(weights[i]!)])) as Record<
      F,
      number
    >,
    provenance: { method: `logistic regression, ridge ${RIDGE}`, ...counts },
  };
}

function held<F extends string>(
  features: readonly F[],
  bags: readonly TopicBag[],
  start: Calibration<F>,
  groupOf: (topic: string) => string,
): Reliability {
  const told = tellHeldOut(bags, groupOf, {
    start: startOf(features, start),
    ridge: RIDGE,
    folds: FOLDS,
  });
  return reliabilityOf(told);
}

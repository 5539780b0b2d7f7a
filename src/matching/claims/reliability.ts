/** How far chances that were told before can be trusted: held out by topic, in the strengths' words. */
import { FAIR, STRONG } from '../strength.ts';
import { type Bag, type Fit, bestClaim, fitBags, fitLogistic, logOdds, logistic } from './fit.ts';

/** A claim's chance as told without having seen its topic, and what was judged. */
export interface Told {
  topic: string;
  chance: number;
  isRight: boolean;
}

/** A bag that belongs to a topic. */
export interface TopicBag extends Bag {
  topic: string;
}

/**
 * Tells every bag's chance by a fit that has not seen its topic: topics are dealt into folds in the
 * order of their names, those of one `groupOf` (a topic in several languages) into the same.
 */
export function tellHeldOut(
  bags: readonly TopicBag[],
  groupOf: (topic: string) => string,
  { start, ridge, folds }: { start: Fit; ridge: number; folds: number },
): Told[] {
  const groups = [...new Set(bags.map((b) => groupOf(b.topic)))].sort();
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const isOut = (bag: TopicBag): boolean => foldOf.get(groupOf(bag.topic)) === fold;
    const out = bags.filter(isOut);
    if (out.length === 0) return [];
    const fit = fitBags(
      bags.filter((b) => !isOut(b)),
      start,
      ridge,
    );
    return out.map((bag) => ({
      topic: bag.topic,
      chance: chanceOf(bag, fit),
      isRight: bag.isRight,
    }));
  }).flat();
}

/** Chance of the best claim of a bag, 0 of none. */
function chanceOf(bag: Bag, fit: Fit): number {
  const best = bestClaim(bag, fit);
  return best ? logistic(logOdds(best, fit)) : 0;
}

// Nothing is ever quite sure: beyond, one claim would outweigh all others.
const SUREST = 1e-6;

/** Scale and shift of log odds by which what was told agrees best with what was judged. */
export function temperOf(told: readonly Told[]): { scale: number; shift: number } {
  const examples = told.map(({ chance, isRight }) => ({ features: [oddsOf(chance)], isRight }));
  const { intercept, weights } = fitLogistic(examples, SUREST);
  return { scale: weights[0]!, shift: intercept };
}

/** A chance with its log odds scaled and shifted. */
export function tempered(chance: number, scale: number, shift: number): number {
  return logistic(scale * oddsOf(chance) + shift);
}

function oddsOf(chance: number): number {
  const bounded = Math.min(1 - SUREST, Math.max(SUREST, chance));
  return Math.log(bounded / (1 - bounded));
}

/** Claims of one strength, and how many of them are right. */
export interface Right {
  right: number;
  of: number;
}

export interface Reliability {
  strong: Right;
  fair: Right;
  /** Topics that nobody answers, and of how many it is said. */
  nobody: Right;
  /** Topics that somebody answers, and of how many a claim is made. */
  answered: Right;
  /** Claims by the tenth that their chance lies in, from 0 to 0.1 upward. */
  tenths: readonly Right[];
}

export function reliabilityOf(told: readonly Told[]): Reliability {
  const within = (least: number, below: number): Right => {
    const those = told.filter((t) => t.chance >= least && t.chance < below);
    return { right: those.filter((t) => t.isRight).length, of: those.length };
  };
  const topics = [...new Set(told.map((t) => t.topic))].map((topic) => {
    const its = told.filter((t) => t.topic === topic);
    return {
      isAnswerable: its.some((t) => t.isRight),
      isClaimed: its.some((t) => t.chance >= FAIR),
    };
  });
  const nobody = topics.filter((t) => !t.isAnswerable);
  const somebody = topics.filter((t) => t.isAnswerable);
  return {
    strong: within(STRONG, Infinity),
    fair: within(FAIR, STRONG),
    nobody: { right: nobody.filter((t) => !t.isClaimed).length, of: nobody.length },
    tenths: Array.from({ length: 10 }, (_, i) => within(i / 10, i === 9 ? Infinity : (i + 1) / 10)),
    answered: { right: somebody.filter((t) => t.isClaimed).length, of: somebody.length },
  };
}

/**
 * What earlier missions say about a pair: results of meetings move the computed fit towards 1 or
 * towards 0, never past it.
 */

export const PAST_RESULTS = ['project', 'talking', 'none', 'no-show'] as const;
/** What became of one earlier meeting, as seen from a pair or from one party. */
export type PastResult = (typeof PAST_RESULTS)[number];

/** Results of the pair's own meetings, and of each party's meetings with others. */
export interface PastResults {
  pair: readonly PastResult[];
  guest: readonly PastResult[];
  host: readonly PastResult[];
}

// How far one result moves the fit, as a share of the way to 1 (raising) or to 0 (lowering). Small
// against what the two say of themselves: a pair of fit 0.5 reaches 0.65 at best, so that words of
// today outweigh the past. A project counts twice as much as talking, since talks often end without
// one; nothing counts as much against as talking counts for; who stayed away wasted a slot of the
// other side, which is worse than a meeting that led nowhere.
const MOVES: Readonly<Record<PastResult, number>> = {
  project: 0.3,
  talking: 0.15,
  none: -0.15,
  'no-show': -0.3,
};
// What a party did with others says less of this pair than what the two did together.
const PARTY_SHARE = 1 / 3;
// Meetings after which a party's mean counts by half; one meeting alone says little of a party.
const HALF_AT = 2;

/**
 * How far history moves a fit, -1 to 1: the mean of the pair's results, and a third of each party's
 * mean, drawn towards nothing while few meetings are known.
 */
export function historyMove(past: PastResults): number {
  const party = (results: readonly PastResult[]): number =>
    PARTY_SHARE * mean(results) * (results.length / (results.length + HALF_AT));
  return Math.max(-1, Math.min(1, mean(past.pair) + party(past.guest) + party(past.host)));
}

/**
 * The fit after history.
 * @param fit computed fit, 0 to 1
 * @returns 0 to 1. Without a computed fit only what the pair itself achieved counts: a successful
 * party is no reason for just any meeting
 */
export function fitWithHistory(fit: number, past: PastResults): number {
  const move = fit > 0 || mean(past.pair) > 0 ? historyMove(past) : 0;
  return move >= 0 ? fit + move * (1 - fit) : fit * (1 + move);
}

function mean(results: readonly PastResult[]): number {
  return results.length === 0 ? 0 : results.reduce((sum, r) => sum + MOVES[r], 0) / results.length;
}

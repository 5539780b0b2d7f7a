import type { Strength } from '../domain/match.ts';

/**
 * Strength in words, from the chance that a claim is right, so that it means the same in every
 * answer, every language and on every page: `strong` is right in nine of ten, `fair` in half and
 * more, taken together. What is less is no claim: it is shown as the nearest, never as an answer. On
 * topics that the fit had not seen, 64 % of the claims between the two bounds are right, and of one
 * topic in thirty it is said wrongly that nobody answers; from 0.5 on it was one in twenty.
 */
export const STRONG = 0.9;
export const FAIR = 0.4;
/** What a claim has at most that a reader would not call sure, whatever its words are. */
export const AT_MOST_FAIR = STRONG - 0.01;

/** @param chance that the best claim is right, 0 to 1 */
export function strengthOf(chance: number): Strength {
  if (chance >= STRONG) return 'strong';
  return chance >= FAIR ? 'fair' : 'weak';
}

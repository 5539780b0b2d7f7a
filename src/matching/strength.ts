import type { Strength } from '../domain/match.ts';

/**
 * Strength in words, from how well the best need is covered, so that it means the same in every
 * answer: the first of a hopeless list is still "weak". `strong` is where a reader would stop
 * looking, `fair` where reading on pays.
 */
const STRONG = 0.65;
const FAIR = 0.35;

/** @param degree best coverage of a need, 0 to 1 */
export function strengthOf(degree: number): Strength {
  if (degree >= STRONG) return 'strong';
  return degree >= FAIR ? 'fair' : 'weak';
}

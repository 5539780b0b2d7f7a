import type { Context } from '../../context.ts';
import { type MemberPair, type PairOptions, askPairs } from './member-pairs.ts';

/**
 * "Who is like us?": members that do the same, with the statements of both sides. @throws Problem
 * `not-found`
 */
export function askSimilar(
  context: Context,
  member: string,
  options?: PairOptions,
): Promise<MemberPair[]> {
  return askPairs(context, 'similar', member, options);
}

import type { Context } from '../../context.ts';
import { type MemberPair, type PairOptions, askPairs } from './member-pairs.ts';

/**
 * "Who completes us?": members that offer what this one seeks, seek what it offers, or work beside
 * it. @throws Problem `not-found`
 */
export function askComplementary(
  context: Context,
  member: string,
  options?: PairOptions,
): Promise<MemberPair[]> {
  return askPairs(context, 'complementary', member, options);
}

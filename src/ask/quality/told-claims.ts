/** What is claimed of judged topics by the calibration in use, as visitors get it. */
import type { Context } from '../../context.ts';
import type { Reliability } from '../../matching/claims/reliability.ts';
import { rankMatch } from '../match/match.ts';
import type { JudgedTopic } from './claim-examples.ts';

export type ToldClaims = Pick<Reliability, 'strong' | 'fair' | 'nobody' | 'answered'>;

/** Owners looked at under each topic: behind them nothing is claimed. */
const OWNERS = 20;

/** Asks every topic and counts which claims are right, and of which topics none is made. */
export async function tellClaims(
  context: Context,
  topics: readonly JudgedTopic[],
): Promise<ToldClaims> {
  const none = (): { right: number; of: number } => ({ right: 0, of: 0 });
  const told = { strong: none(), fair: none(), nobody: none(), answered: none() };
  for (const { text, lang, relevant } of topics) {
    const match = await rankMatch(context, { text, lang });
    const claims = match.explain(OWNERS).filter((m) => m.strength !== 'weak');
    for (const { owner, strength } of claims)
      count(told[strength === 'strong' ? 'strong' : 'fair'], relevant.has(owner));
    if (relevant.size > 0) count(told.answered, claims.length > 0);
    else count(told.nobody, claims.length === 0);
  }
  return told;
}

function count(cell: { right: number; of: number }, isRight: boolean): void {
  cell.of++;
  if (isRight) cell.right++;
}

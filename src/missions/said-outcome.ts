/** One meeting's outcome, out of what the office and the two sides said of it. */
import type { FollowUp, Held, OutcomeRecord } from '../domain/mission-record.ts';

/** What the office, the guest and the host said of one meeting. */
export type Said = Partial<
  Record<OutcomeRecord['by'], Pick<OutcomeRecord, 'held' | 'afterOne' | 'afterSix' | 'note'>>
>;

/** The office was there and counts first; then either side. */
export function heldOf(said: Said): Held | '' {
  return said.office?.held || said.guest?.held || said.host?.held || '';
}

/** A project that one side names is a project; "none" only when nobody says more. */
export function lastWord(said: Said): FollowUp | null {
  const words = Object.values(said)
    .map((o) => o.afterSix || o.afterOne)
    .filter((w) => w !== '');
  return (['project', 'talking', 'none'] as const).find((w) => words.includes(w)) ?? null;
}

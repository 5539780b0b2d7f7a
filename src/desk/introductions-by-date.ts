/** What happens to introductions by date; each runs inside the transaction of its task. */
import type { AppDb } from '../store/app/database.ts';
import { getIntroduction } from '../store/app/introductions.ts';
import { writeTo } from './introduction-letters.ts';
import { saved } from './introductions.ts';
import type { Letters } from './letters.ts';

const REMIND_AGAIN_DAYS = 7;

/** Asks a member who has not answered once more, a week later a second time, then no more. */
export function remindMember(db: AppDb, letters: Letters, id: string): Date | void {
  const i = getIntroduction(db, id);
  if (i.state !== 'forwarded') return;
  writeTo({ db, letters }, i, 'member', 'reminder');
  const again = new Date(db.now().getTime() + REMIND_AGAIN_DAYS * 86_400_000);
  const last = new Date(new Date(i.forwarded).getTime() + 2.5 * REMIND_AGAIN_DAYS * 86_400_000);
  if (again < last) return again;
}

/** Nobody answered: the asker is told, so that nobody waits. */
export function expireIntroduction(db: AppDb, letters: Letters, id: string): void {
  const i = getIntroduction(db, id);
  if (i.closed) return;
  writeTo({ db, letters }, saved(db, i, 'expire', {}), 'asker', 'expired');
}

/** @param subject `<introduction>:<months>` */
export function askOutcome(db: AppDb, letters: Letters, subject: string): void {
  const i = getIntroduction(db, subject.slice(0, subject.indexOf(':')));
  if (i.state !== 'accepted' || i.forgotten) return;
  const when = subject.endsWith(':1') ? 'one' : 'six';
  for (const side of ['asker', 'member'] as const)
    if (!i.outcomes[side][when]) writeTo({ db, letters }, i, side, 'outcome');
}

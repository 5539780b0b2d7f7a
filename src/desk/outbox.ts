/** Letters at the desk: read, sent by hand, tried again. */
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app/database.ts';
import { getLetter, markLetter, type Letter } from '../store/app/outbox.ts';

export { lettersAbout, type Letter } from '../store/app/outbox.ts';

/** @throws Problem `not-found` */
export function letterOf(db: AppDb, id: string): Letter {
  const letter = getLetter(db, id);
  if (!letter)
    throw new Problem('not-found', 'This letter is not there any more.', {
      key: 'desk.error.letter',
    });
  return letter;
}

/** Somebody sent it from another mailbox. */
export function letterWasCopied(db: AppDb, id: string): void {
  markLetter(db, letterOf(db, id).id, 'copied');
}

/** Sends it with the next round. One that is on its way or went out is left alone. */
export function tryLetterAgain(db: AppDb, id: string): void {
  if (letterOf(db, id).state === 'failed') markLetter(db, id, 'waiting', { next: db.now() });
}

/**
 * What is to be sent: one table for all of it. Where a mail server is set the letters go out by it;
 * where none is, they wait here as texts to copy.
 */
import { randomBytes } from 'node:crypto';
import type { AppDb } from './database.ts';

/**
 * `copied`: a person sent it from another mailbox. `failed`: it will not be tried again by itself.
 */
export type LetterState = 'waiting' | 'sending' | 'sent' | 'copied' | 'failed';

export interface Letter {
  id: string;
  /** What it belongs to, `introduction:<id>` for instance. */
  about: string;
  /** Which letter it is; names it at the desk. */
  letter: string;
  to: string;
  subject: string;
  body: string;
  state: LetterState;
  attempts: number;
  failure: string;
  made: string;
  /** From when it may be tried (again). */
  next: string;
  sent: string;
}

export type NewLetter = Pick<Letter, 'about' | 'letter' | 'to' | 'subject' | 'body'>;

export function addLetter(db: AppDb, letter: NewLetter): string {
  const id = randomBytes(9).toString('base64url');
  const now = db.now().toISOString();
  db.sql
    .prepare(
      `INSERT INTO outbox (id, about, letter, "to", subject, body, state, made, next)
    VALUES (@id, @about, @letter, @to, @subject, @body, 'waiting', @now, @now)`,
    )
    .run({ ...letter, id, now });
  return id;
}

export function getLetter(db: AppDb, id: string): Letter | undefined {
  return db.sql.prepare('SELECT * FROM outbox WHERE id = ?').get(id) as Letter | undefined;
}

/** Letters that belong to one thing, the oldest first. */
export function lettersAbout(db: AppDb, about: string): Letter[] {
  return db.sql
    .prepare('SELECT * FROM outbox WHERE about = ? ORDER BY made, id')
    .all(about) as Letter[];
}

/** Letters in one of the states, the newest first. */
export function lettersIn(db: AppDb, states: readonly LetterState[], limit = 200): Letter[] {
  return db.sql
    .prepare(
      `SELECT * FROM outbox WHERE state IN (SELECT value FROM json_each(?)) ORDER BY made DESC, id LIMIT ?`,
    )
    .all(JSON.stringify(states), limit) as Letter[];
}

/**
 * Takes the next letter that may be tried and marks it, so that no other server takes it too. One
 * whose sender died comes back once `until` has passed.
 */
export function takeLetter(db: AppDb, until: Date): Letter | undefined {
  const now = db.now().toISOString();
  return db.sql
    .prepare(
      `UPDATE outbox SET state = 'sending', attempts = attempts + 1, next = ? WHERE id =
      (SELECT id FROM outbox WHERE state IN ('waiting', 'sending') AND next <= ? ORDER BY made, id LIMIT 1) RETURNING *`,
    )
    .get(until.toISOString(), now) as Letter | undefined;
}

export function markLetter(
  db: AppDb,
  id: string,
  state: LetterState,
  more: { failure?: string; next?: Date } = {},
): void {
  const now = db.now().toISOString();
  db.sql
    .prepare(
      'UPDATE outbox SET state = ?, failure = ?, next = ifnull(?, next), sent = ? WHERE id = ?',
    )
    .run(
      state,
      (more.failure ?? '').slice(0, 500),
      more.next?.toISOString() ?? null,
      state === 'sent' || state === 'copied' ? now : '',
      id,
    );
}

export function removeLettersAbout(db: AppDb, about: string): void {
  db.sql.prepare('DELETE FROM outbox WHERE about = ?').run(about);
}

/** Takes out every letter to an address. */
export function removeLettersTo(db: AppDb, email: string): number {
  return db.sql.prepare('DELETE FROM outbox WHERE lower("to") = lower(?)').run(email).changes;
}

/** Takes out letters that went out before. */
export function removeLettersSentBefore(db: AppDb, before: string): number {
  return db.sql.prepare(`DELETE FROM outbox WHERE sent <> '' AND sent < ?`).run(before).changes;
}

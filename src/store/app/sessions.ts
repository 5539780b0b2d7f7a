/** Signed-in sessions, and the count of failed attempts that slows guessing down. */
import { randomBytes } from 'node:crypto';
import type { AppDb } from './database.ts';
import { hashToken, toUser, type User } from './users.ts';

export interface Session {
  user: User;
  /** Names the session; opens nothing. */
  hash: string;
  /** Goes into every form of this session and must come back with it. */
  csrf: string;
  /** Whether the account has a second factor. */
  factor: boolean;
}

/** One session as its account is told of it. */
export interface SessionRow {
  hash: string;
  device: string;
  made: string;
  /** When it ends unless it is used again. */
  expires: string;
}

// A working day with its evening; the mission's day itself must not sign anybody out.
const SESSION_HOURS = 16;
// A session that nobody used so long was left behind on some device. On a mission's day the longest
// pause is a lunch.
const IDLE_HOURS = 4;
// Noted in steps, so that not every page writes.
const IDLE_STEP_MINUTES = 5;
const WINDOW_MINUTES = 15;
// Time to find the telephone with the app.
const CODE_MINUTES = 10;

/**
 * @returns the token for the cookie; only its hash is kept. The cookie may stay as long as a
 * session can last; what ends earlier is ended here
 * @param device browser and system in words
 * @param entered false while the second factor is not given: the session opens nothing but that
 */
export function startSession(
  db: AppDb,
  userId: string,
  device = '',
  entered = true,
): { token: string; expires: Date } {
  const token = randomBytes(32).toString('base64url');
  const now = db.now();
  const [expires, ends] = entered
    ? [new Date(now.getTime() + SESSION_HOURS * 3_600_000), idleEnd(now, now)]
    : Array.from({ length: 2 }, () => new Date(now.getTime() + CODE_MINUTES * 60_000));
  db.sql.prepare('DELETE FROM sessions WHERE expires < ?').run(now.toISOString());
  db.sql
    .prepare(
      'INSERT INTO sessions (hash, user, csrf, made, expires, device, entered) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      hashToken(token),
      userId,
      randomBytes(18).toString('base64url'),
      now.toISOString(),
      ends!.toISOString(),
      device.slice(0, 80),
      entered ? 1 : 0,
    );
  return { token, expires: expires! };
}

/** Whose second factor a session waits for; null for any other. */
export function waitingUser(db: AppDb, token: string): User | null {
  const row = db.sql
    .prepare(
      'SELECT u.* FROM sessions s JOIN users u ON u.id = s.user WHERE s.hash = ? AND s.expires > ? AND s.entered = 0 AND u.disabled = 0',
    )
    .get(hashToken(token), db.now().toISOString()) as Parameters<typeof toUser>[0] | undefined;
  return row ? toUser(row) : null;
}

/** Sessions of an account, the newest first. */
export function sessionsOf(db: AppDb, userId: string): SessionRow[] {
  return db.sql
    .prepare(
      'SELECT hash, device, made, expires FROM sessions WHERE user = ? AND expires > ? AND entered = 1 ORDER BY made DESC, hash',
    )
    .all(userId, db.now().toISOString()) as SessionRow[];
}

/** Signs one of the account's own devices out. */
export function endSessionOf(db: AppDb, userId: string, hash: string): void {
  db.sql.prepare('DELETE FROM sessions WHERE user = ? AND hash = ?').run(userId, hash);
}

/** The session of a token; using it puts off the end of one that is idle. */
export function findSession(db: AppDb, token: string): Session | null {
  const now = db.now();
  const row = db.sql
    .prepare(
      `SELECT u.*, s.csrf, s.made AS began, s.expires AS ends,
      EXISTS (SELECT 1 FROM second_factors f WHERE f.user = u.id AND f.since IS NOT NULL) AS factor
      FROM sessions s JOIN users u ON u.id = s.user WHERE s.hash = ? AND s.expires > ? AND s.entered = 1 AND u.disabled = 0`,
    )
    .get(hashToken(token), now.toISOString()) as
    | (Parameters<typeof toUser>[0] & {
        csrf: string;
        began: string;
        ends: string;
        factor: number;
      })
    | undefined;
  if (!row) return null;
  const ends = idleEnd(new Date(row.began), now);
  if (ends.getTime() - Date.parse(row.ends) > IDLE_STEP_MINUTES * 60_000)
    db.sql
      .prepare('UPDATE sessions SET expires = ? WHERE hash = ?')
      .run(ends.toISOString(), hashToken(token));
  return {
    user: toUser(row),
    hash: hashToken(token),
    csrf: row.csrf,
    factor: row.factor === 1,
  };
}

/** When a session that was used now ends unless it is used again, at its last hour at the latest. */
function idleEnd(began: Date, now: Date): Date {
  return new Date(
    Math.min(began.getTime() + SESSION_HOURS * 3_600_000, now.getTime() + IDLE_HOURS * 3_600_000),
  );
}

export function endSession(db: AppDb, token: string): void {
  db.sql.prepare('DELETE FROM sessions WHERE hash = ?').run(hashToken(token));
}

/** Signs the account out on every device. */
export function endSessionsOf(db: AppDb, userId: string): number {
  return db.sql.prepare('DELETE FROM sessions WHERE user = ?').run(userId).changes;
}

/** Whose attempts are counted, and how many of them may fail within a quarter of an hour. */
export interface AttemptLimit {
  key: string;
  most: number;
}

/**
 * Counts an attempt before it is looked at, so that many at once count as many.
 * @returns false when one of the limits is reached; then nothing is counted
 */
export function takeAttempt(db: AppDb, limits: readonly AttemptLimit[]): boolean {
  return db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM attempts WHERE at <= ?').run(windowStart(db));
      const count = db.sql.prepare('SELECT count(*) AS n FROM attempts WHERE key = ?');
      if (limits.some(({ key, most }) => (count.get(key) as { n: number }).n >= most)) return false;
      const add = db.sql.prepare('INSERT INTO attempts (key, at) VALUES (?, ?)');
      for (const { key } of limits) add.run(key, db.now().toISOString());
      return true;
    })
    .immediate();
}

/** Takes the failures of a key back: whoever got in is no guesser. */
export function clearAttempts(db: AppDb, keys: readonly string[]): void {
  const remove = db.sql.prepare('DELETE FROM attempts WHERE key = ?');
  for (const key of keys) remove.run(key);
}

function windowStart(db: AppDb): string {
  return new Date(db.now().getTime() - WINDOW_MINUTES * 60_000).toISOString();
}

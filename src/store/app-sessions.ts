/** Signed-in sessions, and the count of failed attempts that slows guessing down. */
import { randomBytes } from 'node:crypto';
import type { AppDb } from './app-db.ts';
import { hashToken, toUser, type User } from './app-users.ts';

export interface Session {
  user: User;
  /** Goes into every form of this session and must come back with it. */
  csrf: string;
}

// A working day with its evening; the mission's day itself must not sign anybody out.
const SESSION_HOURS = 16;
// Ten wrong guesses in a quarter of an hour: a person who forgot stops earlier, a list of passwords
// is not worth trying.
const ATTEMPTS = 10;
const WINDOW_MINUTES = 15;

/** @returns the token for the cookie; only its hash is kept */
export function startSession(db: AppDb, userId: string): { token: string; expires: Date } {
  const token = randomBytes(32).toString('base64url');
  const now = db.now();
  const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  db.sql.prepare('DELETE FROM sessions WHERE expires < ?').run(now.toISOString());
  db.sql
    .prepare('INSERT INTO sessions (hash, user, csrf, made, expires) VALUES (?, ?, ?, ?, ?)')
    .run(
      hashToken(token),
      userId,
      randomBytes(18).toString('base64url'),
      now.toISOString(),
      expires.toISOString(),
    );
  return { token, expires };
}

export function findSession(db: AppDb, token: string): Session | null {
  const row = db.sql
    .prepare(
      'SELECT u.*, s.csrf FROM sessions s JOIN users u ON u.id = s.user WHERE s.hash = ? AND s.expires > ? AND u.disabled = 0',
    )
    .get(hashToken(token), db.now().toISOString()) as
    (Parameters<typeof toUser>[0] & { csrf: string }) | undefined;
  return row ? { user: toUser(row), csrf: row.csrf } : null;
}

export function endSession(db: AppDb, token: string): void {
  db.sql.prepare('DELETE FROM sessions WHERE hash = ?').run(hashToken(token));
}

/** Signs the account out on every device. */
export function endSessionsOf(db: AppDb, userId: string): number {
  return db.sql.prepare('DELETE FROM sessions WHERE user = ?').run(userId).changes;
}

/**
 * Whether another attempt is allowed for any of the keys (the account, the address). Counts
 * nothing.
 */
export function attemptAllowed(db: AppDb, keys: readonly string[]): boolean {
  const since = windowStart(db);
  const count = db.sql.prepare('SELECT count(*) AS n FROM attempts WHERE key = ? AND at > ?');
  return keys.every((key) => (count.get(key, since) as { n: number }).n < ATTEMPTS);
}

export function recordFailure(db: AppDb, keys: readonly string[]): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM attempts WHERE at <= ?').run(windowStart(db));
      for (const key of keys)
        db.sql
          .prepare('INSERT INTO attempts (key, at) VALUES (?, ?)')
          .run(key, db.now().toISOString());
    })
    .immediate();
}

export function clearFailures(db: AppDb, key: string): void {
  db.sql.prepare('DELETE FROM attempts WHERE key = ?').run(key);
}

function windowStart(db: AppDb): string {
  return new Date(db.now().getTime() - WINDOW_MINUTES * 60_000).toISOString();
}

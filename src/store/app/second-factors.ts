/** The second factors of accounts and their recovery codes. */
import type { AppDb } from './database.ts';
import { hashToken } from './users.ts';

export interface SecondFactor {
  /** Base32, shared with the account's app. */
  secret: string;
  /** When its first code was given; null while it is only begun. */
  since: string | null;
  /** The last step of time whose code was used. */
  step: number;
}

export function secondFactorOf(db: AppDb, user: string): SecondFactor | null {
  return (
    (db.sql.prepare('SELECT secret, since, step FROM second_factors WHERE user = ?').get(user) as
      SecondFactor | undefined) ?? null
  );
}

/** Begins a factor that counts for nothing yet; one that counts is left as it is. */
export function beginSecondFactor(db: AppDb, user: string, secret: string): void {
  db.sql
    .prepare(
      `INSERT INTO second_factors (user, secret) VALUES (?, ?)
    ON CONFLICT (user) DO UPDATE SET secret = excluded.secret, step = 0 WHERE since IS NULL`,
    )
    .run(user, secret);
}

/**
 * Uses the code of a step up, and begins to count a factor that was only begun.
 * @returns false when this step or a later one was used
 */
export function useStep(db: AppDb, user: string, step: number): boolean {
  const { changes } = db.sql
    .prepare(
      'UPDATE second_factors SET step = @step, since = ifnull(since, @now) WHERE user = @user AND step < @step',
    )
    .run({ user, step, now: db.now().toISOString() });
  return changes > 0;
}

/** Takes the factor and its recovery codes away. */
export function removeSecondFactor(db: AppDb, user: string): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM second_factors WHERE user = ?').run(user);
      db.sql.prepare('DELETE FROM recovery_codes WHERE user = ?').run(user);
    })
    .immediate();
}

/** Puts recovery codes in place of those there were. */
export function setRecoveryCodes(db: AppDb, user: string, codes: readonly string[]): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM recovery_codes WHERE user = ?').run(user);
      const put = db.sql.prepare('INSERT INTO recovery_codes (hash, user) VALUES (?, ?)');
      for (const code of codes) put.run(hashToken(code), user);
    })
    .immediate();
}

/** Uses a recovery code up. @returns false when the account has no such code */
export function useRecoveryCode(db: AppDb, user: string, code: string): boolean {
  const { changes } = db.sql
    .prepare('DELETE FROM recovery_codes WHERE user = ? AND hash = ?')
    .run(user, hashToken(code));
  return changes > 0;
}

export function recoveryCodesLeft(db: AppDb, user: string): number {
  return db.sql
    .prepare('SELECT count(*) FROM recovery_codes WHERE user = ?')
    .pluck()
    .get(user) as number;
}

/**
 * A second factor besides the password: codes of an app (RFC 6238, reckoned by a kept library), and
 * recovery codes for who has lost it.
 */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app/database.ts';
import { clearAttempts, takeAttempt } from '../store/app/sessions.ts';
import {
  beginSecondFactor,
  removeSecondFactor,
  secondFactorOf,
  setRecoveryCodes,
  useRecoveryCode,
  useStep,
} from '../store/app/second-factors.ts';
import type { User } from '../store/app/users.ts';

export { recoveryCodesLeft, secondFactorOf } from '../store/app/second-factors.ts';

/** A clock that goes half a minute wrong is usual; more steps would only help to guess. */
const WINDOW = 1;
/** Whoever guesses codes knows the password already, so nobody else is locked out by it. */
const ATTEMPTS = 10;
const RECOVERY_CODES = 10;
/** 80 bits: nobody finds one from its hash. */
const RECOVERY_BYTES = 10;

/** What the account's app is told: as text to type, and as the address that its camera reads. */
export interface Shared {
  secret: string;
  address: string;
}

/** Begins a factor; it counts once confirmSecondFactor got a code of it. */
export function beginFactor(db: AppDb, user: User): void {
  beginSecondFactor(db, user.id, new Secret({ size: 20 }).base32);
}

/** @param issuer the installation as the app shows it */
export function sharedOf(secret: string, user: User, issuer: string): Shared {
  return { secret, address: totpOf(secret, user.login, issuer).toString() };
}

/**
 * @returns recovery codes, told this once
 * @throws Problem `invalid` for a wrong code, `too-many`
 */
export function confirmFactor(db: AppDb, user: User, code: string): string[] {
  checkCode(db, user, code);
  return freshRecoveryCodes(db, user);
}

/** @throws Problem as checkCode */
export function renewRecoveryCodes(db: AppDb, user: User, code: string): string[] {
  checkCode(db, user, code);
  return freshRecoveryCodes(db, user);
}

/** @throws Problem as checkCode */
export function dropFactor(db: AppDb, user: User, code: string): void {
  checkCode(db, user, code);
  removeSecondFactor(db, user.id);
}

/**
 * Uses a code of the app, or a recovery code, up.
 * @throws Problem `invalid` when it is neither or was used before, `too-many` after repeated
 * failures, also for a right one
 */
export function checkCode(db: AppDb, user: User, code: string): void {
  const key = `code:${user.id}`;
  if (!takeAttempt(db, [{ key, most: ATTEMPTS }]))
    throw new Problem('too-many', 'Too many wrong codes. Wait a quarter of an hour.', {
      key: 'account.error.codes',
    });
  const plain = code.replace(/[\s-]+/g, '').toUpperCase();
  const right = /^\d{6}$/.test(plain)
    ? isCodeOf(db, user, plain)
    : useRecoveryCode(db, user.id, plain);
  if (!right)
    throw new Problem('invalid', 'The code is not right, or was used already.', {
      key: 'account.error.code',
    });
  clearAttempts(db, [key]);
}

function isCodeOf(db: AppDb, user: User, code: string): boolean {
  const factor = secondFactorOf(db, user.id);
  if (!factor) return false;
  const totp = totpOf(factor.secret, user.login, '');
  const timestamp = db.now().getTime();
  const off = totp.validate({ token: code, timestamp, window: WINDOW });
  return off !== null && useStep(db, user.id, totp.counter({ timestamp }) + off);
}

function totpOf(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret) });
}

function freshRecoveryCodes(db: AppDb, user: User): string[] {
  const codes = Array.from(
    { length: RECOVERY_CODES },
    () => new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32,
  );
  setRecoveryCodes(db, user.id, codes);
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

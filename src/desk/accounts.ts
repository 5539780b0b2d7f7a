/**
 * Signing in and out. Passwords are hashed with argon2id by a kept library; its defaults follow the
 * OWASP advice (19 MiB, two passes).
 */
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  type AttemptLimit,
  clearAttempts,
  endSession,
  startSession,
  takeAttempt,
  waitingUser,
} from '../store/app/sessions.ts';
import {
  changeOwnPassword,
  passwordHashOf,
  passwordLinkUser,
  setPassword,
  type User,
} from '../store/app/users.ts';
import { PASSWORD_LENGTH, assertGoodPassword } from './passwords.ts';
import { checkCode, secondFactorOf } from './second-factor.ts';

export {
  endSession,
  endSessionOf,
  endSessionsOf,
  findSession,
  type Session,
  sessionsOf,
  waitingUser,
} from '../store/app/sessions.ts';
export { passwordLinkUser, type User, userByLogin } from '../store/app/users.ts';

export { PASSWORD_LENGTH } from './passwords.ts';

// A person who forgot stops earlier, and a list of passwords is not worth trying. Counted for the
// account from one address: a stranger elsewhere locks nobody out. Many may sit behind one address.
const ATTEMPTS = { account: 10, address: 40 } as const;

// The hash of a password that nobody has: an unknown login costs as much time as a wrong password,
// so it cannot be told apart.
let nobody: Promise<string> | undefined;

/** Where somebody signs in. */
export interface From {
  /** Failures are counted by it and by the login. */
  address: string;
  /** Browser and system in words. */
  device: string;
}

export interface SignedIn {
  user: User;
  /** For the session's cookie. */
  token: string;
  expires: Date;
  /** False when the second factor is still to be given: the session opens nothing but that. */
  entered: boolean;
}

/**
 * @returns null when login and password do not belong together
 * @throws Problem `too-many` after repeated failures, also with the right password
 */
export async function signIn(
  db: AppDb,
  login: string,
  password: string,
  { address, device }: From,
): Promise<SignedIn | null> {
  const limits = limitsOf(login, address);
  if (!takeAttempt(db, limits)) throw tooManyAttempts();
  const user = await userOf(db, login, password);
  if (!user) return null;
  clearAttempts(
    db,
    limits.map((l) => l.key),
  );
  const entered = !secondFactorOf(db, user.id)?.since;
  return { user, entered, ...startSession(db, user.id, device, entered) };
}

/**
 * The second step of signing in.
 * @param token of the session that waits for the code
 * @returns a session with a token of its own, or null when none waits
 * @throws Problem as checkCode
 */
export function enterCode(db: AppDb, token: string, code: string, device: string): SignedIn | null {
  const user = waitingUser(db, token);
  if (!user) return null;
  checkCode(db, user, code);
  endSession(db, token);
  return { user, entered: true, ...startSession(db, user.id, device) };
}

/** @throws Problem `invalid` when the password is not that of the account, `too-many` */
export async function assertPassword(
  db: AppDb,
  user: User,
  password: string,
  address: string,
): Promise<void> {
  const limits = limitsOf(user.login, address);
  if (!takeAttempt(db, limits)) throw tooManyAttempts();
  if (!(await userOf(db, user.login, password)))
    throw new Problem('invalid', 'The present password is not right. Nothing was changed.', {
      key: 'missions.error.password-present',
    });
  clearAttempts(
    db,
    limits.map((l) => l.key),
  );
}

function limitsOf(login: string, address: string): [AttemptLimit, AttemptLimit] {
  const account = login.trim().toLowerCase().slice(0, 120);
  return [
    { key: `login:${account} ${address}`, most: ATTEMPTS.account },
    { key: `address:${address}`, most: ATTEMPTS.address },
  ];
}

function tooManyAttempts(): Problem {
  return new Problem(
    'too-many',
    'Too many failed attempts. Wait a quarter of an hour, or ask for a new link.',
    { key: 'missions.error.attempts' },
  );
}

/** Whose login and password these are, or null. */
async function userOf(db: AppDb, login: string, password: string): Promise<User | null> {
  const known = passwordHashOf(db, login);
  const right = await verify(
    known?.hash ?? (await (nobody ??= hash('no such account'))),
    password.slice(0, PASSWORD_LENGTH.most),
  );
  return known && right ? known.user : null;
}

/**
 * Changes the password of somebody who is signed in and knows the present one, and ends all other
 * sessions.
 * @returns a new session for the device in hand
 * @throws Problem `invalid` when the present password is wrong or the new one is no good, `too-many`
 * after repeated failures
 */
export async function changePassword(
  db: AppDb,
  user: User,
  passwords: { present: string; next: string },
  { address, device }: From,
): Promise<{ token: string; expires: Date }> {
  await assertPassword(db, user, passwords.present, address);
  await assertGoodPassword(passwords.next, [user.login, user.name]);
  changeOwnPassword(db, user.id, await hash(passwords.next));
  return startSession(db, user.id, device);
}

/**
 * Uses a one-time link up. @throws Problem `invalid` for a password that is no good, `forbidden`
 * for a used link
 */
export async function choosePassword(db: AppDb, token: string, password: string): Promise<User> {
  const user = passwordLinkUser(db, token);
  await assertGoodPassword(password, user ? [user.login, user.name] : []);
  return setPassword(db, token, await hash(password));
}

/**
 * Signing in and out. Passwords are hashed with argon2id by a kept library; its defaults follow the
 * OWASP advice (19 MiB, two passes).
 */
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app-db.ts';
import {
  attemptAllowed,
  clearFailures,
  recordFailure,
  startSession,
} from '../store/app-sessions.ts';
import { passwordHashOf, setPassword, type User } from '../store/app-users.ts';

export { endSession, endSessionsOf, findSession, type Session } from '../store/app-sessions.ts';
export { passwordLinkUser, type User } from '../store/app-users.ts';

/**
 * Shorter passwords are guessed from lists; longer ones than this would only cost time (argon2
 * takes any length).
 */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

// The hash of a password that nobody has: an unknown login costs as much time as a wrong password,
// so it cannot be told apart.
let nobody: Promise<string> | undefined;

/**
 * @param address where the attempt comes from; failures are counted by it and by the login
 * @returns the token for the session's cookie, or null when login and password do not belong
 * together
 * @throws Problem `too-many` after repeated failures, also with the right password
 */
export async function signIn(
  db: AppDb,
  login: string,
  password: string,
  address: string,
): Promise<{ token: string; expires: Date } | null> {
  const byLogin = `login:${login.trim().toLowerCase().slice(0, 120)}`;
  const keys = [byLogin, `address:${address}`];
  if (!attemptAllowed(db, keys)) {
    throw new Problem(
      'too-many',
      'Too many failed attempts. Wait a quarter of an hour, or ask for a new link.',
      { key: 'missions.error.attempts' },
    );
  }
  const known = passwordHashOf(db, login);
  const right = await verify(
    known?.hash ?? (await (nobody ??= hash('no such account'))),
    password.slice(0, PASSWORD_LENGTH.most),
  );
  if (!known || !right) {
    recordFailure(db, keys);
    return null;
  }
  clearFailures(db, byLogin);
  return startSession(db, known.user.id);
}

/**
 * Uses a one-time link up. @throws Problem `invalid` for a password that is too short, `forbidden`
 * for a used link
 */
export async function choosePassword(db: AppDb, token: string, password: string): Promise<User> {
  if (password.length < PASSWORD_LENGTH.least || password.length > PASSWORD_LENGTH.most) {
    throw new Problem(
      'invalid',
      `A password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters.`,
      { key: 'missions.error.password-length' },
    );
  }
  return setPassword(db, token, await hash(password));
}

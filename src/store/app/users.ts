/**
 * Accounts and the one-time links that set their passwords. Hashing is given in
 * (web/access/password): the store keeps texts.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import { isRole, type Role } from '../../domain/role.ts';
import type { AppDb } from './database.ts';

export interface User {
  id: string;
  /** What one types to sign in; compared without regard to case. */
  login: string;
  name: string;
  role: Role;
  /** The one whose records a member's account keeps; empty for the others. */
  organisation: string;
  disabled: boolean;
}

interface UserRow {
  id: string;
  login: string;
  name: string;
  role: string;
  organisation: string;
  disabled: number;
  password: string | null;
}

// Long enough to reach someone on holiday's eve, short enough that a forgotten mail is worth
// nothing.
const PASSWORD_LINK_HOURS = 72;

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** @throws Problem `conflict` when the login is taken, `invalid` for a member of no organisation */
export function addUser(
  db: AppDb,
  user: { login: string; name: string; role: Role; organisation?: string },
): User {
  if ((user.role === 'member') !== Boolean(user.organisation))
    throw new Problem(
      'invalid',
      'An account of a member belongs to one organisation, those of the office to none.',
    );
  const login = user.login.trim();
  if (!/^[^\s<>]{2,120}$/.test(login))
    throw new Problem(
      'invalid',
      `"${login}" cannot be a login: 2 to 120 characters without spaces, an e-mail address for instance.`,
    );
  if (userByLogin(db, login))
    throw new Problem(
      'conflict',
      `There is an account "${login}" already; "collimate user link ${login}" prints a new link for it.`,
    );
  const row = {
    id: randomBytes(9).toString('base64url'),
    login,
    name: user.name.trim() || login,
    role: user.role,
    organisation: user.organisation ?? '',
    made: db.now().toISOString(),
  };
  db.sql
    .prepare(
      'INSERT INTO users (id, login, name, role, organisation, made) VALUES (@id, @login, @name, @role, @organisation, @made)',
    )
    .run(row);
  return { ...row, disabled: false };
}

/**
 * A token for the address that sets the password; earlier ones of the same account stop working.
 */
export function makePasswordLink(db: AppDb, userId: string): { token: string; expires: string } {
  const token = randomBytes(24).toString('base64url');
  const expires = new Date(db.now().getTime() + PASSWORD_LINK_HOURS * 3_600_000).toISOString();
  db.sql
    .transaction(() => {
      db.sql
        .prepare('DELETE FROM password_links WHERE user = ? OR expires < ?')
        .run(userId, db.now().toISOString());
      db.sql
        .prepare('INSERT INTO password_links (hash, user, expires) VALUES (?, ?, ?)')
        .run(hashToken(token), userId, expires);
    })
    .immediate();
  return { token, expires };
}

/** Whose password the link sets; null when it is unknown, used or out of date. */
export function passwordLinkUser(db: AppDb, token: string): User | null {
  const row = db.sql
    .prepare(
      'SELECT u.* FROM password_links l JOIN users u ON u.id = l.user WHERE l.hash = ? AND l.expires > ? AND u.disabled = 0',
    )
    .get(hashToken(token), db.now().toISOString()) as UserRow | undefined;
  return row ? toUser(row) : null;
}

/** Uses the link up, sets the password and ends all sessions of the account. */
export function setPassword(db: AppDb, token: string, passwordHash: string): User {
  return db.sql
    .transaction(() => {
      const user = passwordLinkUser(db, token);
      if (!user)
        throw new Problem(
          'forbidden',
          'This link was used already or is out of date. Ask for a new one.',
          { key: 'missions.error.password-link' },
        );
      changeOwnPassword(db, user.id, passwordHash);
      return user;
    })
    .immediate();
}

/** Sets the password of an account and ends all its sessions; the caller has checked who asks. */
export function changeOwnPassword(db: AppDb, userId: string, passwordHash: string): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM password_links WHERE user = ?').run(userId);
      db.sql.prepare('UPDATE users SET password = ? WHERE id = ?').run(passwordHash, userId);
      db.sql.prepare('DELETE FROM sessions WHERE user = ?').run(userId);
    })
    .immediate();
}

export function userByLogin(db: AppDb, login: string): User | null {
  const row = db.sql.prepare('SELECT * FROM users WHERE login = ?').get(login.trim()) as
    UserRow | undefined;
  return row ? toUser(row) : null;
}

/** The stored hash of an account that may sign in. */
export function passwordHashOf(db: AppDb, login: string): { user: User; hash: string } | null {
  const row = db.sql
    .prepare('SELECT * FROM users WHERE login = ? AND disabled = 0 AND password IS NOT NULL')
    .get(login.trim()) as UserRow | undefined;
  return row?.password ? { user: toUser(row), hash: row.password } : null;
}

export function listUsers(db: AppDb): (User & { passwordSet: boolean; factor: boolean })[] {
  const rows = db.sql
    .prepare(
      'SELECT u.*, f.since FROM users u LEFT JOIN second_factors f ON f.user = u.id ORDER BY login',
    )
    .all() as (UserRow & { since: string | null })[];
  return rows.map((r) => ({
    ...toUser(r),
    passwordSet: r.password !== null,
    factor: r.since !== null,
  }));
}

/**
 * A disabled account keeps its name in the record of changes and cannot sign in; its sessions end.
 */
export function setDisabled(db: AppDb, userId: string, disabled: boolean): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('UPDATE users SET disabled = ? WHERE id = ?').run(disabled ? 1 : 0, userId);
      db.sql.prepare('DELETE FROM sessions WHERE user = ?').run(userId);
      db.sql.prepare('DELETE FROM password_links WHERE user = ?').run(userId);
    })
    .immediate();
}

export function toUser(row: UserRow): User {
  if (!isRole(row.role))
    throw new Problem(
      'unavailable',
      `The account "${row.login}" has the role "${row.role}", which this version does not know.`,
    );
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    disabled: row.disabled === 1,
  };
}

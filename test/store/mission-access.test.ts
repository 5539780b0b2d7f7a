import { describe, expect, it } from 'vitest';
import {
  linkToken,
  listLinks,
  makeLink,
  openLink,
  revokeLinks,
} from '../../src/store/app/links.ts';
import {
  clearAttempts,
  endSessionsOf,
  findSession,
  startSession,
  takeAttempt,
} from '../../src/store/app/sessions.ts';
import {
  addUser,
  makePasswordLink,
  passwordHashOf,
  passwordLinkUser,
  setDisabled,
  setPassword,
} from '../../src/store/app/users.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { appFile, appWithMission, OFFICE } from './app-fixture.ts';

/** A clock that tests move. */
function clock(start: string): { now: () => Date; forward: (hours: number) => void } {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    forward: (hours) => {
      at += hours * 3_600_000;
    },
  };
}

describe('signed links', () => {
  const made = (): ReturnType<typeof appWithMission> & {
    token: string;
    id: string;
    forward: (h: number) => void;
  } => {
    const c = clock('2027-02-01T08:00:00Z');
    const app = appWithMission(appFile(), c.now);
    const { token, link } = app.db.change(OFFICE, 'link', app.mission, () =>
      makeLink(app.db, app.mission, 'g001', new Date('2027-03-10T00:00:00Z')),
    );
    return { ...app, token, id: link.id, forward: c.forward };
  };

  it('opens its own party until it expires', () => {
    const { db, token, mission, forward } = made();
    expect(openLink(db, token)).toMatchObject({ kind: 'open', link: { mission, party: 'g001' } });
    forward(24 * 60);
    expect(openLink(db, token)).toEqual({ kind: 'expired' });
  });

  it('does not open when anything of it is altered', () => {
    const { db, token, id } = made();
    const signature = token.split('.')[1]!;
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const forged of [
      `${id}.${flipped}`,
      `${id}.`,
      id,
      `${token}.x`,
      '',
      '.',
      `${id}.${signature.slice(0, -1)}`,
      'x'.repeat(9_000),
    ]) {
      expect(openLink(db, forged)).toEqual({ kind: 'unknown' });
    }
    // Even somebody who can write to the table cannot point a link at another party or prolong it.
    db.change(OFFICE, 'link', null, () => db.sql.prepare("UPDATE links SET party = 'g002'").run());
    expect(openLink(db, token)).toEqual({ kind: 'unknown' });
  });

  it('is signed by this installation only', () => {
    const { db, mission } = made();
    const link = listLinks(db, mission)[0]!;
    expect(linkToken(db, link)).toBe(linkToken(db, link));
    expect(linkToken(made().db, link)).not.toBe(linkToken(db, link));
  });

  it('stays closed once revoked, without the others of the mission', () => {
    const { db, token, mission } = made();
    const second = db.change(OFFICE, 'link', mission, () =>
      makeLink(db, mission, 'g002', new Date('2027-03-10T00:00:00Z')),
    );
    db.change(OFFICE, 'link-revoke', mission, () => revokeLinks(db, mission, 'g001'));
    expect(openLink(db, token)).toEqual({ kind: 'revoked' });
    expect(openLink(db, second.token).kind).toBe('open');
  });
});

describe('accounts', () => {
  const account = () => {
    const c = clock('2027-02-01T08:00:00Z');
    const db = openAppDb(appFile(), c.now);
    return {
      db,
      user: addUser(db, { login: 'Office@example.org', name: 'Office', role: 'secretariat' }),
      forward: c.forward,
    };
  };

  it('sets a password once per link, and only by the newest link', () => {
    const { db, user, forward } = account();
    const first = makePasswordLink(db, user.id).token;
    const second = makePasswordLink(db, user.id).token;
    expect(passwordLinkUser(db, first)).toBeNull();
    setPassword(db, second, 'hash-1');
    expect(() => setPassword(db, second, 'hash-2')).toThrow(/used already/);
    expect(passwordHashOf(db, 'office@EXAMPLE.org')?.hash).toBe('hash-1');
    const late = makePasswordLink(db, user.id).token;
    forward(73);
    expect(passwordLinkUser(db, late)).toBeNull();
  });

  it('refuses a second account of the same login in other letters', () => {
    const { db } = account();
    expect(() => addUser(db, { login: 'office@example.ORG', name: '', role: 'observer' })).toThrow(
      /already/,
    );
    expect(() => addUser(db, { login: 'two words', name: '', role: 'observer' })).toThrow(
      /cannot be a login/,
    );
  });

  it('signs out everywhere, at a new password, when disabled and after its hours', () => {
    const { db, user, forward } = account();
    const open = (): string => startSession(db, user.id).token;
    const [phone, desk] = [open(), open()];
    expect(findSession(db, phone)?.user.login).toBe('Office@example.org');
    expect(findSession(db, phone)?.csrf).not.toBe(findSession(db, desk)?.csrf);
    expect(endSessionsOf(db, user.id)).toBe(2);
    expect(findSession(db, desk)).toBeNull();
    const before = open();
    setPassword(db, makePasswordLink(db, user.id).token, 'hash');
    expect(findSession(db, before)).toBeNull();
    const long = open();
    forward(17);
    expect(findSession(db, long)).toBeNull();
    const last = open();
    setDisabled(db, user.id, true);
    expect(findSession(db, last)).toBeNull();
    expect(passwordHashOf(db, user.login)).toBeNull();
  });

  it('ends a session that nobody used for four hours, and keeps one that is used', () => {
    const { db, user, forward } = account();
    const [used, left] = [startSession(db, user.id).token, startSession(db, user.id).token];
    for (let hour = 0; hour < 15; hour += 3) {
      forward(3);
      expect(findSession(db, used)).not.toBeNull();
    }
    expect(findSession(db, left)).toBeNull();
    // Sixteen hours are the end also of one that is used.
    forward(1.5);
    expect(findSession(db, used)).toBeNull();
  });

  it('counts attempts before they are looked at, for a quarter of an hour', () => {
    const { db, forward } = account();
    const limits = (login: string, ip: string) => [
      { key: `login:${login} ${ip}`, most: 10 },
      { key: `address:${ip}`, most: 25 },
    ];
    const take = (login: string, ip: string): boolean => takeAttempt(db, limits(login, ip));
    for (let n = 0; n < 10; n++) expect(take('office', '1')).toBe(true);
    expect(take('office', '1')).toBe(false);
    // Nobody elsewhere is locked out, and other accounts from here are not, until it is too much.
    expect(take('office', '2')).toBe(true);
    for (let n = 0; n < 15; n++) expect(take(`other${n}`, '1')).toBe(true);
    expect(take('one more', '1')).toBe(false);
    clearAttempts(db, ['login:office 1', 'address:1']);
    expect(take('office', '1')).toBe(true);
    forward(0.26);
    for (let n = 0; n < 10; n++) expect(take('office', '1')).toBe(true);
  });

  it('keeps no token that a copy of the file would give away', () => {
    const { db, user } = account();
    const tokens = [makePasswordLink(db, user.id).token, startSession(db, user.id).token];
    const everything = JSON.stringify(
      ['password_links', 'sessions'].map((t) => db.sql.prepare(`SELECT * FROM ${t}`).all()),
    );
    for (const token of tokens) expect(everything).not.toContain(token);
  });
});

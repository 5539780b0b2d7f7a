/**
 * Signed links for those without an account. A token is `<id>.<signature>`: the signature is an
 * HMAC-SHA256 over everything that the link means, with a secret kept in the database, so neither a
 * guessed id nor an altered row opens anything.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppDb } from './app-db.ts';

export interface PartyLink {
  id: string;
  mission: string;
  party: string;
  made: string;
  /** UTC instant. */
  expires: string;
  revoked: boolean;
}

export type LinkAnswer =
  { kind: 'open'; link: PartyLink } | { kind: 'expired' | 'revoked' | 'unknown' };

interface LinkRow {
  id: string;
  mission: string;
  party: string;
  made: string;
  expires: string;
  revoked: number;
}

/** Call inside a change. Earlier links of the party stay as they are. */
export function makeLink(
  db: AppDb,
  mission: string,
  party: string,
  expires: Date,
): { link: PartyLink; token: string } {
  const row: LinkRow = {
    id: randomBytes(9).toString('base64url'),
    mission,
    party,
    made: db.now().toISOString(),
    expires: expires.toISOString(),
    revoked: 0,
  };
  db.sql
    .prepare(
      'INSERT INTO links (id, mission, party, made, expires, revoked) VALUES (@id, @mission, @party, @made, @expires, @revoked)',
    )
    .run(row);
  return { link: toLink(row), token: linkToken(db, toLink(row)) };
}

export function linkToken(db: AppDb, link: PartyLink): string {
  return `${link.id}.${signature(db, link)}`;
}

/** What a token from outside opens. A wrong signature is `unknown`, whatever the row says. */
export function openLink(db: AppDb, token: string): LinkAnswer {
  const [id, given, more] = token.split('.');
  if (!id || !given || more !== undefined || token.length > 100) return { kind: 'unknown' };
  const row = db.sql.prepare('SELECT * FROM links WHERE id = ?').get(id) as LinkRow | undefined;
  if (!row) return { kind: 'unknown' };
  const link = toLink(row);
  const expected = Buffer.from(signature(db, link));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    return { kind: 'unknown' };
  if (link.revoked) return { kind: 'revoked' };
  if (link.expires <= db.now().toISOString()) return { kind: 'expired' };
  return { kind: 'open', link };
}

export function listLinks(db: AppDb, mission: string): PartyLink[] {
  return (
    db.sql
      .prepare('SELECT * FROM links WHERE mission = ? ORDER BY party, made')
      .all(mission) as LinkRow[]
  ).map(toLink);
}

/** Call inside a change. Revokes one party's links, or all of the mission. */
export function revokeLinks(db: AppDb, mission: string, party?: string): number {
  return db.sql
    .prepare(
      'UPDATE links SET revoked = 1 WHERE mission = ? AND revoked = 0 AND party = ifnull(?, party)',
    )
    .run(mission, party ?? null).changes;
}

/** A secret of this installation, made when first asked for. */
export function secret(db: AppDb, name: string): Buffer {
  db.sql
    .prepare('INSERT OR IGNORE INTO secrets (name, value, made) VALUES (?, ?, ?)')
    .run(name, randomBytes(32).toString('base64url'), db.now().toISOString());
  const row = db.sql.prepare('SELECT value FROM secrets WHERE name = ?').get(name) as {
    value: string;
  };
  return Buffer.from(row.value, 'base64url');
}

function signature(db: AppDb, link: PartyLink): string {
  return createHmac('sha256', secret(db, 'links'))
    .update([link.id, link.mission, link.party, link.expires].join('\n'))
    .digest('base64url');
}

function toLink(row: LinkRow): PartyLink {
  return { ...row, revoked: row.revoked === 1 };
}

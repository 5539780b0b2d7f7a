/** A party's signed links to its pages of a mission (link-tokens.ts says how they are signed). */
import type { AppDb } from './database.ts';
import { newLinkId, readToken, stateOfLink, signatureOf } from '../link-tokens.ts';

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
    id: newLinkId(),
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
  return `${link.id}.${signatureOf(db, meaningOf(link))}`;
}

/** What a token from outside opens. */
export function openLink(db: AppDb, token: string): LinkAnswer {
  const read = readToken(token);
  const row =
    read &&
    (db.sql.prepare('SELECT * FROM links WHERE id = ?').get(read.id) as LinkRow | undefined);
  if (!row) return { kind: 'unknown' };
  const link = toLink(row);
  const kind = stateOfLink(db, link, read.given, meaningOf(link));
  return kind === 'open' ? { kind, link } : { kind };
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

function meaningOf({ id, mission, party, expires }: PartyLink): string[] {
  return [id, mission, party, expires];
}

function toLink(row: LinkRow): PartyLink {
  return { ...row, revoked: row.revoked === 1 };
}

/** Signed links to one thing for one purpose, for those without an account (link-tokens.ts). */
import type { AppDb } from './database.ts';
import { newLinkId, readToken, stateOfLink, signatureOf } from '../link-tokens.ts';

export interface SignedLink {
  id: string;
  /** What it opens and for whom, `introduction-member` for instance. */
  purpose: string;
  /** Id of the thing. */
  subject: string;
  made: string;
  /** UTC instant. */
  expires: string;
  revoked: boolean;
}

export type SignedLinkAnswer =
  { kind: 'open'; link: SignedLink } | { kind: 'expired' | 'revoked' | 'unknown' };

type Row = Omit<SignedLink, 'revoked'> & { revoked: number };

/**
 * The token of the open link for this purpose and subject, made when there is none. The same letter
 * sent twice so holds the same link.
 * @param days that a new one opens
 * @param least days that one must still open to be given out again
 */
export function ensureSignedLink(
  db: AppDb,
  purpose: string,
  subject: string,
  days: number,
  least = 0,
): string {
  const now = db.now();
  const inDays = (count: number): string =>
    new Date(now.getTime() + count * 86_400_000).toISOString();
  const row = db.sql
    .prepare(
      'SELECT * FROM signed_links WHERE purpose = ? AND subject = ? AND revoked = 0 AND expires > ? ORDER BY made DESC LIMIT 1',
    )
    .get(purpose, subject, inDays(least)) as Row | undefined;
  if (row) return tokenOf(db, toLink(row));
  const link: Row = {
    id: newLinkId(),
    purpose,
    subject,
    made: now.toISOString(),
    expires: inDays(days),
    revoked: 0,
  };
  db.sql
    .prepare(
      'INSERT INTO signed_links (id, purpose, subject, made, expires, revoked) VALUES (@id, @purpose, @subject, @made, @expires, @revoked)',
    )
    .run(link);
  return tokenOf(db, toLink(link));
}

/** What a token from outside opens. */
export function openSignedLink(db: AppDb, token: string): SignedLinkAnswer {
  const read = readToken(token);
  const row =
    read &&
    (db.sql.prepare('SELECT * FROM signed_links WHERE id = ?').get(read.id) as Row | undefined);
  if (!row) return { kind: 'unknown' };
  const link = toLink(row);
  const kind = stateOfLink(db, link, read.given, meaningOf(link));
  return kind === 'open' ? { kind, link } : { kind };
}

/** The link of a purpose and subject that opens now and longest, as its token; null without one. */
export function openLinkOf(
  db: AppDb,
  purpose: string,
  subject: string,
): { token: string; expires: string } | null {
  const row = db.sql
    .prepare(
      'SELECT * FROM signed_links WHERE purpose = ? AND subject = ? AND revoked = 0 AND expires > ? ORDER BY expires DESC LIMIT 1',
    )
    .get(purpose, subject, db.now().toISOString()) as Row | undefined;
  return row ? { token: tokenOf(db, toLink(row)), expires: row.expires } : null;
}

/** Until when the last open link of each subject opens. */
export function openLinksFor(db: AppDb, purpose: string): Map<string, string> {
  const rows = db.sql
    .prepare(
      'SELECT subject, max(expires) AS expires FROM signed_links WHERE purpose = ? AND revoked = 0 AND expires > ? GROUP BY subject',
    )
    .all(purpose, db.now().toISOString()) as { subject: string; expires: string }[];
  return new Map(rows.map((r) => [r.subject, r.expires]));
}

/** Closes all links of a subject, or those of one purpose. */
export function revokeSignedLinks(db: AppDb, subject: string, purpose?: string): number {
  return db.sql
    .prepare(
      'UPDATE signed_links SET revoked = 1 WHERE subject = ? AND purpose = ifnull(?, purpose) AND revoked = 0',
    )
    .run(subject, purpose ?? null).changes;
}

/** Takes out links that have opened nothing since before. */
export function removeLinksExpiredBefore(db: AppDb, before: string): number {
  return db.sql.prepare('DELETE FROM signed_links WHERE expires < ?').run(before).changes;
}

function tokenOf(db: AppDb, link: SignedLink): string {
  return `${link.id}.${signatureOf(db, meaningOf(link))}`;
}

function meaningOf({ id, purpose, subject, expires }: SignedLink): string[] {
  return [id, purpose, subject, expires];
}

function toLink(row: Row): SignedLink {
  return { ...row, revoked: row.revoked === 1 };
}

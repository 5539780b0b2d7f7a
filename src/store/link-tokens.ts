/**
 * Tokens of signed links: `<id>.<signature>`. The signature is an HMAC-SHA256 over everything that
 * the link means, with a secret kept in the database, so neither a guessed id nor an altered row
 * opens anything.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppDb } from './app/database.ts';

/** Longest token looked at. */
const MOST = 100;

export function newLinkId(): string {
  return randomBytes(9).toString('base64url');
}

/** The id and signature that a token from outside claims; null when it has not that form. */
export function readToken(token: string): { id: string; given: string } | null {
  const [id, given, more] = token.split('.');
  return id && given && more === undefined && token.length <= MOST ? { id, given } : null;
}

/** @param meaning everything that the link means, beginning with its id; none may hold a line end */
export function signatureOf(db: AppDb, meaning: readonly string[]): string {
  return createHmac('sha256', secretOf(db, 'links')).update(meaning.join('\n')).digest('base64url');
}

function signatureFits(db: AppDb, given: string, meaning: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(db, meaning));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** A secret of this installation, made when first asked for. */
export function secretOf(db: AppDb, name: string): Buffer {
  db.sql
    .prepare('INSERT OR IGNORE INTO secrets (name, value, made) VALUES (?, ?, ?)')
    .run(name, randomBytes(32).toString('base64url'), db.now().toISOString());
  const row = db.sql.prepare('SELECT value FROM secrets WHERE name = ?').get(name) as {
    value: string;
  };
  return Buffer.from(row.value, 'base64url');
}

/**
 * What a link from outside is worth now. A wrong signature is `unknown`, whatever the row says.
 * @param meaning as it was signed
 */
export function stateOfLink(
  db: AppDb,
  link: { revoked: boolean; expires: string },
  given: string,
  meaning: readonly string[],
): 'unknown' | 'revoked' | 'expired' | 'open' {
  if (!signatureFits(db, given, meaning)) return 'unknown';
  if (link.revoked) return 'revoked';
  return link.expires <= db.now().toISOString() ? 'expired' : 'open';
}

/** Offers and requests: kept as they were posted, found by state, poster and organisation. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type { Posting, PostingContent, PostingState } from '../../domain/posting.ts';
import type { Text } from '../../domain/text.ts';
import type { AppDb } from './database.ts';

type Row = Record<string, string> & { version: number };

export type NewPosting = Pick<
  Posting,
  'lang' | 'content' | 'organisation' | 'company' | 'country' | 'poster'
>;

/** @param state `unconfirmed`, or `waiting` where the poster is known by its link */
export function addPosting(db: AppDb, fresh: NewPosting, state: PostingState): Posting {
  const id = randomBytes(9).toString('base64url');
  const now = db.now().toISOString();
  db.sql
    .prepare(
      `INSERT INTO postings (id, state, lang, content, organisation, company, country, name, email, made, sent)
      VALUES (@id, @state, @lang, @content, @organisation, @company, @country, @name, @email, @now, @sent)`,
    )
    .run({
      id,
      state,
      lang: fresh.lang,
      content: JSON.stringify(fresh.content),
      organisation: fresh.organisation,
      company: JSON.stringify(fresh.company),
      country: fresh.country,
      name: fresh.poster.name,
      email: fresh.poster.email,
      now,
      sent: state === 'waiting' ? now : '',
    });
  return getPosting(db, id);
}

/** The posting with an id; undefined where there is none. */
export function findPosting(db: AppDb, id: string): Posting | undefined {
  const row = db.sql.prepare('SELECT * FROM postings WHERE id = ?').get(id) as Row | undefined;
  return row && toPosting(row);
}

/** @throws Problem `not-found` */
export function getPosting(db: AppDb, id: string): Posting {
  const posting = findPosting(db, id);
  if (!posting || posting.forgotten)
    throw new Problem('not-found', 'This offer or request is not there any more.', {
      key: 'posting.error.gone',
    });
  return posting;
}

/**
 * Writes what may change of a posting.
 * @throws Problem `conflict` when somebody else changed it meanwhile
 */
export function savePosting(db: AppDb, p: Posting): Posting {
  const { changes } = db.sql
    .prepare(
      `UPDATE postings SET state = @state, lang = @lang, content = @content, organisation = @organisation, company = @company, answer = @answer,
      sent = @sent, published = @published, expires = @expires, closed = @closed, version = version + 1
      WHERE id = @id AND version = @version`,
    )
    .run({
      id: p.id,
      version: p.version,
      state: p.state,
      lang: p.lang,
      content: JSON.stringify(p.content),
      organisation: p.organisation,
      company: JSON.stringify(p.company),
      answer: p.answer,
      sent: p.sent,
      published: p.published,
      expires: p.expires,
      closed: p.closed,
    });
  if (changes === 0)
    throw new Problem('conflict', 'Somebody else changed this meanwhile.', {
      key: 'posting.error.changed',
    });
  return { ...p, version: p.version + 1 };
}

/** Those in one of the states, the newest first. */
export function postingsIn(db: AppDb, states: readonly PostingState[], limit = 500): Posting[] {
  return many(
    db,
    'state IN (SELECT value FROM json_each(?)) ORDER BY max(sent, published) DESC, id LIMIT ?',
    JSON.stringify(states),
    limit,
  );
}

/** Those that anybody may see now, the newest first: their day decides, not a task that ran. */
export function publicPostings(db: AppDb, limit = 500): Posting[] {
  return many(
    db,
    `state = 'published' AND expires > ? ORDER BY published DESC, id LIMIT ?`,
    db.now().toISOString(),
    limit,
  );
}

/** All of an organisation that are not forgotten, the newest first. */
export function postingsOf(db: AppDb, organisation: string): Posting[] {
  return many(
    db,
    `organisation = ? AND organisation <> '' AND forgotten = '' ORDER BY made DESC, id LIMIT ?`,
    organisation,
    200,
  );
}

/** All that an address posted. */
export function postingsBy(db: AppDb, email: string): Posting[] {
  return many(db, 'email = ? ORDER BY made, id LIMIT ?', email.toLowerCase(), 1_000);
}

/** Everything that was made since, for figures; forgotten ones among them. */
export function everyPosting(db: AppDb, since: string): Posting[] {
  return many(db, 'made >= ? ORDER BY made DESC, id LIMIT ?', since, -1);
}

/** How many an address posted since. */
export function postedSince(db: AppDb, email: string, since: string): number {
  return db.sql
    .prepare('SELECT count(*) FROM postings WHERE email = ? AND made > ?')
    .pluck()
    .get(email, since) as number;
}

/** Ids of those in one of the states that still hold personal data and match a time. */
export function postingsOlder(
  db: AppDb,
  states: readonly PostingState[],
  time: 'made' | 'closed' | 'sent',
  before: string,
): string[] {
  return db.sql
    .prepare(
      `SELECT id FROM postings WHERE forgotten = '' AND ${time} <> '' AND ${time} < ? AND state IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(before, JSON.stringify(states)) as string[];
}

/** Takes out what names a person and what was posted, and keeps what is counted. */
export function blankPosting(db: AppDb, id: string): void {
  db.sql
    .prepare(
      `UPDATE postings SET name = '', email = '', country = '', answer = '', forgotten = @now,
      content = json_set(content, '$.title', '', '$.text', '', '$.expected', '', '$.apply', '', '$.place', '', '$.field', '', '$.disguise', ''),
      closed = CASE closed WHEN '' THEN @now ELSE closed END, state = CASE state WHEN 'expired' THEN state ELSE 'withdrawn' END,
      version = version + 1 WHERE id = @id`,
    )
    .run({ id, now: db.now().toISOString() });
}

export function removePosting(db: AppDb, id: string): void {
  db.sql.prepare('DELETE FROM postings WHERE id = ?').run(id);
}

function many(db: AppDb, where: string, value: string, limit: number): Posting[] {
  const rows = db.sql.prepare(`SELECT * FROM postings WHERE ${where}`).all(value, limit) as Row[];
  return rows.map(toPosting);
}

function toPosting(row: Row): Posting {
  const text = (name: string): string => row[name] ?? '';
  return {
    id: text('id'),
    state: text('state') as PostingState,
    lang: text('lang'),
    content: JSON.parse(text('content')) as PostingContent,
    organisation: text('organisation'),
    company: JSON.parse(text('company')) as Text,
    country: text('country'),
    poster: { name: text('name'), email: text('email') },
    answer: text('answer'),
    made: text('made'),
    sent: text('sent'),
    published: text('published'),
    expires: text('expires'),
    closed: text('closed'),
    forgotten: text('forgotten'),
    version: row.version,
  };
}

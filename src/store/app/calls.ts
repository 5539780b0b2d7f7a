/** Calls for proposals: what the lists tell, under the name of their list. */
import { randomBytes } from 'node:crypto';
import type { Call } from '../../domain/call.ts';
import type { AppDb } from './database.ts';

/** A call with the instant when it was first read here. */
export interface StoredCall extends Call {
  first: string;
}

type Row = { json: string; text: string; first: string };

/** One reading of a list, for `putCalls` and `dropUnread`; later ones are greater. */
export function newReading(now: Date): string {
  return `${now.toISOString()} ${randomBytes(6).toString('base64url')}`;
}

/**
 * Adds or renews calls in one transaction. A call of another list with the same id stays with the
 * list that told it first; a text is only ever replaced by a text.
 */
export function putCalls(db: AppDb, calls: readonly Call[], reading: string): void {
  const now = db.now().toISOString();
  const put = db.sql.prepare(
    `INSERT INTO calls (id, source, json, text, closed, until, first, reading)
    VALUES (@id, @source, @json, @text, @closed, @until, @now, @reading)
    ON CONFLICT (id) DO UPDATE SET json = excluded.json, closed = excluded.closed, until = excluded.until, reading = excluded.reading,
    text = CASE excluded.text WHEN '' THEN calls.text ELSE excluded.text END
    WHERE calls.source = excluded.source`,
  );
  db.sql
    .transaction(() => {
      for (const call of calls) {
        const { text, ...rest } = call;
        put.run({
          id: call.id,
          source: call.source,
          json: JSON.stringify(rest),
          text,
          closed: call.state === 'closed' ? 1 : 0,
          until: call.deadlines.at(-1) ?? '',
          now,
          reading,
        });
      }
    })
    .immediate();
}

/** Takes out the calls of a list that its last reading did not tell. @returns how many */
export function dropUnread(db: AppDb, source: string, reading: string): number {
  return db.sql.prepare('DELETE FROM calls WHERE source = ? AND reading <> ?').run(source, reading)
    .changes;
}

export function findCall(db: AppDb, id: string): StoredCall | undefined {
  const row = db.sql.prepare('SELECT json, text, first FROM calls WHERE id = ?').get(id) as
    Row | undefined;
  return row && toCall(row);
}

/** Calls that are not over on a day, by last deadline; those without one are at the end. */
export function callsFrom(db: AppDb, day: string): StoredCall[] {
  return (
    db.sql
      .prepare(
        `SELECT json, text, first FROM calls WHERE closed = 0 AND (until = '' OR until >= ?) ORDER BY until = '', until, id`,
      )
      .all(day) as Row[]
  ).map(toCall);
}

/** The calls that were over last, at most so many. */
export function callsBefore(db: AppDb, day: string, most: number): StoredCall[] {
  return (
    db.sql
      .prepare(
        `SELECT json, text, first FROM calls WHERE closed = 1 OR (until <> '' AND until < ?) ORDER BY until DESC, id LIMIT ?`,
      )
      .all(day, most) as Row[]
  ).map(toCall);
}

/** Lists with their numbers of calls, by name. */
export function callLists(db: AppDb): { source: string; count: number; open: number }[] {
  return db.sql
    .prepare(
      'SELECT source, count(*) AS count, sum(closed = 0) AS open FROM calls GROUP BY source ORDER BY source',
    )
    .all() as { source: string; count: number; open: number }[];
}

function toCall({ json, text, first }: Row): StoredCall {
  return { ...(JSON.parse(json) as Omit<Call, 'text'>), text, first };
}

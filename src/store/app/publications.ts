/**
 * Change sets on their way onto the pages: a draft that is looked at, one that waits or is built, the
 * last ones that were published. `records` change with the last step of a publication and at no
 * other time.
 */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type {
  Publication,
  PublicationFailure,
  PublicationKind,
  PublicationProgress,
  PublicationRow,
  PublicationState,
} from '../../domain/publication.ts';
import type { RecordChange, RecordFields, RecordKey } from '../../domain/record.ts';
import type { Actor } from '../../domain/role.ts';
import type { AppDb } from './database.ts';
import { lockPublishing } from './publisher-lock.ts';
import { applyChanges, getRecord } from './records.ts';

/** Drafts that nobody came back to are taken out after so many days. */
const DRAFT_DAYS = 14;
/** Rows of a change set are kept with so many of the last publications; the history keeps all. */
const ROWS_KEPT = 50;

/** Keeps a change set; it is a draft until it is sent. */
export function addPublication(
  db: AppDb,
  who: Actor,
  { kind, note }: { kind: PublicationKind; note: string },
  changes: readonly RecordChange[],
): string {
  const id = randomBytes(9).toString('base64url');
  db.sql
    .transaction(() => {
      sweep(db);
      db.sql
        .prepare(
          `INSERT INTO publications (id, kind, note, state, actor_kind, actor, actor_name, made) VALUES (?, ?, ?, 'draft', ?, ?, ?, ?)`,
        )
        .run(id, kind, note.slice(0, 200), who.kind, who.id, who.name, db.now().toISOString());
      putChanges(db, id, changes);
    })
    .immediate();
  return id;
}

/** Replaces the change set of a draft. */
export function setChanges(db: AppDb, id: string, changes: readonly RecordChange[]): void {
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM publication_rows WHERE publication = ?').run(id);
      putChanges(db, id, changes);
    })
    .immediate();
}

/** @throws Problem `not-found` */
export function getPublication(db: AppDb, id: string): Publication {
  const row = db.sql.prepare(`${SELECT} WHERE p.id = ?`).get(id) as Row | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such publication; it may have been swept.', {
      key: 'catalogue.error.unknown',
    });
  return toPublication(row);
}

/** Publications in the given states, the newest first. */
export function publicationsIn(
  db: AppDb,
  states: readonly PublicationState[],
  limit: number,
): Publication[] {
  const rows = db.sql
    .prepare(
      `${SELECT} WHERE p.state IN (SELECT value FROM json_each(?)) ORDER BY coalesce(nullif(p.ended, ''), p.made) DESC, p.change DESC LIMIT ?`,
    )
    .all(JSON.stringify(states), limit) as Row[];
  return rows.map(toPublication);
}

/** Rows of a change set with what the record was when the change was made. */
export function rowsOf(
  db: AppDb,
  id: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): PublicationRow[] {
  const rows = db.sql
    .prepare(
      'SELECT "table", id, organisation, expected, before, fields FROM publication_rows WHERE publication = ? ORDER BY position LIMIT ? OFFSET ?',
    )
    .all(id, limit, offset) as (RecordKey & {
    organisation: string;
    expected: number;
    before: string | null;
    fields: string | null;
  })[];
  return rows.map((r) => ({ ...r, before: parsed(r.before), fields: parsed(r.fields) }));
}

/**
 * Sends a draft, or one that failed, to be published.
 * @throws Problem `conflict` for one that is under way or done
 */
export function sendPublication(db: AppDb, id: string): void {
  const { changes } = db.sql
    .prepare(
      `UPDATE publications SET state = 'waiting', failure = '{}', progress = '{}' WHERE id = ? AND state IN ('draft', 'failed')`,
    )
    .run(id);
  if (!changes) throw underWay();
}

/** Gives up a draft, or one that failed. @throws Problem `conflict` as above */
export function dropPublication(db: AppDb, id: string): void {
  const { changes } = db.sql
    .prepare(`DELETE FROM publications WHERE id = ? AND state IN ('draft', 'failed')`)
    .run(id);
  if (!changes) throw underWay();
}

/**
 * Takes the oldest that waits for this process to build; null when none does or another builds. The
 * number of the process is noted for who looks after the machine; the lock tells whether it lives.
 */
export function claimPublication(db: AppDb): Publication | null {
  const id = db.sql
    .prepare(
      `UPDATE publications SET state = 'running', pid = ? WHERE id = (SELECT id FROM publications WHERE state = 'waiting' ORDER BY made, id LIMIT 1)
    AND NOT EXISTS (SELECT 1 FROM publications WHERE state = 'running') RETURNING id`,
    )
    .pluck()
    .get(process.pid) as string | undefined;
  return id === undefined ? null : getPublication(db, id);
}

export function noteProgress(db: AppDb, id: string, progress: PublicationProgress): void {
  db.sql
    .prepare('UPDATE publications SET progress = ? WHERE id = ?')
    .run(JSON.stringify(progress), id);
}

/**
 * The last step before pages show it: the change set into the records, and the publication done,
 * both or neither.
 * @throws Problem `conflict` when a record changed since, or the publication was given up
 */
export function finishPublication(
  db: AppDb,
  { id, actor, kind }: Publication,
  build: string,
): void {
  db.change(actor, `records-${kind}`, null, () => {
    const change = applyChanges(db, actor, `records-${kind}`, rowsOf(db, id, { limit: -1 }), id);
    const { changes } = db.sql
      .prepare(
        `UPDATE publications SET state = 'done', ended = ?, change = ?, build = ? WHERE id = ? AND state = 'running'`,
      )
      .run(db.now().toISOString(), change, build, id);
    if (!changes) throw underWay();
    db.sql.prepare('DELETE FROM catalogue_uploads WHERE publication = ?').run(id);
  });
}

/** The build that the records' present content was published as; empty where it was none (adopted). */
export function buildOfRecords(db: AppDb): string {
  return (
    (db.sql
      .prepare('SELECT p.build FROM publications p JOIN truth t ON t.mark = p.id')
      .pluck()
      .get() as string | undefined) ?? ''
  );
}

export function failPublication(db: AppDb, id: string, failure: PublicationFailure): void {
  db.sql
    .prepare(
      `UPDATE publications SET state = 'failed', ended = ?, failure = ? WHERE id = ? AND state = 'running'`,
    )
    .run(db.now().toISOString(), JSON.stringify(failure), id);
}

/** Says of publications whose process is gone that they were cut off; nothing of them is public. */
export function settleInterrupted(db: AppDb): void {
  if (publicationsIn(db, ['running'], 1).length === 0) return;
  const release = lockPublishing(db, 0);
  if (!release) return;
  try {
    failCutOff(db);
  } finally {
    release();
  }
}

/** As `settleInterrupted`, for the process that holds the lock and has begun nothing yet. */
export function failCutOff(db: AppDb): void {
  for (const { id } of publicationsIn(db, ['running'], -1)) failPublication(db, id, INTERRUPTED);
}

const INTERRUPTED: PublicationFailure = {
  message: 'The publication was cut off. Nothing of it was published; publish it again.',
  key: 'catalogue.error.interrupted',
};

/** Says of what waits that it was cut off, when no process builds that could take it. */
export function settleUntaken(db: AppDb): void {
  db.sql
    .prepare(
      `UPDATE publications SET state = 'failed', ended = ?, failure = ? WHERE state = 'waiting'
    AND NOT EXISTS (SELECT 1 FROM publications WHERE state = 'running')`,
    )
    .run(db.now().toISOString(), JSON.stringify(INTERRUPTED));
}

interface Row extends Omit<Publication, 'actor' | 'progress' | 'failure'> {
  actor_kind: Actor['kind'];
  actor: string;
  actor_name: string;
  progress: string;
  failure: string;
}

const SELECT = `SELECT p.id, p.kind, p.note, p.state, p.actor_kind, p.actor, p.actor_name, p.made, p.ended, p.progress, p.failure, p.change, p.build,
  (SELECT count(*) FROM publication_rows r WHERE r.publication = p.id AND r.expected = 0) AS added,
  (SELECT count(*) FROM publication_rows r WHERE r.publication = p.id AND r.expected > 0 AND r.fields IS NOT NULL) AS changed,
  (SELECT count(*) FROM publication_rows r WHERE r.publication = p.id AND r.fields IS NULL) AS removed
  FROM publications p`;

function toPublication(row: Row): Publication {
  const { actor_kind: kind, actor: id, actor_name: name, progress, failure, ...rest } = row;
  return {
    ...rest,
    actor: { kind, id, name },
    progress: JSON.parse(progress) as PublicationProgress,
    failure: JSON.parse(failure) as Partial<PublicationFailure>,
  };
}

function parsed(json: string | null): RecordFields | null {
  return json === null ? null : (JSON.parse(json) as RecordFields);
}

function putChanges(db: AppDb, id: string, changes: readonly RecordChange[]): void {
  const put = db.sql.prepare(
    'INSERT INTO publication_rows (publication, position, "table", id, organisation, expected, before, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  changes.forEach((c, i) => {
    const before = c.expected === 0 ? null : (getRecord(db, c)?.fields ?? null);
    put.run(
      id,
      i,
      c.table,
      c.id,
      c.organisation,
      c.expected,
      before && JSON.stringify(before),
      c.fields && JSON.stringify(c.fields),
    );
  });
}

function sweep(db: AppDb): void {
  const old = new Date(db.now().getTime() - DRAFT_DAYS * 86_400_000).toISOString();
  db.sql.prepare(`DELETE FROM publications WHERE state = 'draft' AND made < ?`).run(old);
  db.sql
    .prepare(
      `DELETE FROM publication_rows WHERE publication IN (SELECT id FROM publications WHERE state = 'done' ORDER BY change DESC LIMIT -1 OFFSET ?)`,
    )
    .run(ROWS_KEPT);
}

function underWay(): Problem {
  return new Problem(
    'conflict',
    'This publication is under way, published or given up already; look at its page again.',
    { key: 'catalogue.error.under-way' },
  );
}

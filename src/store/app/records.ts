/**
 * The catalogue's own rows: which truth holds, what stands, how it changes, what was there before.
 * The record of changes keeps every row before and after (database.ts).
 */
import { randomBytes } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';
import {
  sameFields,
  type CatalogueRecord,
  type RecordChange,
  type RecordFields,
  type RecordKey,
  type RecordSet,
  type RecordTable,
} from '../../domain/record.ts';
import type { Actor } from '../../domain/role.ts';
import type { AppDb } from './database.ts';

/** Since when the records hold, and the mark of their content. */
export interface Truth {
  since: string;
  mark: string;
}

/** Null while the files hold. */
export function truthOf(db: AppDb): Truth | null {
  return (db.sql.prepare('SELECT since, mark FROM truth').get() as Truth | undefined) ?? null;
}

/**
 * Makes the records the one truth.
 * @throws Problem `conflict` when they are already
 */
export function adoptRecords(
  db: AppDb,
  who: Actor,
  records: Iterable<Omit<CatalogueRecord, 'revision'>>,
): void {
  const truth = truthOf(db);
  if (truth)
    throw new Problem(
      'conflict',
      `The records hold since ${truth.since}; nothing was changed. Bring files in by the page "Catalogue" of the desk, or go back to files with "collimate adopt --release".`,
    );
  db.change(who, 'records-adopt', null, () => {
    db.sql
      .prepare('INSERT INTO truth (only, since, mark) VALUES (1, ?, ?)')
      .run(db.now().toISOString(), freshMark());
    const put = inserter(db);
    for (const record of records) put(record);
  });
}

/**
 * Makes the files the one truth again; the records go, their history stays.
 * @throws Problem `conflict` when the files hold already
 */
export function releaseRecords(db: AppDb, who: Actor): void {
  if (!truthOf(db)) throw filesHold();
  db.change(who, 'records-release', null, () => {
    db.sql.exec('DELETE FROM records; DELETE FROM truth');
  });
}

/** All records in their order, with the mark of this content; null while the files hold. */
export function allRecords(db: AppDb): RecordSet | null {
  return db.sql.transaction(() => {
    const truth = truthOf(db);
    if (!truth) return null;
    const rows = db.sql.prepare('SELECT * FROM records ORDER BY position').iterate();
    return { mark: truth.mark, records: Array.from(rows as Iterable<Row>, toRecord) };
  })();
}

/** Records of one organisation: its own row, its statements, its part in projects. */
export function recordsOf(db: AppDb, organisation: string): CatalogueRecord[] {
  const rows = db.sql
    .prepare(
      `SELECT * FROM records WHERE organisation = ? AND organisation <> '' ORDER BY position`,
    )
    .all(organisation) as Row[];
  return rows.map(toRecord);
}

export function getRecord(db: AppDb, { table, id }: RecordKey): CatalogueRecord | null {
  // A difference of ten thousand rows asks for seventy thousand records.
  let get = GET.get(db);
  if (!get) {
    get = db.sql.prepare('SELECT * FROM records WHERE "table" = ? AND id = ?');
    GET.set(db, get);
  }
  const row = get.get(table, id) as Row | undefined;
  return row ? toRecord(row) : null;
}
const GET = new WeakMap<AppDb, Statement<[string, string]>>();

/** Records of one table, in their order. */
export function recordsIn(db: AppDb, table: RecordTable): CatalogueRecord[] {
  const rows = db.sql
    .prepare('SELECT * FROM records WHERE "table" = ? ORDER BY position')
    .all(table) as Row[];
  return rows.map(toRecord);
}

/**
 * Changes of a set that no longer fit, because their record changed since they were made (or came,
 * or went).
 */
export function outdated(db: AppDb, changes: readonly RecordChange[]): RecordChange[] {
  return changes.filter((c) => (getRecord(db, c)?.revision ?? 0) !== c.expected);
}

/**
 * Writes a change set, all of it or nothing.
 * @param mark names the new content
 * @returns the number under which the record of changes has it
 * @throws Problem `conflict` when a record changed since the change was made, or the files hold
 */
export function applyChanges(
  db: AppDb,
  who: Actor,
  action: string,
  changes: readonly RecordChange[],
  mark = freshMark(),
): number {
  return db.change(who, action, null, () => {
    if (!truthOf(db)) throw filesHold();
    const late = outdated(db, changes);
    if (late[0]) throw changedMeanwhile(late[0], late.length);
    const put = inserter(db);
    const set = db.sql.prepare(
      'UPDATE records SET fields = ?, organisation = ?, revision = revision + 1 WHERE "table" = ? AND id = ?',
    );
    const remove = db.sql.prepare('DELETE FROM records WHERE "table" = ? AND id = ?');
    for (const { expected, fields, ...key } of changes) {
      if (fields === null) remove.run(key.table, key.id);
      else if (expected === 0) put({ ...key, fields });
      else set.run(JSON.stringify(fields), key.organisation, key.table, key.id);
    }
    db.sql.prepare('UPDATE truth SET mark = ?').run(mark);
    return db.currentChange() ?? 0;
  });
}

/** One state of a record: what it became by a change. */
export interface RecordVersion {
  change: number;
  /** UTC instant. */
  at: string;
  by: string;
  /** Key of the locales, `change.<action>`. */
  action: string;
  organisation: string;
  before: RecordFields | null;
  after: RecordFields | null;
}

/** What happened to a record, the newest first. */
export function recordHistory(db: AppDb, { table, id }: RecordKey, limit = 100): RecordVersion[] {
  const rows = db.sql
    .prepare(
      `SELECT c.id AS change, c.at, c.actor_name AS by, c.action, json_extract(coalesce(r.after, r.before), '$.organisation') AS organisation, r.before, r.after FROM change_rows r JOIN changes c ON c.id = r.change
    WHERE r.noun = 'records' AND json_extract(coalesce(r.after, r.before), '$.table') = ? AND json_extract(coalesce(r.after, r.before), '$.id') = ?
    ORDER BY r.id DESC LIMIT ?`,
    )
    .all(table, id, limit) as (Omit<RecordVersion, 'before' | 'after'> & {
    before: string | null;
    after: string | null;
  })[];
  return rows.map((r) => ({ ...r, before: fieldsIn(r.before), after: fieldsIn(r.after) }));
}

/**
 * The change set that brings every record back to what it was right before a change, whatever
 * happened since.
 */
export function changesBack(db: AppDb, change: number): RecordChange[] {
  const rows = db.sql
    .prepare(
      `SELECT before, after FROM change_rows WHERE noun = 'records' AND change >= ? ORDER BY id`,
    )
    .all(change) as { before: string | null; after: string | null }[];
  const first = new Map<string, RecordKey & { organisation: string; was: RecordFields | null }>();
  for (const { before, after } of rows) {
    const { table, id, organisation } = JSON.parse(before ?? after ?? '') as Row;
    const key = `${table}\0${id}`;
    if (!first.has(key)) first.set(key, { table, id, organisation, was: fieldsIn(before) });
  }
  return [...first.values()].flatMap(({ was, ...key }) => {
    const now = getRecord(db, key);
    if (sameFields(now?.fields ?? null, was)) return [];
    return [{ ...key, expected: now?.revision ?? 0, fields: was }];
  });
}

interface Row extends RecordKey {
  organisation: string;
  fields: string;
  revision: number;
}

function toRecord({ table, id, organisation, fields, revision }: Row): CatalogueRecord {
  return { table, id, organisation, revision, fields: JSON.parse(fields) as RecordFields };
}

function fieldsIn(row: string | null): RecordFields | null {
  return row === null ? null : (JSON.parse((JSON.parse(row) as Row).fields) as RecordFields);
}

/**
 * New records go behind all others. One that comes back counts on, so that nobody who saw its former
 * life overwrites it unseen.
 */
function inserter(db: AppDb): (record: Omit<CatalogueRecord, 'revision'>) => void {
  const insert = db.sql.prepare(
    `INSERT INTO records ("table", id, organisation, fields, position, revision) VALUES (@table, @id, @organisation, @fields, @position, 1 + ifnull((
      SELECT max(json_extract(coalesce(r.after, r.before), '$.revision')) FROM change_rows r
      WHERE r.noun = 'records' AND json_extract(coalesce(r.after, r.before), '$.table') = @table AND json_extract(coalesce(r.after, r.before), '$.id') = @id
    ), 0))`,
  );
  let last = db.sql.prepare('SELECT ifnull(max(position), 0) FROM records').pluck().get() as number;
  return ({ table, id, organisation, fields }) =>
    insert.run({ table, id, organisation, fields: JSON.stringify(fields), position: ++last });
}

function freshMark(): string {
  return randomBytes(9).toString('base64url');
}

function filesHold(): Problem {
  return new Problem(
    'conflict',
    'The files hold; nothing was changed. "collimate adopt" makes the records the one truth.',
    { key: 'catalogue.error.files' },
  );
}

function changedMeanwhile({ table, id }: RecordKey, count: number): Problem {
  return new Problem(
    'conflict',
    `The record ${id} (${table}) was changed by somebody else meanwhile${count > 1 ? `, and ${count - 1} more` : ''}. Nothing was published; look at the difference again.`,
    { key: 'catalogue.error.meanwhile', parameters: { id, count } },
  );
}

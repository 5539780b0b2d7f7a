/**
 * The application database: what people enter. Every write to a recorded table happens inside
 * `change`, which says who does what; triggers keep the rows before and after, so nothing can be
 * written unrecorded.
 */
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';
import type { Actor } from '../../domain/role.ts';
import { damagedDatabase, isDamage } from '../../domain/storage-trouble.ts';

/** Tables whose rows are recorded and can be taken back. */
export const RECORDED = [
  'missions',
  'parties',
  'persons',
  'wishes',
  'overrides',
  'links',
  'plans',
  'fixed_meetings',
  'outcomes',
  'satisfaction',
  'records',
] as const;

export interface AppDb {
  readonly file: string;
  readonly sql: Database.Database;
  /**
   * Runs `work` in one transaction as one recorded change: all of it is kept, or nothing. Inside
   * another change it joins that one.
   * @param action a key of the locales (`change.*`), shown in the history
   */
  change<T>(who: Actor, action: string, mission: string | null, work: () => T): T;
  /** The change under way; recorded writes outside of one are refused. */
  currentChange(): number | null;
  now(): Date;
  close(): void;
}

const MIGRATIONS = new URL('../migrations/', import.meta.url);
// How long a second writer waits for the first: a change takes milliseconds, a backup step tens of
// them.
const BUSY_MS = 5_000;

/** Readable by its owner only; what SQLite writes beside the file takes its rights. */
function ownFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  try {
    chmodSync(file, 0o600);
  } catch {
    // The folder's owner has set the rights of a file that is not ours.
  }
}

/**
 * Opens the database, creating or migrating it as needed.
 * @throws Problem `unavailable` when the file was written by a newer version or is damaged; the
 * error of the system or of SQLite when the storage refuses (domain/storage-trouble.ts)
 */
export function openAppDb(file: string, now: () => Date = () => new Date()): AppDb {
  if (file !== ':memory:') ownFile(file);
  const sql = new Database(file, { timeout: BUSY_MS });
  try {
    assertSound(sql, file);
    return opened(sql, file, now);
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** Looks at every page before anything is written: writing into a damaged file damages more. */
function assertSound(sql: Database.Database, file: string): void {
  let found: unknown;
  try {
    found = sql.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    if (!isDamage(error)) throw error;
    found = (error as Error).message;
  }
  if (found !== 'ok') throw damagedDatabase(file, String(found));
}

function opened(sql: Database.Database, file: string, now: () => Date): AppDb {
  sql.pragma('journal_mode = WAL');
  // FULL: what was acknowledged survives a power cut, not only a killed process.
  sql.pragma('synchronous = FULL');
  sql.pragma('foreign_keys = ON');
  // What is deleted is overwritten: forgetting somebody must not leave the words in free pages.
  sql.pragma('secure_delete = ON');
  let current: number | null = null;
  sql.function('current_change', { deterministic: false }, () => {
    if (current === null) throw new Error('a recorded table was written outside of a change');
    return current;
  });
  migrate(sql);
  const insert = sql.prepare(
    'INSERT INTO changes (at, actor_kind, actor, actor_name, action, mission) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const change = <T>(who: Actor, action: string, mission: string | null, work: () => T): T => {
    if (current !== null) return work();
    return sql
      .transaction(() => {
        current = Number(
          insert.run(now().toISOString(), who.kind, who.id, who.name, action, mission)
            .lastInsertRowid,
        );
        try {
          return work();
        } finally {
          current = null;
        }
      })
      .immediate();
  };
  return { file, sql, change, currentChange: () => current, now, close: () => sql.close() };
}

/** Number of the newest migration: what `user_version` is afterwards. */
export function newestMigration(): number {
  return migrations().length;
}

function migrate(sql: Database.Database): void {
  const found = sql.pragma('user_version', { simple: true }) as number;
  const files = migrations();
  if (found > files.length) {
    throw new Problem(
      'unavailable',
      `The application database was written by a newer version (${found}, this one knows ${files.length}). Nothing was changed; start the newer version.`,
    );
  }
  if (found === files.length) return;
  sql
    .transaction(() => {
      for (const name of files.slice(found))
        sql.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
      for (const table of RECORDED) recordTable(sql, table);
      sql.pragma(`user_version = ${files.length}`);
    })
    .immediate();
}

function migrations(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
}

/**
 * Triggers are made from the columns as they are after the migrations, so a new column is recorded
 * without being named again.
 */
function recordTable(sql: Database.Database, table: string): void {
  const old = rowJson(sql, table, 'OLD');
  const fresh = rowJson(sql, table, 'NEW');
  for (const [event, before, after] of [
    ['INSERT', 'NULL', fresh],
    ['UPDATE', old, fresh],
    ['DELETE', old, 'NULL'],
  ] as const) {
    const name = `record_${table}_${event.toLowerCase()}`;
    sql.exec(`DROP TRIGGER IF EXISTS ${name};
      CREATE TRIGGER ${name} AFTER ${event} ON ${table} BEGIN
        INSERT INTO change_rows (change, noun, before, after) VALUES (current_change(), '${table}', ${before}, ${after});
      END`);
  }
}

/**
 * SQL that gives a row as JSON text, the same for triggers and for comparing a row with what was
 * recorded.
 */
export function rowJson(sql: Database.Database, table: string, alias: string): string {
  const columns = sql.pragma(`table_info(${table})`) as { name: string }[];
  return `json_object(${columns.map((c) => `'${c.name}', ${alias}."${c.name}"`).join(', ')})`;
}

/** Backup while the server runs, and restore while it does not. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../../domain/problem.ts';
import { isDamage } from '../../domain/storage-trouble.ts';
import { placeFile, syncFile } from '../../place-file.ts';
import { newestMigration } from './database.ts';

/** A backup takes seconds; what is unfinished for an hour was killed. */
const ABANDONED_MS = 3_600_000;

/**
 * Copies the database page by page beside writers, checks the copy, then gives it its name: a
 * backup that was cut off never has it.
 * @returns the number of missions in the copy, to be shown
 */
export async function backupAppDb(from: string, to: string): Promise<{ missions: number }> {
  if (!existsSync(from))
    throw new Problem(
      'not-found',
      `There is no application database at ${from} yet, so there is nothing to back up.`,
    );
  if (existsSync(to))
    throw new Problem('conflict', `${to} exists already; name another file. Nothing was written.`);
  mkdirSync(dirname(to), { recursive: true });
  removeAbandoned(dirname(to));
  const unfinished = `${to}.unfinished`;
  try {
    const source = new Database(from, { readonly: true });
    try {
      await source.backup(unfinished);
    } finally {
      source.close();
    }
    const missions = checkedMissions(unfinished);
    putInPlace(unfinished, to);
    return { missions };
  } finally {
    removeCopy(unfinished);
  }
}

/** Copies of the database that a backup left when it was killed; one that is under way is younger. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((n) =>
    /^app-.*\.unfinished(-wal|-shm|-journal)?$/.test(n),
  )) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > ABANDONED_MS) rmSync(path, { force: true });
  }
}

/** A copy of what people entered, and what SQLite wrote beside it when it was checked. */
function removeCopy(file: string): void {
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(file + tail, { force: true });
}

/** Readable by its owner only, under its name whole or not at all. */
function putInPlace(from: string, to: string): void {
  chmodSync(from, 0o600);
  syncFile(from);
  placeFile(from, to);
}

/**
 * Puts a backup in the place of the database; what was there is kept beside it, also when it is
 * damaged.
 * @returns `damaged` is true when what was there is no whole database
 * @throws Problem `conflict` while a server (or anybody) has the database open, `invalid` when the
 * backup is not one
 */
export function restoreAppDb(
  backup: string,
  to: string,
  now: Date,
): { missions: number; kept: string | null; damaged: boolean } {
  if (!existsSync(backup))
    throw new Problem('not-found', `There is no file ${backup}. Nothing was changed.`);
  const missions = checkedMissions(backup);
  const kept = existsSync(to)
    ? `${to}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`
    : null;
  mkdirSync(dirname(to), { recursive: true });
  const incoming = `${to}.incoming`;
  let damaged = false;
  try {
    copyFileSync(backup, incoming);
    if (kept) {
      damaged = !takeAlone(to);
      // A copy under its new name first: whenever this is cut off, a whole database has the old one.
      keepCopy(to, kept);
      // What was written last and could not be moved into a damaged file may still be read from it.
      if (existsSync(`${to}-wal`)) keepCopy(`${to}-wal`, `${kept}-wal`);
      for (const tail of ['-wal', '-shm']) rmSync(to + tail, { force: true });
    }
    putInPlace(incoming, to);
  } finally {
    removeCopy(incoming);
  }
  return { missions, kept, damaged };
}

function keepCopy(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  syncFile(to);
}

/**
 * Leaving WAL mode needs the file for oneself and moves everything into the one file: both are what
 * a restore needs.
 * @returns false when the file is damaged or no database, so that there is nothing to move
 * @throws Problem `conflict` while somebody has it open
 */
function takeAlone(file: string): boolean {
  const db = new Database(file, { timeout: 200 });
  try {
    db.pragma('journal_mode = DELETE');
    return true;
  } catch (cause) {
    if (isDamage(cause)) return false;
    if (!/^SQLITE_(?:BUSY|LOCKED)/.test((cause as { code?: string }).code ?? '')) throw cause;
    throw new Problem(
      'conflict',
      `${file} is in use; stop the server first. Nothing was changed.`,
      { cause },
    );
  } finally {
    db.close();
  }
}

function checkedMissions(file: string): number {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const version = db.pragma('user_version', { simple: true }) as number;
    const sound = db.pragma('integrity_check', { simple: true }) === 'ok';
    if (!sound || version < 1 || version > newestMigration())
      throw new Error(`version ${version}, sound ${sound}`);
    return (db.prepare('SELECT count(*) AS n FROM missions').get() as { n: number }).n;
  } catch (cause) {
    throw new Problem(
      'invalid',
      `${file} is not a whole backup of an application database (${(cause as Error).message}). Nothing was changed.`,
      { cause },
    );
  } finally {
    db?.close();
  }
}

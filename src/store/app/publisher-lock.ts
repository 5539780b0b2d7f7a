import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { AppDb } from './database.ts';

/**
 * Takes the lock of the process that publishes. The system releases it when that process ends,
 * however it ends; the number of a process says nothing, for after a restart of a container another
 * process has it.
 * @param waitMs how long another one is waited for
 * @returns releases the lock; undefined while another process holds it
 */
export function lockPublishing({ file }: AppDb, waitMs: number): (() => void) | undefined {
  // A database in memory is this process's alone.
  if (file === ':memory:') return () => undefined;
  const lock = new Database(join(dirname(file), 'publishing.lock'), { timeout: waitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

/** Lets one build run at a time in a data folder, in whichever process or container. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../src/domain/problem.ts';

/**
 * Takes the lock of a data folder. It is a lock of the system on a small file, by way of an SQLite
 * transaction: the system releases it when the process ends, however it ends, so that nothing that
 * a killed build left can refuse the next one. The file itself stays, and says nothing.
 * @returns releases the lock
 * @throws Problem `conflict` while another build runs
 */
export function lockBuilds(data: string): () => void {
  mkdirSync(data, { recursive: true });
  const lock = new Database(join(data, 'building.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause;
    throw new Problem(
      'conflict',
      `Another build is running in ${data}. Wait until it has ended and try again.`,
      { cause },
    );
  }
  return () => lock.close();
}

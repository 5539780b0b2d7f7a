/** Which truth holds in a data folder, for the commands that build and tell. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { RecordSet } from '../domain/record.ts';
import { openAppDb, type AppDb } from '../store/app/database.ts';
import { allRecords, truthOf, type Truth } from '../store/app/records.ts';

/** Since when the records of a data folder hold; null while the files do. */
export function truthIn(data: string): Truth | null {
  return withAppDb(data, truthOf);
}

/**
 * What is to be built from: the files of the settings, or the records where they hold.
 * @param asked files named on the command line
 * @throws Problem `conflict` when files are named while the records hold
 */
export function sourceIn(
  { data, from }: Pick<Settings, 'data' | 'from'>,
  asked: readonly string[] | undefined,
): readonly string[] | RecordSet {
  const records = withAppDb(data, allRecords);
  if (records && asked) throw recordsHold();
  return records ?? from;
}

/** As `sourceIn`, without reading the records. */
export function markIn(
  { data, from }: Pick<Settings, 'data' | 'from'>,
  asked: readonly string[] | undefined,
): readonly string[] | Truth {
  const truth = truthIn(data);
  if (truth && asked) throw recordsHold();
  return truth ?? from;
}

function recordsHold(): Problem {
  return new Problem(
    'conflict',
    'The records hold here ("collimate status" says since when), so files are not indexed; nothing was changed. Leave --from out to build from the records, bring the files in at the desk of the secretariat, or go back to files with "collimate adopt --release".',
  );
}

/** Null where nobody has entered anything yet: looking must not make a database. */
function withAppDb<T>(data: string, look: (db: AppDb) => T | null): T | null {
  const file = join(data, 'app.db');
  if (!existsSync(file)) return null;
  const db = openAppDb(file);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

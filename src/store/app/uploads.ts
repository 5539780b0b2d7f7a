/** Uploaded tables between the upload and the confirmation of their columns. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';

export interface Upload<Table = unknown> {
  id: string;
  /** Name of the file. */
  name: string;
  table: Table;
}

// A confirmation that has not come by the next day will not come; guest lists hold names of people
// and must not lie about.
const HOURS = 24;

export function addUpload(db: AppDb, mission: string, name: string, table: unknown): string {
  const id = randomBytes(9).toString('base64url');
  const old = new Date(db.now().getTime() - HOURS * 3_600_000).toISOString();
  db.sql
    .transaction(() => {
      db.sql.prepare('DELETE FROM uploads WHERE made < ?').run(old);
      db.sql
        .prepare('INSERT INTO uploads (id, mission, name, rows, made) VALUES (?, ?, ?, ?, ?)')
        .run(id, mission, name.slice(0, 200), JSON.stringify(table), db.now().toISOString());
    })
    .immediate();
  return id;
}

/** @throws Problem `not-found`, also for an upload of another mission */
export function getUpload<Table>(db: AppDb, mission: string, id: string): Upload<Table> {
  const row = db.sql
    .prepare('SELECT id, name, rows FROM uploads WHERE mission = ? AND id = ?')
    .get(mission, id) as { id: string; name: string; rows: string } | undefined;
  if (!row)
    throw new Problem('not-found', 'This upload is gone; upload the file again.', {
      key: 'missions.error.unknown-upload',
    });
  return { id: row.id, name: row.name, table: JSON.parse(row.rows) as Table };
}

export function removeUpload(db: AppDb, id: string): void {
  db.sql.prepare('DELETE FROM uploads WHERE id = ?').run(id);
}

/** Files behind drafts of the catalogue, and the columns that senders confirmed once. */
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';

export interface CatalogueUpload<Said, Found> {
  name: string;
  bytes: Uint8Array;
  /** What its sender said of it. */
  said: Said;
  /** What was found in it. */
  found: Found;
}

/** Most confirmed tables that are remembered; the ones that were not seen for longest go. */
const MAPS_KEPT = 200;

export function keepUpload(
  db: AppDb,
  publication: string,
  { name, bytes, said, found }: CatalogueUpload<object, object>,
): void {
  db.sql
    .prepare(
      `INSERT INTO catalogue_uploads (publication, name, bytes, said, found) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (publication) DO UPDATE SET said = excluded.said, found = excluded.found`,
    )
    .run(
      publication,
      name.slice(0, 200),
      Buffer.from(bytes),
      JSON.stringify(said),
      JSON.stringify(found),
    );
}

/** The file of a draft, or null where there is none (any more). */
export function uploadOf<Said, Found>(
  db: AppDb,
  publication: string,
): CatalogueUpload<Said, Found> | null {
  const row = db.sql
    .prepare('SELECT name, bytes, said, found FROM catalogue_uploads WHERE publication = ?')
    .get(publication) as { name: string; bytes: Buffer; said: string; found: string } | undefined;
  return row
    ? { ...row, said: JSON.parse(row.said) as Said, found: JSON.parse(row.found) as Found }
    : null;
}

/** @throws Problem `not-found` when the file is gone */
export function mustHaveUpload<Said, Found>(
  db: AppDb,
  publication: string,
): CatalogueUpload<Said, Found> {
  const upload = uploadOf<Said, Found>(db, publication);
  if (!upload)
    throw new Problem('not-found', 'The file of this draft is gone; upload it again.', {
      key: 'catalogue.error.file-gone',
    });
  return upload;
}

/** Remembers which columns of a table mean what. */
export function rememberColumns(db: AppDb, headers: string, said: object): void {
  db.sql
    .transaction(() => {
      db.sql
        .prepare(
          'INSERT INTO column_maps (headers, said, made) VALUES (?, ?, ?) ON CONFLICT (headers) DO UPDATE SET said = excluded.said, made = excluded.made',
        )
        .run(headers, JSON.stringify(said), db.now().toISOString());
      db.sql
        .prepare(
          'DELETE FROM column_maps WHERE headers IN (SELECT headers FROM column_maps ORDER BY made DESC LIMIT -1 OFFSET ?)',
        )
        .run(MAPS_KEPT);
    })
    .immediate();
}

/** All columns that were confirmed, by the headers of their table. */
export function rememberedColumns<Said>(db: AppDb): Record<string, Said> {
  const rows = db.sql.prepare('SELECT headers, said FROM column_maps').all() as {
    headers: string;
    said: string;
  }[];
  return Object.fromEntries(rows.map((r) => [r.headers, JSON.parse(r.said) as Said]));
}

/** When each organisation and statement was first published on this installation. */
import type { AppDb } from './database.ts';

export interface FirstSeen {
  /** UTC instant by id. */
  at: ReadonlyMap<string, string>;
  /** When counting began: what has this instant was there before, and is not new. */
  began: string;
}

/**
 * Notes the ids of a build, once, and gives when each was first seen.
 * @param published instant of the build
 */
export function firstSeen(
  db: AppDb,
  build: string,
  published: string,
  ids: () => Iterable<string>,
): FirstSeen {
  const isKnown = db.sql.prepare('SELECT 1 FROM seen_builds WHERE build = ?').get(build);
  if (!isKnown)
    db.sql
      .transaction(() => {
        const add = db.sql.prepare('INSERT OR IGNORE INTO first_seen (id, at) VALUES (?, ?)');
        for (const id of ids()) add.run(id, published);
        db.sql
          .prepare('INSERT OR IGNORE INTO seen_builds (build, at) VALUES (?, ?)')
          .run(build, published);
      })
      .immediate();
  const rows = db.sql.prepare('SELECT id, at FROM first_seen').raw().all() as [string, string][];
  const began = db.sql.prepare('SELECT min(at) FROM seen_builds').pluck().get() as string | null;
  return { at: new Map(rows), began: began ?? published };
}

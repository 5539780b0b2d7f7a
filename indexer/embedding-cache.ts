/**
 * Vectors of texts that a service has given before, in the data folder: a new build asks for
 * changed texts only, and an interrupted one goes on where it was. Kept by the hash of what was
 * sent; a cache that cannot be read is begun anew, since everything in it can be had again.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DenseSpace } from '../src/domain/dense.ts';

export interface EmbeddingCache {
  /**
   * The vector of a text; null when the model has no place for it, undefined when it was never
   * asked.
   */
  get(text: string): Float32Array | null | undefined;
  put(texts: readonly string[], vectors: readonly (Float32Array | null)[]): void;
  /** Forgets what is over the bound, longest unused first, and closes the file. */
  close(): void;
}

/** Bytes of vectors kept: 130,000 of a common width of 768. */
const MOST_BYTES = 400_000_000;

/**
 * Opens the cache for one space; vectors of the same model in another width or with another prefix
 * are of no use any more and go.
 */
export function openEmbeddingCache(
  data: string,
  space: DenseSpace,
  most = Math.floor(MOST_BYTES / (4 * space.width)),
): EmbeddingCache {
  const file = join(data, 'embeddings.db');
  try {
    return cacheIn(file, space, most);
  } catch {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
    return cacheIn(file, space, most);
  }
}

function cacheIn(file: string, space: DenseSpace, most: number): EmbeddingCache {
  const db = new Database(file);
  try {
    return preparedCache(db, space, most);
  } catch (error) {
    db.close();
    throw error;
  }
}

function preparedCache(db: Database.Database, space: DenseSpace, most: number): EmbeddingCache {
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS vector (model TEXT NOT NULL, key BLOB NOT NULL, width INTEGER NOT NULL, bytes BLOB NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (model, key))',
  );
  db.prepare('DELETE FROM vector WHERE model = ? AND width NOT IN (0, ?)').run(
    space.model,
    space.width,
  );
  const round =
    (db.prepare<[], number | null>('SELECT max(used) FROM vector').pluck().get() ?? 0) + 1;
  const find = db
    .prepare<[string, Buffer], Buffer>(
      'UPDATE vector SET used = ' + String(round) + ' WHERE model = ? AND key = ? RETURNING bytes',
    )
    .pluck();
  const insert = db.prepare(
    'INSERT OR REPLACE INTO vector (model, key, width, bytes, used) VALUES (?, ?, ?, ?, ?)',
  );
  const key = (text: string): Buffer =>
    createHash('sha256').update(space.textPrefix).update('\0').update(text).digest();
  return {
    get(text) {
      const bytes = find.get(space.model, key(text));
      if (bytes === undefined) return undefined;
      return bytes.length === 0 ? null : new Float32Array(new Uint8Array(bytes).buffer);
    },
    put: db.transaction((texts: readonly string[], vectors: readonly (Float32Array | null)[]) => {
      texts.forEach((text, i) => {
        const v = vectors[i]!;
        insert.run(
          space.model,
          key(text),
          v?.length ?? 0,
          v ? Buffer.from(v.buffer, v.byteOffset, v.byteLength) : Buffer.alloc(0),
          round,
        );
      });
    }),
    close() {
      db.prepare(
        'DELETE FROM vector WHERE rowid IN (SELECT rowid FROM vector ORDER BY used DESC LIMIT -1 OFFSET ?)',
      ).run(most);
      db.close();
    },
  };
}

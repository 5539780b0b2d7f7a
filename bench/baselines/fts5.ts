import Database from 'better-sqlite3';
import { type Baseline, profilesOf } from './corpus.ts';

/** SQLite's FTS5 with its own words and bm25() over one merged text per member. */
export const fts5: Baseline = {
  name: 'SQLite FTS5',
  // A question of a page takes some hundred milliseconds above this.
  most: 2_000,
  prepare: (corpus) => {
    const db = new Database(':memory:');
    db.exec(
      `CREATE VIRTUAL TABLE profile USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')`,
    );
    const insert = db.prepare('INSERT INTO profile (rowid, text) VALUES (?, ?)');
    db.transaction(() => {
      profilesOf(corpus).forEach(({ text }, owner) => insert.run(owner + 1, text));
    })();
    const select = db.prepare<[string], { rowid: number; score: number }>(
      'SELECT rowid, -bm25(profile) AS score FROM profile WHERE profile MATCH ?',
    );
    return {
      rank: ({ text }) => {
        const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
        return words.length === 0
          ? new Map<number, number>()
          : new Map(
              select
                .all(words.map((w) => `"${w}"`).join(' OR '))
                .map((r) => [r.rowid - 1, r.score]),
            );
      },
      close: () => {
        db.close();
        return Promise.resolve();
      },
    };
  },
};

/**
 * Searches that found nothing, counted for the gap report. No visitor is known here, and what was
 * typed is kept in clear only once it was typed on three different days: until then there is a
 * hash. So a name or a slip that somebody typed once leaves nothing to read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export interface SearchMiss {
  words: string;
  /** Days on which it was asked. */
  days: number;
}

export interface SearchMisses {
  /** Counts a search at most once a day. */
  count(query: string): void;
  /** What was asked on enough days to be shown, the most asked first. */
  list(most: number): SearchMiss[];
  close(): void;
}

/** Days after which the words are kept; fewer would show what one person typed. */
const DAYS_TO_SHOW = 3;
const LONGEST = 80;
/** More different searches than this are not kept: somebody tries everything. */
const MOST_KEPT = 20_000;
/** Addresses, telephone numbers and identifiers are never counted. */
const PERSONAL = /@|https?:|www\.|\d[\d\s()/-]{6,}\d/i;

/** @param today for tests; the day in UTC */
export function openSearchMisses(
  file: string,
  today: () => string = () => new Date().toISOString().slice(0, 10),
): SearchMisses {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: 2_000 });
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS misses (hash TEXT PRIMARY KEY, words TEXT, days INTEGER NOT NULL, last TEXT NOT NULL) STRICT',
  );
  const kept = db.prepare('SELECT COUNT(*) FROM misses').pluck();
  const add = db.prepare(
    'INSERT INTO misses (hash, days, last) VALUES (@hash, 1, @day) ON CONFLICT (hash) DO UPDATE SET days = days + 1, last = @day, words = CASE WHEN days + 1 >= @least THEN @words END WHERE last <> @day',
  );
  const known = db.prepare('SELECT 1 FROM misses WHERE hash = ?').pluck();
  const shown = db.prepare(
    'SELECT words, days FROM misses WHERE words IS NOT NULL ORDER BY days DESC, words LIMIT ?',
  );
  return {
    count(query) {
      const words = query.toLocaleLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST);
      if (words.length < 3 || PERSONAL.test(words)) return;
      const hash = createHash('sha256').update(words).digest('hex');
      try {
        if (known.get(hash) === undefined && (kept.get() as number) >= MOST_KEPT) return;
        add.run({ hash, day: today(), words, least: DAYS_TO_SHOW });
      } catch {
        // A full disk or a busy file must not fail the search that was asked; it is one count less.
      }
    },
    list: (most) => shown.all(most) as SearchMiss[],
    close: () => void db.close(),
  };
}

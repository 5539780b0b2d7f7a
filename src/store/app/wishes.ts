/**
 * Wishes of both sides, and the secretariat's own word about a pair. All writes happen inside a
 * change.
 */
import type { OverrideRecord, Wish, WishRecord } from '../../domain/mission-record.ts';
import type { AppDb } from './database.ts';

/** Everybody's wishes: for the secretariat and the solver only, never for a party's page. */
export function listWishes(db: AppDb, mission: string): WishRecord[] {
  return db.sql
    .prepare('SELECT * FROM wishes WHERE mission = ? ORDER BY "from", "to"')
    .all(mission) as WishRecord[];
}

export function wishesOf(db: AppDb, mission: string, party: string): WishRecord[] {
  return db.sql
    .prepare('SELECT * FROM wishes WHERE mission = ? AND "from" = ? ORDER BY "to"')
    .all(mission, party) as WishRecord[];
}

/** @param wish null takes the wish back */
export function setWish(
  db: AppDb,
  mission: string,
  { from, to, wish, reason }: { from: string; to: string; wish: Wish | null; reason: string },
): void {
  if (wish === null) {
    db.sql
      .prepare('DELETE FROM wishes WHERE mission = ? AND "from" = ? AND "to" = ?')
      .run(mission, from, to);
    return;
  }
  db.sql
    .prepare(
      `INSERT INTO wishes (mission, "from", "to", wish, reason, at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET wish = excluded.wish, reason = excluded.reason, at = excluded.at`,
    )
    .run(mission, from, to, wish, reason, db.now().toISOString());
}

export function listOverrides(db: AppDb, mission: string): OverrideRecord[] {
  return db.sql
    .prepare('SELECT * FROM overrides WHERE mission = ? ORDER BY guest, host')
    .all(mission) as OverrideRecord[];
}

/** @param score 0 to 1; null takes the override back */
export function setOverride(
  db: AppDb,
  mission: string,
  { guest, host, score, note }: { guest: string; host: string; score: number | null; note: string },
): void {
  if (score === null) {
    db.sql
      .prepare('DELETE FROM overrides WHERE mission = ? AND guest = ? AND host = ?')
      .run(mission, guest, host);
    return;
  }
  db.sql
    .prepare(
      `INSERT INTO overrides (mission, guest, host, score, note) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET score = excluded.score, note = excluded.note`,
    )
    .run(mission, guest, host, score, note);
}

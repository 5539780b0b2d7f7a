/** How satisfied parties are with a mission, 1 to 5. */
import type { AppDb } from './database.ts';

/** Scores by party. */
export function listSatisfaction(db: AppDb, mission: string): Map<string, number> {
  const rows = db.sql
    .prepare('SELECT party, score FROM satisfaction WHERE mission = ?')
    .all(mission) as { party: string; score: number }[];
  return new Map(rows.map((r) => [r.party, r.score]));
}

/** Call inside a change. @param score null takes it back */
export function setSatisfaction(
  db: AppDb,
  mission: string,
  party: string,
  score: number | null,
): void {
  if (score === null)
    db.sql.prepare('DELETE FROM satisfaction WHERE mission = ? AND party = ?').run(mission, party);
  else
    db.sql
      .prepare(
        `INSERT INTO satisfaction (mission, party, score) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET score = excluded.score`,
      )
      .run(mission, party, score);
}

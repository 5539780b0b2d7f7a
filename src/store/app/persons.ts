/**
 * Persons of missions by their address, for telling and forgetting what is kept of somebody. The
 * record of changes keeps earlier rows; what it holds of a person goes with the person.
 */
import type { AppDb } from './database.ts';

export interface KeptPerson {
  mission: string;
  party: string;
  name: string;
  role: string;
  email: string;
}

export function personsByEmail(db: AppDb, email: string): KeptPerson[] {
  return db.sql
    .prepare(
      `SELECT m.name AS mission, q.name AS party, p.name, p.role, p.email FROM persons p JOIN missions m ON m.id = p.mission
    JOIN parties q ON q.mission = p.mission AND q.id = p.party WHERE lower(p.email) = lower(?) ORDER BY m.made, p.id`,
    )
    .all(email) as KeptPerson[];
}

/**
 * Takes a person's name, role and address out of every mission and out of the record of changes;
 * the party stays. Call inside a change.
 * @returns number of persons blanked
 */
export function blankPersons(db: AppDb, email: string): number {
  const { changes } = db.sql
    .prepare(`UPDATE persons SET name = '', role = '', email = '' WHERE lower(email) = lower(?)`)
    .run(email);
  for (const side of ['before', 'after'])
    db.sql
      .prepare(
        `UPDATE change_rows SET ${side} = json_set(${side}, '$.name', '', '$.role', '', '$.email', '')
      WHERE noun = 'persons' AND lower(json_extract(${side}, '$.email')) = lower(?)`,
      )
      .run(email);
  // What was proposed of persons stands as text in the request; a decided one has no use any more.
  db.sql
    .prepare(
      `UPDATE mission_requests SET detail = '{}' WHERE kind = 'profile' AND instr(lower(detail), lower(json_quote(?))) > 0`,
    )
    .run(email);
  return changes;
}

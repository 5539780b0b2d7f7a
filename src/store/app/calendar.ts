/**
 * What calendars were told of each meeting (RFC 5546): one UID a pair for the mission's life, a
 * sequence that only rises.
 */
import type { CalendarMeeting } from '../../domain/mission-record.ts';
import type { AppDb } from './database.ts';

export function listCalendar(db: AppDb, mission: string, party?: string): CalendarMeeting[] {
  return db.sql
    .prepare(
      'SELECT * FROM calendar WHERE mission = @mission AND (@party IS NULL OR guest = @party OR host = @party) ORDER BY start, guest, host',
    )
    .all({ mission, party: party ?? null }) as CalendarMeeting[];
}

/** Writes rows as they shall be; call inside a change. */
export function putCalendar(db: AppDb, rows: readonly CalendarMeeting[]): void {
  const put = db.sql.prepare(
    `INSERT INTO calendar (mission, guest, host, uid, sequence, state, slot, start, "end", place, stamp)
    VALUES (@mission, @guest, @host, @uid, @sequence, @state, @slot, @start, @end, @place, @stamp)
    ON CONFLICT (mission, guest, host) DO UPDATE SET sequence = excluded.sequence, state = excluded.state, slot = excluded.slot, start = excluded.start,
    "end" = excluded."end", place = excluded.place, stamp = excluded.stamp`,
  );
  for (const row of rows) put.run(row);
}

/** Raises the number of the confirmed meetings chosen, whose words changed; call inside a change. */
export function raiseSequence(
  db: AppDb,
  mission: string,
  isConcerned: (m: CalendarMeeting) => boolean,
): void {
  const stamp = db.now().toISOString();
  const concerned = listCalendar(db, mission).filter(
    (m) => m.state === 'confirmed' && isConcerned(m),
  );
  putCalendar(
    db,
    concerned.map((m) => ({ ...m, sequence: m.sequence + 1, stamp })),
  );
}

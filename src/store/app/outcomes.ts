/**
 * What became of meetings, as each side and the office say it; and which pairs met in earlier
 * missions.
 */
import type { OutcomeRecord } from '../../domain/mission-record.ts';
import type { AppDb } from './database.ts';

type OutcomeRow = Omit<OutcomeRecord, 'afterOne' | 'afterSix'> & {
  after_one: OutcomeRecord['afterOne'];
  after_six: OutcomeRecord['afterSix'];
};

export function listOutcomes(
  db: AppDb,
  mission: string,
  by?: OutcomeRecord['by'],
): OutcomeRecord[] {
  const rows = db.sql
    .prepare(
      'SELECT * FROM outcomes WHERE mission = ? AND by = ifnull(?, by) ORDER BY guest, host, by',
    )
    .all(mission, by ?? null) as OutcomeRow[];
  return rows.map(({ after_one, after_six, ...rest }) => ({
    ...rest,
    afterOne: after_one,
    afterSix: after_six,
  }));
}

/** Sets the named fields and keeps the others; call inside a change. */
export function setOutcome(
  db: AppDb,
  key: Pick<OutcomeRecord, 'mission' | 'guest' | 'host' | 'by'>,
  fields: Partial<Pick<OutcomeRecord, 'held' | 'note' | 'afterOne' | 'afterSix'>>,
): void {
  const row = {
    ...key,
    held: fields.held ?? null,
    note: fields.note ?? null,
    one: fields.afterOne ?? null,
    six: fields.afterSix ?? null,
  };
  db.sql
    .prepare(
      `INSERT INTO outcomes (mission, guest, host, by, held, note, after_one, after_six)
    VALUES (@mission, @guest, @host, @by, ifnull(@held, ''), ifnull(@note, ''), ifnull(@one, ''), ifnull(@six, ''))
    ON CONFLICT (mission, guest, host, by) DO UPDATE SET held = ifnull(@held, held), note = ifnull(@note, note),
    after_one = ifnull(@one, after_one), after_six = ifnull(@six, after_six)`,
    )
    .run(row);
}

/**
 * Pairs of this mission whose organisations met in another one: guests are recognised by name,
 * hosts by catalogue id or name.
 */
export function metBefore(
  db: AppDb,
  mission: string,
): { guest: string; host: string; mission: string }[] {
  return db.sql
    .prepare(
      `SELECT DISTINCT g.id AS guest, h.id AS host, m.name AS mission
    FROM outcomes o
    JOIN parties og ON og.mission = o.mission AND og.id = o.guest
    JOIN parties oh ON oh.mission = o.mission AND oh.id = o.host
    JOIN missions m ON m.id = o.mission
    JOIN parties g ON g.mission = @mission AND g.side = 'guest' AND lower(g.name) = lower(og.name)
    JOIN parties h ON h.mission = @mission AND h.side = 'host'
      AND (h.organisation <> '' AND h.organisation = oh.organisation OR h.organisation = '' AND lower(h.name) = lower(oh.name))
    WHERE o.mission <> @mission AND o.held = 'held' ORDER BY g.id, h.id`,
    )
    .all({ mission }) as { guest: string; host: string; mission: string }[];
}

/** An outcome of another mission, with what recognises its parties. */
export interface EarlierOutcome extends OutcomeRecord {
  missionName: string;
  guestName: string;
  guestOrganisation: string;
  hostName: string;
  hostOrganisation: string;
}

/** Everything that was said of meetings of other missions, the newest mission first. */
export function outcomesElsewhere(db: AppDb, mission: string): EarlierOutcome[] {
  return db.sql
    .prepare(
      `SELECT o.mission, o.guest, o.host, o.by, o.held, o.note, o.after_one AS afterOne, o.after_six AS afterSix, m.name AS missionName,
      g.name AS guestName, g.organisation AS guestOrganisation, h.name AS hostName, h.organisation AS hostOrganisation
    FROM outcomes o
    JOIN missions m ON m.id = o.mission
    JOIN parties g ON g.mission = o.mission AND g.id = o.guest
    JOIN parties h ON h.mission = o.mission AND h.id = o.host
    WHERE o.mission <> ? ORDER BY m.made DESC, m.id, o.guest, o.host, o.by`,
    )
    .all(mission) as EarlierOutcome[];
}

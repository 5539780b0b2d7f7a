/**
 * Changes on the day: what happened is entered, then a plan that moves the fewest people is looked
 * for.
 */
import type { MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { localTime } from '../papers/zone.ts';
import { getMission, saveMission } from '../store/app/missions.ts';
import { getParty, saveParty } from '../store/app/parties.ts';
import { publishedPlan, type RunRecord } from '../store/app/plans.ts';
import type { Office } from './office.ts';
import { startPlanning, type MissionPlan, type ReplanMode } from './planning.ts';

// The replan of the largest mission tried (60 x 80 x 16) has its plan well before this; on the day
// nobody waits longer.
const LIMIT_SECONDS = 10;

/** The time in the mission's zone, `YYYY-MM-DDTHH:MM`. */
export function missionNow(office: Office, mission: MissionRecord): string {
  return localTime(office.db.now(), mission.settings.timezone);
}

/** A party does not come any more. */
export function cancelParty(
  office: Office,
  who: Actor,
  mission: string,
  id: string,
  cancelled: boolean,
): void {
  const { version, ...party } = getParty(office.db, mission, id);
  office.db.change(who, cancelled ? 'day-cancel' : 'day-return', mission, () =>
    saveParty(office.db, mission, id, version, { ...party, cancelled }),
  );
}

/**
 * A party comes late, for the slot named, or leaves before it, on that slot's day; its other days
 * stay as they are.
 */
export function partyAway(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  id: string,
  { how, slot }: { how: 'late' | 'leaves'; slot: string },
): void {
  const { version, ...party } = getParty(office.db, mission.id, id);
  const missed = missedSlots(mission, how, slot);
  if (missed.length === 0)
    throw new Problem('invalid', 'No slot lies between these times.', {
      key: 'missions.error.no-slot-between',
    });
  const unavailable = mission.settings.slots
    .map((s) => s.id)
    .filter((s) => party.unavailable.includes(s) || missed.includes(s));
  office.db.change(who, 'day-away', mission.id, () =>
    saveParty(office.db, mission.id, id, version, { ...party, unavailable }),
  );
}

/** Slots of the day that who comes for a slot, or leaves before it, is not there for. */
export function missedSlots(
  mission: MissionRecord,
  how: 'late' | 'leaves',
  slot: string,
): string[] {
  const at = mission.settings.slots.find((s) => s.id === slot)?.start ?? '';
  return mission.settings.slots
    .filter((s) => s.start.slice(0, 10) === at.slice(0, 10))
    .filter((s) => (how === 'late' ? s.start < at : s.start >= at))
    .map((s) => s.id);
}

/**
 * A table cannot be used from a slot on. @throws Problem `invalid` for a table that is not there
 */
export function loseTable(
  office: Office,
  who: Actor,
  missionId: string,
  table: number,
  from: string,
): void {
  const mission = getMission(office.db, missionId);
  const tables = mission.settings.rooms.reduce((n, r) => n + r.tables, 0);
  if (table < 1 || table > tables || !mission.settings.slots.some((s) => s.id === from))
    throw new Problem('invalid', 'There is no such table or slot.', {
      key: 'missions.error.no-table',
    });
  const lostTables = [
    ...mission.settings.lostTables.filter((l) => l.table !== table),
    { table, from },
  ];
  office.db.change(who, 'day-table', missionId, () =>
    saveMission(office.db, { ...mission, settings: { ...mission.settings, lostTables } }),
  );
}

/**
 * Looks for the plan nearest to the published one, or only repairs or fills it; meetings that began
 * are not touched.
 */
export async function replanDay(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  label: string,
  mode: ReplanMode,
): Promise<RunRecord> {
  const published = publishedPlan(office.db, mission.id) as MissionPlan | null;
  if (!published)
    throw new Problem('conflict', 'There is no published timetable to change yet.', {
      key: 'missions.error.not-published',
    });
  return startPlanning(office, who, mission, {
    label,
    seed: 1,
    limit: LIMIT_SECONDS,
    previous: published.body.meetings,
    now: missionNow(office, mission),
    mode,
  });
}

/**
 * Publishing a timetable: calendars get their new numbers, and everyone concerned is named with
 * what changes for them.
 */
import { randomBytes } from 'node:crypto';
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import type { CalendarMeeting, MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { comparePlans, type Difference } from '../scheduling/difference.ts';
import { checkPlan } from '../scheduling/check.ts';
import { placeReader } from '../scheduling/place-name.ts';
import { withoutMeeting, type WithoutReason } from '../scheduling/without.ts';
import { listCalendar, putCalendar } from '../store/app/calendar.ts';
import { getMission, saveMission } from '../store/app/missions.ts';
import { listParties } from '../store/app/parties.ts';
import { addPlan, publishedPlan, savePlan } from '../store/app/plans.ts';
import type { Office } from './office.ts';
import { placeInFull } from './full-place.ts';
import { figures, type MissionPlan } from './planning.ts';

export { listCalendar } from '../store/app/calendar.ts';
export type { WithoutReason } from '../scheduling/without.ts';

/** What a publication would change for those who have the published timetable. */
export function publicationChanges(office: Office, plan: MissionPlan): Difference {
  const before = publishedPlan(office.db, plan.mission) as MissionPlan | null;
  const { venue } = getMission(office.db, plan.mission).settings;
  return comparePlans(plan.input, before?.body.meetings ?? [], plan.body.meetings, {
    earlier: before?.input,
    placeOf: placeReader(plan.input, venue),
    earlierPlaceOf: before ? placeReader(before.input, venue) : undefined,
  });
}

/**
 * Parties that have no meeting in a plan, with the reason, and those of them who have not heard of
 * a timetable before. Who cancelled is not among them.
 */
export function withoutAfter(
  office: Office,
  plan: MissionPlan,
): { without: Map<string, WithoutReason>; newlyWithout: string[] } {
  const before = publishedPlan(office.db, plan.mission) as MissionPlan | null;
  const known = new Set(before?.input.parties.map((p) => p.company ?? p.id));
  const there = new Set(
    listParties(office.db, plan.mission)
      .filter((p) => !p.cancelled)
      .map((p) => p.id),
  );
  const without = new Map(
    [...withoutMeeting(plan.input, plan.body.meetings)].filter(([id]) => there.has(id)),
  );
  return { without, newlyWithout: [...without.keys()].filter((id) => !known.has(id)) };
}

/**
 * Publishes a plan in place of the one before. Both become parts of one change, together with the
 * calendars' numbers.
 * @throws Problem `conflict` when the plan breaks a rule, or was changed or published in between
 */
export function publishPlan(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  plan: MissionPlan,
): void {
  if (plan.state === 'published')
    throw new Problem('conflict', 'This timetable is published already.', {
      key: 'missions.error.published',
    });
  if (checkPlan(plan.input, plan.body.meetings).length > 0)
    throw new Problem('conflict', 'The timetable breaks a rule. Nothing was published.', {
      key: 'missions.error.rule',
    });
  const before = publishedPlan(office.db, mission.id) as MissionPlan | null;
  office.db.change(who, 'publish', mission.id, () => {
    if (before) savePlan(office.db, { ...before, state: 'replaced' });
    savePlan(office.db, { ...plan, state: 'published' });
    const now = getMission(office.db, mission.id);
    if (now.state !== 'published') saveMission(office.db, { ...now, state: 'published' });
    tellCalendars(office, mission, plan);
  });
}

/**
 * Puts a changed timetable in place of the published one, without a search: nothing in it is
 * weighed again. Call inside a change.
 */
export function replacePublished(
  office: Office,
  mission: MissionRecord,
  input: Mission,
  meetings: readonly PlannedMeeting[],
): void {
  const before = publishedPlan(office.db, mission.id) as MissionPlan | null;
  if (!before) return;
  savePlan(office.db, { ...before, state: 'replaced' });
  const plan = addPlan(
    office.db,
    mission.id,
    before.label,
    input,
    figures(input, meetings),
  ) as MissionPlan;
  savePlan(office.db, { ...plan, state: 'published' });
  tellCalendars(office, mission, plan);
}

function tellCalendars(
  office: Office,
  mission: MissionRecord,
  plan: Pick<MissionPlan, 'input' | 'body'>,
): void {
  const old = listCalendar(office.db, mission.id);
  putCalendar(office.db, nextCalendar(old, mission, plan, office.db.now()));
}

/**
 * Rows of the calendar that change: new meetings, moved ones with a higher number, dropped ones as
 * cancelled. Pure.
 */
export function nextCalendar(
  old: readonly CalendarMeeting[],
  mission: MissionRecord,
  plan: Pick<MissionPlan, 'input' | 'body'>,
  now: Date,
): CalendarMeeting[] {
  const stamp = now.toISOString();
  const known = new Map(old.map((r) => [`${r.guest} ${r.host}`, r]));
  const rows: CalendarMeeting[] = [];
  const placeOf = placeInFull(plan.input, mission.settings);
  for (const m of plan.body.meetings) {
    const slot = plan.input.slots.find((s) => s.id === m.slot);
    if (!slot) continue;
    const place = placeOf(m);
    const row = known.get(`${m.guest} ${m.host}`);
    known.delete(`${m.guest} ${m.host}`);
    const same =
      row?.state === 'confirmed' &&
      row.start === slot.start &&
      row.end === slot.end &&
      row.place === place;
    if (same) continue;
    rows.push({
      mission: mission.id,
      guest: m.guest,
      host: m.host,
      uid: row?.uid ?? `${randomBytes(12).toString('hex')}@collimate`,
      sequence: row ? row.sequence + 1 : 0,
      state: 'confirmed',
      slot: m.slot,
      start: slot.start,
      end: slot.end,
      place,
      stamp,
    });
  }
  for (const row of known.values())
    if (row.state === 'confirmed')
      rows.push({ ...row, sequence: row.sequence + 1, state: 'cancelled', stamp });
  return rows;
}

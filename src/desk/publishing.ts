/**
 * Publishing a timetable: calendars get their new numbers, and everyone concerned is named with
 * what changes for them.
 */
import { randomBytes } from 'node:crypto';
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import type { CalendarMeeting, MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { comparePlans, type Difference } from '../missions/difference.ts';
import { checkPlan } from '../missions/check.ts';
import { listCalendar, putCalendar } from '../store/app-calendar.ts';
import { getMission, saveMission } from '../store/app-missions.ts';
import { publishedPlan, savePlan } from '../store/app-plans.ts';
import type { Office } from './office.ts';
import type { MissionPlan } from './planning.ts';

export { listCalendar } from '../store/app-calendar.ts';

/** What a meeting's place is called: its site, or its room and table. */
export function placeOfMeeting(input: Mission, m: PlannedMeeting, venue: string): string {
  const site = input.parties.find((p) => p.id === m.host)?.site;
  const name = site && input.sites?.find((s) => s.id === site)?.name;
  if (name) return name;
  const room = input.rooms?.find((r) => r.id === m.room)?.name ?? '';
  return [room || venue, m.table > 0 ? `#${m.table}` : ''].filter(Boolean).join(', ');
}

/** What a publication would change for those who have the published timetable. */
export function publicationChanges(office: Office, plan: MissionPlan): Difference {
  const before = publishedPlan(office.db, plan.mission) as MissionPlan | null;
  return comparePlans(plan.input, before?.body.meetings ?? [], plan.body.meetings);
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
    for (const row of nextCalendar(
      listCalendar(office.db, mission.id),
      mission,
      plan,
      office.db.now(),
    ))
      putCalendar(office.db, row);
  });
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
  for (const m of plan.body.meetings) {
    const slot = plan.input.slots.find((s) => s.id === m.slot);
    if (!slot) continue;
    const place = placeOfMeeting(plan.input, m, mission.settings.venue);
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

/** Times on the day: everything later from a slot on, or one more slot, without planning again. */
import { updateMission } from '../../../missions/missions.ts';
import { minutesOf, clock, slotsOf } from '../../../missions/slots.ts';
import { itemsLater } from '../../../missions/programme-items.ts';
import { missionNow } from '../../../missions/day.ts';
import { publishedPlan } from '../../../missions/planning.ts';
import type { MissionRecord, SlotGrid } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { missionOf } from './frame.ts';
import { changePublished } from './published-change.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function postTimes(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const what = fields.act(['later', 'slot']);
  const after =
    what === 'later'
      ? everythingLater(visit, mission, fields)
      : withSlots(mission, longerGrid(mission, fields.text('day', 10)));
  const title = visit.t(`missions.day.times.${what}`);
  const reply = changePublished(visit, mission, after, title);
  if (reply) return reply;
  // A slot at the end changes nothing that anybody was told.
  updateMission(visit.office.db, visit.actor, after);
  return { redirect: missionAddress(visit.lang, mission.id, '/day?slots=1#times') };
}

/** Meetings and what is on for everybody move together. */
function everythingLater(
  visit: OfficeVisit,
  mission: MissionRecord,
  fields: Fields,
): MissionRecord {
  const { grid, slots, programme } = mission.settings;
  const minutes = fields.whole('minutes', 1, 240);
  const at = slots.find((s) => s.id === fields.text('slot', 30))?.start;
  if (!minutes || !at) throw noTime();
  const { db } = visit.office;
  const items = itemsLater(
    programme,
    { at, minutes, now: missionNow(visit.office, mission) },
    { at: db.now().toISOString(), told: publishedPlan(db, mission.id) !== null },
  );
  return withSlots(mission, { ...grid, delays: [...(grid.delays ?? []), { at, minutes }] }, items);
}

/** The day with its last hour moved by one slot. */
function longerGrid(mission: MissionRecord, date: string): SlotGrid {
  const { grid, programme } = mission.settings;
  const known = grid.days.find((d) => d.date === date);
  if (!known) throw noTime();
  const count = (to: number): number =>
    slotsOf({ ...grid, days: [{ ...known, to: clock(to) }] }, programme).length;
  const until = minutesOf(known.to);
  let to = until;
  // As little as makes room for one slot more; behind a break it takes longer.
  while (to < 24 * 60 && count(to) <= count(until)) to += 5;
  return {
    ...grid,
    days: grid.days.map((d) => (d === known ? { ...d, to: clock(to) } : d)),
  };
}

/** @throws Problem where a slot would end after midnight */
function withSlots(
  mission: MissionRecord,
  grid: SlotGrid,
  programme = mission.settings.programme,
): MissionRecord {
  const slots = slotsOf(grid, programme);
  const isPast = (x: { start: string; end: string }): boolean =>
    x.end.slice(11) >= '24:00' || x.start > x.end;
  if (slots.some(isPast) || programme.some(isPast)) throw noTime();
  return { ...mission, settings: { ...mission.settings, grid, slots, programme } };
}

function noTime(): Problem {
  return new Problem('invalid', 'There is no such time, or a slot would end after midnight.', {
    key: 'missions.error.no-time',
  });
}

/** Times on the day: everything later from a slot on, or one more slot, without planning again. */
import { updateMission } from '../../../missions/missions.ts';
import { minutesOf, clock, slotsOf } from '../../../missions/slots.ts';
import type { MissionRecord, SlotGrid } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { missionOf } from './frame.ts';
import { changePublished } from './published-change.ts';

export function postTimes(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const what = fields.act(['later', 'slot']);
  const after = withGrid(
    mission,
    what === 'later' ? laterGrid(mission, fields) : longerGrid(mission, fields.text('day', 10)),
  );
  const title = visit.t(`missions.day.times.${what}`);
  const reply = changePublished(visit, mission, after, title);
  if (reply) return reply;
  // A slot at the end changes nothing that anybody was told.
  updateMission(visit.office.db, visit.actor, after);
  return { redirect: `/${visit.lang}/missions/${mission.id}/day?slots=1#times` };
}

function laterGrid(mission: MissionRecord, fields: Fields): SlotGrid {
  const { grid, slots } = mission.settings;
  const minutes = fields.whole('minutes', 1, 240);
  const at = slots.find((s) => s.id === fields.text('slot', 30))?.start;
  if (!minutes || !at) throw noTime();
  return { ...grid, delays: [...(grid.delays ?? []), { at, minutes }] };
}

/** The day with its last hour moved by one slot. */
function longerGrid(mission: MissionRecord, date: string): SlotGrid {
  const { grid } = mission.settings;
  const known = grid.days.find((d) => d.date === date);
  if (!known) throw noTime();
  const count = (to: number): number =>
    slotsOf({ ...grid, days: [{ ...known, to: clock(to) }] }).length;
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
function withGrid(mission: MissionRecord, grid: SlotGrid): MissionRecord {
  const slots = slotsOf(grid);
  if (slots.some((s) => s.end.slice(11) >= '24:00' || s.start > s.end)) throw noTime();
  return { ...mission, settings: { ...mission.settings, grid, slots } };
}

function noTime(): Problem {
  return new Problem('invalid', 'There is no such time, or a slot would end after midnight.', {
    key: 'missions.error.no-time',
  });
}

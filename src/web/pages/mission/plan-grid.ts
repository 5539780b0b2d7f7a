/** A timetable as a grid that fits one screen: a row a party, a narrow column a slot, under bands of days. */
import { partyOf } from '../../../domain/party-id.ts';
import type { MissionPlan } from '../../../missions/planning.ts';
import type { TimetableLine } from '../../../missions/published-timetable.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { clockOf, dayName } from './frame.ts';
import { diaryNames } from './party-name.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

/** Tints that can be told apart; further places share them and are told by their words. */
const TINTS = 8;

/**
 * @param open true while meetings can still be moved: a meeting leads to its move then, to the
 * reasons of its pair otherwise
 */
export function planGrid(
  visit: OfficeVisit,
  mission: MissionRecord,
  {
    plan,
    lines,
    by,
    open,
  }: { plan: MissionPlan; lines: readonly TimetableLine[]; by: 'guest' | 'host'; open: boolean },
) {
  const { slots } = plan.input;
  const places = [...new Set(lines.map(roomOf))].sort((a, b) => a.localeCompare(b, visit.lang));
  const tintOf = (l: TimetableLine): number => (places.indexOf(roomOf(l)) % TINTS) + 1;
  const isFirstOfDay = (i: number): boolean =>
    slots[i - 1]?.start.slice(0, 10) !== slots[i]?.start.slice(0, 10);
  return {
    days: bandsOf(visit, slots),
    slots: slots.map((s, i) => ({ time: clockOf(s.start), isFirst: isFirstOfDay(i) })),
    places: places.map((name, i) => ({ name, tint: (i % TINTS) + 1 })),
    rows: gridRows(visit, mission, { plan, lines, by, open, tintOf, isFirstOfDay }),
  };
}

/** A room or site without the number of its table. */
function roomOf(l: TimetableLine): string {
  return l.place.replace(/(?:, )?#\d+$/, '');
}

function bandsOf(visit: OfficeVisit, slots: readonly { start: string }[]) {
  const days = new Map<string, number>();
  for (const s of slots) days.set(s.start.slice(0, 10), (days.get(s.start.slice(0, 10)) ?? 0) + 1);
  return [...days].map(([day, count]) => ({ name: dayName(day, visit.lang), count }));
}

function gridRows(
  visit: OfficeVisit,
  mission: MissionRecord,
  {
    plan,
    lines,
    by,
    open,
    tintOf,
    isFirstOfDay,
  }: {
    plan: MissionPlan;
    lines: readonly TimetableLine[];
    by: 'guest' | 'host';
    open: boolean;
    tintOf: (l: TimetableLine) => number;
    isFirstOfDay: (slot: number) => boolean;
  },
) {
  const other = by === 'guest' ? 'host' : 'guest';
  const base = missionAddress(visit.lang, mission.id);
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  const fixed = new Set(plan.input.fixed.map((f) => `${f.guest} ${f.host}`));
  const meetings = new Map(plan.body.meetings.map((m) => [`${m[by]} ${m.slot}`, m]));
  const lineOf = new Map(lines.map((l) => [`${l.slot} ${l.guest.id} ${l.host.id}`, l]));
  return plan.input.parties
    .filter((p) => p.side === by)
    .map((p) => ({
      name: nameOf(p.id),
      count: plan.body.meetings.filter((m) => m[by] === p.id).length,
      cells: plan.input.slots.map((s, i) => {
        const m = meetings.get(`${p.id} ${s.id}`);
        const line = m && lineOf.get(`${m.slot} ${partyOf(m.guest)} ${partyOf(m.host)}`);
        const pair = m && `guest=${encodeURIComponent(m.guest)}&host=${encodeURIComponent(m.host)}`;
        return {
          slot: open ? s.id : '',
          away: p.unavailable.includes(s.id),
          isFirst: isFirstOfDay(i),
          ...(m &&
            line && {
              name: nameOf(line[other].id),
              place: line.place,
              mark: line.table > 0 ? String(line.table) : '',
              tint: tintOf(line),
              fixed: fixed.has(`${m.guest} ${m.host}`),
              href: open
                ? `${base}/plan/${plan.id}/move?${pair}`
                : `${base}/matrix/${line.guest.id}/${line.host.id}`,
            }),
        };
      }),
    }));
}

/**
 * Tables, rooms and interpreters for a finished timetable: hosts keep their table through the day
 * where that can be.
 */
import type { PlannedMeeting } from '../domain/mission.ts';
import { named, tableRanges } from './check.ts';
import {
  interpretersFor,
  interpretersIn,
  openRooms,
  ownTableOf,
  placeOf,
  tablesAt,
} from './places.ts';
import type { Meeting, Programme } from './programme.ts';

interface Seat {
  table: number;
  room?: string;
}

/**
 * Seats every meeting. Limits of tables and interpreters are respected already, so there is always
 * a way.
 * @param earlier meetings of the plan before, whose tables are kept where the meeting stays
 */
export function seat(
  p: Programme,
  meetings: readonly Meeting[],
  earlier: readonly PlannedMeeting[] = [],
): PlannedMeeting[] {
  const before = new Map(earlier.map((m) => [JSON.stringify([m.guest, m.host, m.slot]), m]));
  const home = new Map<number, number>();
  const planned: PlannedMeeting[] = [];
  for (let slot = 0; slot < p.slots.length; slot++) {
    const now = meetings
      .filter((m) => m.slot === slot)
      .sort((a, b) => a.host - b.host || a.guest - b.guest);
    const old = now.map((m) => before.get(JSON.stringify(Object.values(named(p, m)))));
    const seats = seatSlot(
      p,
      now,
      slot,
      old.map((m) => m?.table),
      home,
    );
    const voices = interpretSlot(
      p,
      now,
      slot,
      old.map((m) => m?.interpreter),
    );
    for (const [i, m] of now.entries())
      planned.push({
        ...named(p, m),
        ...(seats[i] ?? { table: 0 }),
        ...(voices[i] === undefined ? {} : { interpreter: voices[i] }),
      });
  }
  return planned;
}

function seatSlot(
  p: Programme,
  meetings: readonly Meeting[],
  slot: number,
  old: readonly (number | undefined)[],
  home: Map<number, number>,
): Seat[] {
  const seats: Seat[] = [];
  const free = new Map<number, Seat[]>();
  const take = (i: number, m: Meeting, table: number | undefined): boolean => {
    const place = placeOf(p, m);
    if (!free.has(place)) free.set(place, freeSeats(p, place, slot, meetings.length));
    const at = free.get(place)?.findIndex((s) => s.table === table) ?? -1;
    if (at < 0 || seats[i]) return seats[i] !== undefined;
    for (const found of free.get(place)?.splice(at, 1) ?? []) {
      seats[i] = found;
      home.set(m.host, found.table);
    }
    return true;
  };
  // Own tables before all.
  for (const [i, m] of meetings.entries()) take(i, m, ownTableOf(p, m) ?? -1);
  // First those who stay, then hosts at the table where they sat before, then whatever is free.
  for (const [i, m] of meetings.entries())
    if (!seats[i] && old[i] !== undefined) take(i, m, old[i]);
  for (const [i, m] of meetings.entries()) if (!seats[i]) take(i, m, home.get(m.host));
  const homes = new Set(home.values());
  for (const [i, m] of meetings.entries()) {
    if (seats[i]) continue;
    take(i, m, 0);
    const open = free.get(placeOf(p, m)) ?? [];
    take(i, m, (open.find((s) => !homes.has(s.table)) ?? open[0])?.table);
  }
  return seats;
}

/**
 * Tables of a place in a slot; a site of which nothing is said has as many as there are meetings.
 */
function freeSeats(p: Programme, place: number, slot: number, meetings: number): Seat[] {
  const open = new Set(openRooms(p, place, slot).map((r) => r.id));
  const ranges = tableRanges(p).filter((r) => open.has(r.id));
  if (ranges.length)
    return ranges.flatMap((r) =>
      Array.from({ length: r.tables }, (_, i) => ({ table: r.first + i, room: r.id })),
    );
  return Array.from({ length: tablesAt(p, place, slot) ?? meetings }, (_, i) => ({ table: i + 1 }));
}

/**
 * Interpreters for a slot's meetings by augmenting paths (Kuhn); undefined where none is needed.
 */
function interpretSlot(
  p: Programme,
  meetings: readonly Meeting[],
  slot: number,
  old: readonly (string | undefined)[],
): (string | undefined)[] {
  const list = p.mission.interpreters ?? [];
  const there = interpretersIn(p, slot);
  const serves = new Map<number, number>();
  const assign = (i: number, tried: Set<number>): boolean => {
    const m = meetings[i];
    const able = m ? (interpretersFor(p, m) ?? 0) & there : 0;
    const choices = list
      .map((_, v) => v)
      .filter((v) => able & (1 << v))
      .sort((a, b) => Number(list[b]?.id === old[i]) - Number(list[a]?.id === old[i]));
    for (const v of choices) {
      if (tried.has(v)) continue;
      tried.add(v);
      const other = serves.get(v);
      if (other !== undefined && !assign(other, tried)) continue;
      serves.set(v, i);
      return true;
    }
    return false;
  };
  for (const [i, m] of meetings.entries()) if (interpretersFor(p, m) !== null) assign(i, new Set());
  const served = new Map([...serves].map(([v, i]) => [i, list[v]?.id]));
  return meetings.map((_, i) => served.get(i));
}

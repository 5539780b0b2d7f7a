/**
 * A timetable in the making: which column each pair has, and how full each limit is. Never breaks a
 * limit.
 */
import type { Packing } from './packing.ts';

export interface Timetable {
  packing: Packing;
  /** Column of each pair, -1 when it does not meet. */
  columnOf: Int32Array;
  /** Columns counted in each limit. */
  members: number[][];
  /** Meetings per party. */
  degree: Int32Array;
  /** Pair that a party meets in a slot, plus one, at party x slots + slot; 0 where it is free. */
  busy: Int32Array;
  /** Worth and bonus of what is placed, in millionths. */
  objective: number;
  shortfall: number;
  /** 1 per pair that stays where it is. */
  fixed: Uint8Array;
}

/** A timetable that holds the fixed meetings only. */
export function emptyTimetable(k: Packing): Timetable {
  const t: Timetable = {
    packing: k,
    columnOf: new Int32Array(k.pairWorth.length).fill(-1),
    members: Array.from(k.most, () => []),
    degree: new Int32Array(k.programme.parties.length),
    busy: new Int32Array(k.programme.parties.length * k.programme.slots.length),
    objective: 0,
    shortfall: k.programme.parties.reduce((sum, p) => sum + p.min, 0),
    fixed: new Uint8Array(k.pairWorth.length),
  };
  for (const column of k.fixed) {
    place(t, column);
    t.fixed[k.columnPair[column] ?? 0] = 1;
  }
  return t;
}

/** Places a column whose limits all have room (`blockers` found none, or they were removed). */
export function place(t: Timetable, column: number): void {
  const k = t.packing;
  const pair = k.columnPair[column] ?? 0;
  t.columnOf[pair] = column;
  for (let i = k.firstLimit[column] ?? 0; i < (k.firstLimit[column + 1] ?? 0); i++)
    t.members[k.limits[i] ?? 0]?.push(column);
  t.objective += (k.pairWorth[pair] ?? 0) + (k.columnBonus[column] ?? 0);
  for (const party of [k.pairGuest[pair] ?? 0, k.pairHost[pair] ?? 0]) {
    if ((t.degree[party] ?? 0) < (k.programme.parties[party]?.min ?? 0)) t.shortfall--;
    t.degree[party] = (t.degree[party] ?? 0) + 1;
    t.busy[party * k.programme.slots.length + (k.columnSlot[column] ?? 0)] = pair + 1;
  }
}

/** Pair that a party meets in a slot, -1 when it is free. */
export function meetingAt(t: Timetable, party: number, slot: number): number {
  return (t.busy[party * t.packing.programme.slots.length + slot] ?? 0) - 1;
}

/** Takes a pair's meeting out. */
export function remove(t: Timetable, pair: number): void {
  const k = t.packing;
  const column = t.columnOf[pair] ?? -1;
  t.columnOf[pair] = -1;
  for (let i = k.firstLimit[column] ?? 0; i < (k.firstLimit[column + 1] ?? 0); i++) {
    const members = t.members[k.limits[i] ?? 0] ?? [];
    // Order within a limit means nothing: the last one takes the free place.
    members[members.indexOf(column)] = members[members.length - 1] ?? 0;
    members.pop();
  }
  t.objective -= (k.pairWorth[pair] ?? 0) + (k.columnBonus[column] ?? 0);
  for (const party of [k.pairGuest[pair] ?? 0, k.pairHost[pair] ?? 0]) {
    t.degree[party] = (t.degree[party] ?? 0) - 1;
    t.busy[party * k.programme.slots.length + (k.columnSlot[column] ?? 0)] = 0;
    if ((t.degree[party] ?? 0) < (k.programme.parties[party]?.min ?? 0)) t.shortfall++;
  }
}

/**
 * Pairs that must leave before the column can be placed, as few as each limit allows, the cheapest
 * by `price`.
 * @returns null when a fixed meeting is in the way
 */
export function blockers(
  t: Timetable,
  column: number,
  price: (pair: number) => number,
  out: number[] = [],
): number[] | null {
  const k = t.packing;
  out.length = 0;
  for (let i = k.firstLimit[column] ?? 0; i < (k.firstLimit[column + 1] ?? 0); i++) {
    const limit = k.limits[i] ?? 0;
    const members = t.members[limit] ?? [];
    const most = k.most[limit] ?? 0;
    if (
      k.grouped[limit]
        ? !addOtherGroups(t, members, column, out)
        : members.length >= most && !addCheapest(t, members, members.length - most + 1, price, out)
    )
      return null;
  }
  return out;
}

/** Whether a column can be placed as things stand. */
export function fits(t: Timetable, column: number): boolean {
  const k = t.packing;
  for (let i = k.firstLimit[column] ?? 0; i < (k.firstLimit[column + 1] ?? 0); i++) {
    const limit = k.limits[i] ?? 0;
    const members = t.members[limit] ?? [];
    if (
      k.grouped[limit]
        ? members.some((c) => k.columnGroup[c] !== k.columnGroup[column])
        : members.length >= (k.most[limit] ?? 0)
    )
      return false;
  }
  return true;
}

function addOtherGroups(
  t: Timetable,
  members: readonly number[],
  column: number,
  out: number[],
): boolean {
  const k = t.packing;
  for (const c of members) {
    const pair = k.columnPair[c] ?? 0;
    if (k.columnGroup[c] === k.columnGroup[column] || out.includes(pair)) continue;
    if (t.fixed[pair]) return false;
    out.push(pair);
  }
  return true;
}

function addCheapest(
  t: Timetable,
  members: readonly number[],
  count: number,
  price: (pair: number) => number,
  out: number[],
): boolean {
  const k = t.packing;
  let missing = count;
  // Those that leave anyway make room here too.
  for (const c of members) if (out.includes(k.columnPair[c] ?? 0)) missing--;
  while (missing > 0) {
    let cheapest = -1;
    let least = Infinity;
    for (const c of members) {
      const pair = k.columnPair[c] ?? 0;
      if (t.fixed[pair] || out.includes(pair)) continue;
      const cost = members.length === 1 ? 0 : price(pair);
      if (cost < least) [cheapest, least] = [pair, cost];
    }
    if (cheapest < 0) return false;
    out.push(cheapest);
    missing--;
  }
  return true;
}

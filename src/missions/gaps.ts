/** Among plans of equal worth the one with fewer idle slots in a party's day: moves and swaps of slots that change nothing else. */
import type { Programme } from './programme.ts';
import type { Packing } from './packing.ts';
import { blockers, fits, place, remove, type Timetable } from './timetable.ts';

/** Free slots between the first and the last meeting of each day of one party, given its busy slots. */
export function gapsOf(p: Programme, busy: (slot: number) => boolean): number {
  let gaps = 0;
  let last = -1;
  for (let slot = 0; slot < p.slots.length; slot++) {
    if (!busy(slot)) continue;
    if (last >= 0 && p.day[last] === p.day[slot]) gaps += slot - last - 1;
    last = slot;
  }
  return gaps;
}

/** Closes gaps until no single move or swap closes another; stops early when told. */
export function closeGaps(t: Timetable, stop: () => boolean): void {
  for (let better = true; better;) {
    better = false;
    for (let pair = 0; pair < t.columnOf.length; pair++) {
      if ((t.columnOf[pair] ?? -1) < 0 || t.fixed[pair]) continue;
      if (pair % 16 === 0 && stop()) return;
      if (moveCloser(t, pair)) better = true;
    }
  }
}

function moveCloser(t: Timetable, pair: number): boolean {
  const k = t.packing;
  const home = t.columnOf[pair] ?? -1;
  for (let column = k.firstColumn[pair] ?? 0; column < (k.firstColumn[pair + 1] ?? 0); column++) {
    if (column !== home && trySwap(t, pair, home, column)) return true;
  }
  return false;
}

/** Moves the pair to the column and whoever is in the way to the slot that it leaves; undone unless gaps close at equal worth. */
function trySwap(t: Timetable, pair: number, home: number, column: number): boolean {
  const k = t.packing;
  const others = (blockers(t, column, () => 1) ?? [pair, pair, pair, pair]).filter((other) => other !== pair);
  // Beyond the two meetings in the way of a swap, chains seldom help and cost much.
  if (others.length > 2) return false;
  const targets = others.map((other) => columnIn(k, other, k.columnSlot[home] ?? 0));
  if (targets.includes(-1)) return false;
  const parties = [pair, ...others].flatMap((x) => [k.pairGuest[x] ?? 0, k.pairHost[x] ?? 0]);
  const before = { objective: t.objective, gaps: gapsAmong(t, parties), homes: others.map((other) => t.columnOf[other] ?? -1) };
  const moved = [pair, ...others];
  for (const x of moved) remove(t, x);
  const placed = [column, ...targets].every((c) => fits(t, c) && (place(t, c), true));
  if (placed && t.objective >= before.objective && gapsAmong(t, parties) < before.gaps) return true;
  for (const x of moved) if ((t.columnOf[x] ?? -1) >= 0) remove(t, x);
  for (const c of [home, ...before.homes]) place(t, c);
  return false;
}

function columnIn(k: Packing, pair: number, slot: number): number {
  for (let c = k.firstColumn[pair] ?? 0; c < (k.firstColumn[pair + 1] ?? 0); c++) if (k.columnSlot[c] === slot) return c;
  return -1;
}

function gapsAmong(t: Timetable, parties: readonly number[]): number {
  return [...new Set(parties)].reduce((sum, party) => sum + gapsOf(t.packing.programme, (slot) => isBusy(t, party, slot)), 0);
}

function isBusy(t: Timetable, party: number, slot: number): boolean {
  return (t.busy[party * t.packing.programme.slots.length + slot] ?? 0) > 0;
}

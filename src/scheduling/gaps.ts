/**
 * Among plans of equal worth the one with fewer idle slots in a party's day: moves and swaps of
 * slots that change nothing else.
 */
import type { Programme } from './programme.ts';
import type { Packing } from './packing.ts';
import { fits, meetingAt, place, remove, type Timetable } from './timetable.ts';

/**
 * Free slots between the first and the last meeting of each day of one party, given its busy slots.
 */
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

/**
 * Moves the pair to the column, whoever is in the way to the slot that it leaves, whoever is in
 * their way back again, and so on (a Kempe chain between two slots); undone unless gaps close at
 * equal worth.
 */
function trySwap(t: Timetable, pair: number, home: number, column: number): boolean {
  const k = t.packing;
  const chain = chainBetween(t, pair, k.columnSlot[home] ?? 0, k.columnSlot[column] ?? 0);
  if (!chain) return false;
  const parties = chain.flatMap(({ pair: x }) => [k.pairGuest[x] ?? 0, k.pairHost[x] ?? 0]);
  const before = { objective: t.objective, gaps: gapsAmong(t, parties) };
  for (const { pair: x } of chain) remove(t, x);
  const placed = chain.every(({ to }) => fits(t, to) && (place(t, to), true));
  if (placed && t.objective >= before.objective && gapsAmong(t, parties) < before.gaps) return true;
  for (const { pair: x } of chain) if ((t.columnOf[x] ?? -1) >= 0) remove(t, x);
  for (const { from } of chain) place(t, from);
  return false;
}

/**
 * Longer chains move many for little; in the reference instances chains beyond this closed no
 * further gap.
 */
const LONGEST_CHAIN = 16;

/**
 * The meetings that have to change sides between two slots when one of them does; null when one of
 * them cannot.
 */
function chainBetween(
  t: Timetable,
  pair: number,
  slotA: number,
  slotB: number,
): { pair: number; from: number; to: number }[] | null {
  const k = t.packing;
  const chain: { pair: number; from: number; to: number }[] = [];
  const moving = new Set([pair]);
  for (const x of moving) {
    if (t.fixed[x] || moving.size > LONGEST_CHAIN) return null;
    const from = t.columnOf[x] ?? -1;
    const target = k.columnSlot[from] === slotA ? slotB : slotA;
    const to = columnIn(k, x, target);
    if (to < 0) return null;
    chain.push({ pair: x, from, to });
    for (const party of [k.pairGuest[x] ?? 0, k.pairHost[x] ?? 0]) {
      const other = meetingAt(t, party, target);
      if (other >= 0) moving.add(other);
    }
  }
  return chain;
}

function columnIn(k: Packing, pair: number, slot: number): number {
  for (let c = k.firstColumn[pair] ?? 0; c < (k.firstColumn[pair + 1] ?? 0); c++)
    if (k.columnSlot[c] === slot) return c;
  return -1;
}

function gapsAmong(t: Timetable, parties: readonly number[]): number {
  return [...new Set(parties)].reduce(
    (sum, party) => sum + gapsOf(t.packing.programme, (slot) => isBusy(t, party, slot)),
    0,
  );
}

function isBusy(t: Timetable, party: number, slot: number): boolean {
  return (t.busy[party * t.packing.programme.slots.length + slot] ?? 0) > 0;
}

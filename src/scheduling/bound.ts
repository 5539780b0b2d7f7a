/**
 * A proven upper limit of what any plan can be worth. Leave the slots out of the problem and only
 * count: who may meet, how many meetings each party can have at most, how many the tables bear in
 * all. Every timetable is such a choice of pairs, so the best choice is worth at least as much as
 * the best timetable, and costs milliseconds. In all four reference instances it equals the optimum
 * of the full model (docs/decisions on planning).
 */
import { choosePairs, type Choice } from './flow.ts';
import { tablesAt } from './places.ts';
import { UNIT, type Packing } from './packing.ts';

export interface Bound {
  /** Lower limit of the shortfall of any plan. */
  shortfall: number;
  /** Upper limit of the objective (worth and keeping), in millionths, at `shortfall`. */
  objective: number;
  /** The choice of pairs that reaches it. */
  choice: Choice;
}

/** What counting says of a packing: the caps that every choice of pairs must respect. */
export interface Caps {
  most: number[];
  floor: number[];
  total: number;
  /**
   * Worth of each pair in its best slot, in millionths; fixed pairs are lifted so that they are
   * always chosen.
   */
  worth: Float64Array;
  /** More than any plan can be worth in all. */
  large: number;
  /** What lifting the fixed pairs has added in all. */
  lifted: number;
}

export function capsOf(k: Packing): Caps {
  const p = k.programme;
  const slots = p.parties.map(() => new Set<number>());
  const perSlot = p.slots.map(() => [new Set<number>(), new Set<number>()] as const);
  const worth = new Float64Array(k.pairWorth.length);
  for (let c = 0; c < k.columnPair.length; c++) {
    const pair = k.columnPair[c] ?? 0;
    const slot = k.columnSlot[c] ?? 0;
    const [guest, host] = [k.pairGuest[pair] ?? 0, k.pairHost[pair] ?? 0];
    slots[guest]?.add(slot);
    slots[host]?.add(slot);
    perSlot[slot]?.[0].add(guest);
    perSlot[slot]?.[1].add(host);
    worth[pair] = Math.max(worth[pair] ?? 0, (k.pairWorth[pair] ?? 0) + (k.columnBonus[c] ?? 0));
  }
  const most = p.parties.map((party, i) =>
    Math.min(party.max, mostOfDays(p, slots[i] ?? new Set(), party.maxDay ?? Infinity)),
  );
  const places = Array.from({ length: (p.mission.sites?.length ?? 0) + 1 }, (_, place) => place);
  const tables = (slot: number) =>
    places.reduce((sum, place) => sum + (tablesAt(p, place, slot) ?? Infinity), 0);
  const total = perSlot.reduce(
    (sum, [g, h], slot) => sum + Math.min(g.size, h.size, tables(slot)),
    0,
  );
  const best = worth.reduce((a, b) => Math.max(a, b), 0);
  const large =
    (best + UNIT) *
    (Math.min(
      total,
      most.reduce((a, b) => a + b, 0),
    ) +
      1);
  const fixedPairs = k.fixed.map((c) => k.columnPair[c] ?? 0);
  // Twice `large` covers losing both floors of a pair beside all worth.
  for (const pair of fixedPairs) worth[pair] = (worth[pair] ?? 0) + 4 * large;
  return {
    most,
    floor: p.parties.map((party) => party.min),
    total,
    worth,
    large,
    lifted: fixedPairs.length * 4 * large,
  };
}

/** Meetings that free slots allow, with at most so many of a day. */
function mostOfDays(p: Packing['programme'], slots: ReadonlySet<number>, maxDay: number): number {
  const byDay = new Map<number, number>();
  for (const slot of slots) {
    const day = p.day[slot] ?? 0;
    byDay.set(day, Math.min(maxDay, (byDay.get(day) ?? 0) + 1));
  }
  return [...byDay.values()].reduce((a, b) => a + b, 0);
}

/**
 * The best choice of pairs under the caps. `floorWorth` prices each meeting up to a floor; beyond
 * all worth when not given.
 */
export function chooseWithin(
  k: Packing,
  caps: Caps,
  worth = caps.worth,
  floorWorth = caps.large,
): Choice {
  const guests = k.programme.guests;
  return choosePairs({
    left: guests,
    right: k.programme.parties.length - guests,
    most: caps.most,
    floor: caps.floor,
    floorWorth,
    pairLeft: k.pairGuest,
    pairRight: k.pairHost.map((h) => h - guests),
    worth,
    total: caps.total,
  });
}

/** The limit at the smallest shortfall that counting cannot exclude. */
export function bound(k: Packing, caps: Caps): Bound {
  const choice = chooseWithin(k, caps);
  const floors = caps.floor.reduce((a, b) => a + b, 0);
  return { shortfall: floors - choice.floors, objective: choice.worth - caps.lifted, choice };
}

/**
 * The limit at a larger shortfall, for plans that do not reach the smallest one. For any price of a
 * missing meeting, the best of worth - price x (shortfall - allowed) over all choices is a limit
 * (Lagrangian relaxation); the least of a few prices is taken.
 */
export function boundAt(k: Packing, caps: Caps, shortfall: number): number {
  const floors = caps.floor.reduce((a, b) => a + b, 0);
  const best = caps.large / (caps.total + 1) || UNIT;
  const limits = [0, 0.125, 0.25, 0.5, 1, 2].map((times) => {
    const price = Math.round(times * best);
    const choice = chooseWithin(k, caps, caps.worth, price);
    return choice.worth - caps.lifted - price * (floors - choice.floors - shortfall);
  });
  return Math.min(...limits);
}

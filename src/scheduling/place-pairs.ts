/**
 * Gives chosen pairs their slots: edge colouring with a list of colours per edge, by tabu search
 * over partial colourings (PartialCol; Blöchliger and Zufferey, A graph coloring heuristic using
 * partial solutions and a reactive tabu scheme, 2008).
 */
import { gapsOf } from './gaps.ts';
import type { Random } from './random.ts';
import { blockers, fits, meetingAt, place, remove, type Timetable } from './timetable.ts';

export interface Placing {
  /** Moves without a better state after which the search gives up. */
  patience: number;
  random: Random;
  /** Price of leaving a pair out; the search lowers the sum over the wanted pairs. */
  price: (pair: number) => number;
  /** Asked now and then; true ends the search with the best so far. */
  stop: () => boolean;
}

/**
 * Places as many of the wanted pairs as it can, moving others of them where that helps.
 * @returns the wanted pairs that found no slot; the timetable is left in its best state
 */
export function placePairs(t: Timetable, wanted: readonly number[], how: Placing): number[] {
  let waiting = placeFree(t, wanted, how.random);
  let cost = sumOver(waiting, how.price);
  let best = { cost, columns: t.columnOf.slice(), waiting: [...waiting] };
  const tabu = new Int32Array(t.packing.columnPair.length);
  for (let move = 1, since = 0; waiting.length && since < how.patience; move++, since++) {
    if (move % 256 === 0 && how.stop()) break;
    const step = bestMove(t, waiting, { tabu, move, how, cost, bestCost: best.cost });
    if (!step) continue;
    for (const pair of step.leave) {
      // A pair that had to leave does not come back at once; longer the more are waiting (the
      // authors' 0.6 n + random 10).
      tabu[t.columnOf[pair] ?? 0] = move + Math.floor(0.6 * waiting.length + 10 * how.random()) + 1;
      remove(t, pair);
    }
    place(t, step.column);
    waiting = [...waiting.filter((pair) => pair !== step.pair), ...step.leave];
    cost += step.delta;
    if (cost < best.cost - 1e-9) {
      best = { cost, columns: t.columnOf.slice(), waiting: [...waiting] };
      since = 0;
    }
  }
  restore(t, best.columns);
  return best.waiting;
}

/** Sets the timetable to the given columns, touching only what differs. */
export function restore(t: Timetable, columns: Int32Array): void {
  for (let pair = 0; pair < columns.length; pair++)
    if ((t.columnOf[pair] ?? -1) >= 0 && t.columnOf[pair] !== columns[pair]) remove(t, pair);
  for (let pair = 0; pair < columns.length; pair++)
    if ((columns[pair] ?? -1) >= 0 && t.columnOf[pair] !== columns[pair])
      place(t, columns[pair] ?? 0);
}

/**
 * Places what fits as things stand, the pair with the fewest open slots first (DSATUR's order).
 * Returns the rest.
 */
export function placeFree(t: Timetable, wanted: readonly number[], random: Random): number[] {
  const k = t.packing;
  const waiting: number[] = [];
  const open = wanted.filter((pair) => (t.columnOf[pair] ?? -1) < 0);
  const freedom = new Map(open.map((pair) => [pair, openColumns(t, pair).length + random() / 2]));
  while (freedom.size) {
    let next = -1;
    let least = Infinity;
    for (const [pair, free] of freedom) if (free < least) [next, least] = [pair, free];
    freedom.delete(next);
    const columns = openColumns(t, next);
    const column = closest(t, next, columns, random);
    if (column === undefined) {
      waiting.push(next);
      continue;
    }
    place(t, column);
    const [guest, host] = [k.pairGuest[next], k.pairHost[next]];
    for (const pair of freedom.keys()) {
      if (k.pairGuest[pair] === guest || k.pairHost[pair] === host)
        freedom.set(pair, openColumns(t, pair).length + random() / 2);
    }
  }
  return waiting;
}

/**
 * The column that leaves the fewest idle slots in the days of both parties so far; ties by chance.
 */
function closest(
  t: Timetable,
  pair: number,
  columns: readonly number[],
  random: Random,
): number | undefined {
  const { programme, pairGuest, pairHost, columnSlot } = t.packing;
  const parties = [pairGuest[pair] ?? 0, pairHost[pair] ?? 0];
  let found: number | undefined;
  let least = Infinity;
  for (const column of columns) {
    const gaps =
      parties.reduce(
        (sum, party) =>
          sum +
          gapsOf(
            programme,
            (slot) => slot === columnSlot[column] || meetingAt(t, party, slot) >= 0,
          ),
        0,
      ) +
      random() / 2;
    if (gaps < least) [found, least] = [column, gaps];
  }
  return found;
}

function openColumns(t: Timetable, pair: number): number[] {
  const columns: number[] = [];
  for (let c = t.packing.firstColumn[pair] ?? 0; c < (t.packing.firstColumn[pair + 1] ?? 0); c++)
    if (fits(t, c)) columns.push(c);
  return columns;
}

interface Move {
  pair: number;
  column: number;
  leave: number[];
  delta: number;
}

/** The cheapest move that is not tabu, or that leads to a new best; ties by chance. */
function bestMove(
  t: Timetable,
  waiting: readonly number[],
  {
    tabu,
    move,
    how,
    cost,
    bestCost,
  }: { tabu: Int32Array; move: number; how: Placing; cost: number; bestCost: number },
): Move | null {
  const k = t.packing;
  let found: Move | null = null;
  let ties = 0;
  for (const pair of waiting) {
    const gain = how.price(pair);
    for (let column = k.firstColumn[pair] ?? 0; column < (k.firstColumn[pair + 1] ?? 0); column++) {
      const leave = blockers(t, column, how.price);
      if (!leave) continue;
      const delta = sumOver(leave, how.price) - gain;
      if ((tabu[column] ?? 0) > move && cost + delta >= bestCost) continue;
      if (found && delta > found.delta) continue;
      ties = found && delta === found.delta ? ties + 1 : 1;
      if (ties === 1 || how.random() * ties < 1) found = { pair, column, leave, delta };
    }
  }
  return found;
}

function sumOver(pairs: readonly number[], price: (pair: number) => number): number {
  return pairs.reduce((total, pair) => total + price(pair), 0);
}

/**
 * Makes the timetable of a mission: nobody below the floor while it can be helped, then as much worth as can be.
 *
 *   pack -> choose pairs (the bound) -> give them slots -> dear pairs that found none cost more, choose again -> close gaps -> seat
 *
 * The choice of pairs is exact and needs milliseconds; where all its pairs find slots the plan is proven best at once.
 */
import type { Mission, Plan, PlannedMeeting, PlanProgress } from '../domain/mission.ts';
import { bound, boundAt, capsOf, chooseWithin, type Bound, type Caps } from './bound.ts';
import { positions } from './check.ts';
import { closeGaps } from './gaps.ts';
import { meetingOf, pack, UNIT } from './packing.ts';
import { describePlan, PROVEN_WITHIN } from './plan.ts';
import { placeFree, placePairs, restore } from './place-pairs.ts';
import { readProgramme } from './programme.ts';
import { seeded, type Random } from './random.ts';
import { seat } from './seats.ts';
import { emptyTimetable, fits, place, remove, type Timetable } from './timetable.ts';

export interface ScheduleOptions {
  seed?: number;
  /** The plan before, when this is a replan: keeping its meetings counts. */
  previous?: readonly PlannedMeeting[];
}

/** What the outside gives: a clock and a way to stop. Without them the search ends by itself and is the same for a seed. */
export interface Effects {
  /** True ends the search soon, with the best so far. A plan that was stopped need not be the same again. */
  stop: () => boolean;
  onProgress: (progress: PlanProgress) => void;
  /** Seconds since the start. */
  seconds: () => number;
}

export const NO_EFFECTS: Effects = { stop: () => false, onProgress: () => undefined, seconds: () => 0 };

/** Rounds of choosing again: most missions need none, and after so many without gain the exact solver does more in the same time. */
const ROUNDS = 60;
const IDLE_ROUNDS = 12;
/** Up to so many columns the exact solver is done within about a tenth of a second, as long as a single round takes. */
const SMALL = 6_000;
const IDLE_ROUNDS_SMALL = 2;
/** Tabu moves without gain per round, for a round to cost about as much as choosing pairs again; fewer where there is little to move. */
const PATIENCE = 2_000;
const PATIENCE_PER_PAIR = 5;

/**
 * Plans a mission, or replans it against an earlier plan.
 * @throws Problem `invalid` when the fixed meetings break rules
 */
export function schedule(mission: Mission, options: ScheduleOptions = {}, effects: Effects = NO_EFFECTS): Plan {
  const p = readProgramme(mission);
  const earlier = (options.previous ?? []).flatMap((m) => positions(p, m) ?? []);
  const k = pack(p, earlier, keepWeightOf(mission, options));
  const caps = capsOf(k);
  const limit = bound(k, caps);
  const t = emptyTimetable(k);
  search(t, caps, limit, seeded(options.seed ?? 1), effects);
  const objective = t.shortfall > limit.shortfall ? boundAt(k, caps, t.shortfall) : limit.objective;
  return finish(t, { shortfall: limit.shortfall, objective }, options, effects);
}

/** Closes gaps, seats the meetings and writes the plan down. */
export function finish(t: Timetable, limit: { shortfall: number; objective: number }, options: ScheduleOptions, effects: Effects): Plan {
  const p = t.packing.programme;
  closeGaps(t, effects.stop);
  const meetings = [...t.columnOf].filter((c) => c >= 0).map((c) => meetingOf(t.packing, c));
  const value = t.packing.columnBonus.some((b) => b > 0) ? plainBound(p.mission, t.shortfall) : limit.objective;
  return describePlan(p, seat(p, meetings, options.previous), { ...limit, value }, options.seed ?? 1, effects.seconds(), options.previous, keepWeightOf(p.mission, options));
}

/** What keeping one meeting is worth, nothing when there is no plan before. */
export function keepWeightOf(mission: Mission, options: ScheduleOptions): number {
  return options.previous ? (mission.keepWeight ?? 1) : 0;
}

/** The best timetable so far. */
interface Incumbent {
  columns: Int32Array;
  objective: number;
  shortfall: number;
}

/** Keeps the timetable when it is better than the best so far; says whether it was. */
function record(t: Timetable, best: Incumbent): boolean {
  if (t.shortfall > best.shortfall || (t.shortfall === best.shortfall && t.objective <= best.objective)) return false;
  best.columns = t.columnOf.slice();
  best.objective = t.objective;
  best.shortfall = t.shortfall;
  return true;
}

/** Leaves the best timetable found in `t`. */
function search(t: Timetable, caps: Caps, limit: Bound, random: Random, effects: Effects): void {
  const k = t.packing;
  const dear = new Float64Array(caps.worth.length);
  const best: Incumbent = { columns: t.columnOf.slice(), objective: -Infinity, shortfall: Infinity };
  keepEarlier(t);
  record(t, best);
  const patience = Math.min(PATIENCE, PATIENCE_PER_PAIR * caps.worth.length);
  const mostIdle = k.columnPair.length <= SMALL ? IDLE_ROUNDS_SMALL : IDLE_ROUNDS;
  let chosen = limit.choice.chosen;
  for (let round = 0, idle = 0; round < ROUNDS && idle < mostIdle; round++) {
    const wanted = dropUnwanted(t, chosen);
    const waiting = placePairs(t, wanted, { patience, random, price: () => 1, stop: effects.stop });
    const columns = t.columnOf.slice();
    fill(t, random);
    idle = record(t, best) ? 0 : idle + 1;
    effects.onProgress({ incumbent: best.objective / UNIT, bound: limit.objective / UNIT, shortfall: best.shortfall, shortfallBound: limit.shortfall, phase: round ? 'improve' : 'construct' });
    if (!waiting.length || effects.stop() || (best.shortfall <= limit.shortfall && best.objective >= limit.objective - PROVEN_WITHIN * UNIT)) break;
    restore(t, columns);
    // A pair that found no slot gets dearer by a hundredth of the dearest pair, so that others of nearly its worth take its place.
    for (const pair of waiting) dear[pair] = (dear[pair] ?? 0) + UNIT / 100;
    chosen = chooseWithin(k, caps, caps.worth.map((w, pair) => w - (dear[pair] ?? 0))).chosen;
  }
  restore(t, best.columns);
}

/** In a replan, start from what can stay. */
function keepEarlier(t: Timetable): void {
  for (const [column, bonus] of t.packing.columnBonus.entries()) if (bonus > 0 && fits(t, column)) place(t, column);
}

function dropUnwanted(t: Timetable, chosen: Uint8Array): number[] {
  const wanted: number[] = [];
  for (const [pair, is] of chosen.entries()) {
    if (is) wanted.push(pair);
    else if ((t.columnOf[pair] ?? -1) >= 0 && !t.fixed[pair]) remove(t, pair);
  }
  return wanted;
}

/** Adds whatever still fits and helps, those below the floor first, then what is worth most. */
function fill(t: Timetable, random: Random): void {
  const k = t.packing;
  const below = (pair: number) => [k.pairGuest[pair] ?? 0, k.pairHost[pair] ?? 0].filter((party) => (t.degree[party] ?? 0) < (k.programme.parties[party]?.min ?? 0)).length;
  const rest = [...t.columnOf.keys()].filter((pair) => (t.columnOf[pair] ?? -1) < 0);
  rest.sort((a, b) => below(b) - below(a) || (k.pairWorth[b] ?? 0) - (k.pairWorth[a] ?? 0));
  for (const pair of rest) if ((k.pairWorth[pair] ?? 0) > 0 || below(pair) > 0) placeFree(t, [pair], random);
}

/** The limit of the worth alone, without what keeping adds. */
function plainBound(mission: Mission, shortfall: number): number {
  const k = pack(readProgramme(mission));
  const caps = capsOf(k);
  const limit = bound(k, caps);
  return shortfall > limit.shortfall ? boundAt(k, caps, shortfall) : limit.objective;
}

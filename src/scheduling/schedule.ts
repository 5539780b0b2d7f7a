/**
 * Makes the timetable of a mission: nobody below the floor while it can be helped, then as much
 * worth as can be.
 *
 *   pack -> choose pairs (the bound) -> give them slots -> dear pairs that found none cost more,
 * choose again -> close gaps -> seat
 *
 * The choice of pairs is exact and needs milliseconds; where all its pairs find slots the plan is
 * proven best at once.
 */
import type { Mission, Plan, PlannedMeeting, PlanProgress } from '../domain/mission.ts';
import { bound, boundAt, capsOf, chooseWithin, type Bound, type Caps } from './bound.ts';
import { countedBound, rawWorth, type Counting } from './counting.ts';
import { positions } from './check.ts';
import { closeGaps } from './gaps.ts';
import { meetingOf, pack, UNIT, type Packing } from './packing.ts';
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

/**
 * What the outside gives: a clock and a way to stop. Without them the search ends by itself and is
 * the same for a seed.
 */
export interface Effects {
  /**
   * True ends the search soon, with the best so far. A plan that was stopped need not be the same
   * again.
   */
  stop: () => boolean;
  onProgress: (progress: PlanProgress) => void;
  /** Seconds since the start. */
  seconds: () => number;
}

export const NO_EFFECTS: Effects = {
  stop: () => false,
  onProgress: () => undefined,
  seconds: () => 0,
};

/**
 * Rounds of choosing again: most missions need none, and after so many without gain the exact
 * solver does more in the same time.
 */
const ROUNDS = 60;
const IDLE_ROUNDS = 12;
/**
 * Up to so many columns the exact solver mostly ends within a second, and where the first round
 * leaves a gap more rounds seldom close it (bench/missions).
 */
const SMALL = 16_000;
const IDLE_ROUNDS_SMALL = 1;
/**
 * Tabu moves without gain per round, for a round to cost about as much as choosing pairs again;
 * fewer where there is little to move.
 */
const PATIENCE = 2_000;
const PATIENCE_PER_PAIR = 5;

/**
 * A search that has ended by itself: its best timetable, what counting proved, and what was asked.
 */
export interface Searched {
  timetable: Timetable;
  caps: Caps;
  limit: Bound;
  options: ScheduleOptions;
}

/**
 * What was proven of a mission: the least shortfall, and the most objective at the shortfall of the
 * timetable, in millionths.
 */
export interface Limits {
  shortfall: number;
  objective: number;
}

/**
 * Plans a mission, or replans it against an earlier plan, without the exact solver.
 * @throws Problem `invalid` when the fixed meetings break rules
 */
export function schedule(
  mission: Mission,
  options: ScheduleOptions = {},
  effects: Effects = NO_EFFECTS,
): Plan {
  const searched = searchPlan(mission, options, effects);
  return finish(searched, limitsOf(searched), effects);
}

/**
 * The search alone, for `refine` to go on where `isProven` says no.
 * @param counting of interpreters, where an exact solver is at hand
 * @throws Problem `invalid` when the fixed meetings break rules
 */
export function searchPlan(
  mission: Mission,
  options: ScheduleOptions = {},
  effects: Effects = NO_EFFECTS,
  counting?: Counting,
): Searched {
  const p = readProgramme(mission);
  const k = pack(
    p,
    (options.previous ?? []).flatMap((m) => positions(p, m) ?? []),
    keepWeightOf(mission, options),
  );
  const caps = capsOf(k);
  const limit = countedBound(k, caps, counting);
  const timetable = emptyTimetable(k);
  search(timetable, { caps, limit, random: seeded(options.seed ?? 1), effects, counting });
  return { timetable, caps, limit, options };
}

/** What counting alone proves of the timetable found. */
export function limitsOf({ timetable, caps, limit }: Searched): Limits {
  const { shortfall } = timetable;
  return {
    shortfall: limit.shortfall,
    objective:
      shortfall > limit.shortfall ? boundAt(timetable.packing, caps, shortfall) : limit.objective,
  };
}

/** Whether counting proves the timetable best already. */
export function isProven({ timetable, limit }: Searched): boolean {
  return (
    timetable.shortfall <= limit.shortfall &&
    timetable.objective >= limit.objective - PROVEN_WITHIN * UNIT
  );
}

/** Closes gaps, seats the meetings and writes the plan down. */
export function finish(
  { timetable: t, options }: Searched,
  limits: Limits,
  effects: Effects,
): Plan {
  const { programme: p, columnBonus } = t.packing;
  closeGaps(t, effects.stop);
  const meetings = [...t.columnOf].filter((c) => c >= 0).map((c) => meetingOf(t.packing, c));
  const value = columnBonus.some((b) => b > 0)
    ? plainBound(t.packing, t.shortfall)
    : limits.objective;
  return describePlan(
    p,
    seat(p, meetings, options.previous),
    { ...limits, value },
    {
      seed: options.seed ?? 1,
      seconds: effects.seconds(),
      earlier: options.previous,
      keepWeight: keepWeightOf(p.mission, options),
    },
  );
}

/** What keeping one meeting is worth, nothing when there is no plan before. */
function keepWeightOf(mission: Mission, options: ScheduleOptions): number {
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
  if (
    t.shortfall > best.shortfall ||
    (t.shortfall === best.shortfall && t.objective <= best.objective)
  )
    return false;
  best.columns = t.columnOf.slice();
  best.objective = t.objective;
  best.shortfall = t.shortfall;
  return true;
}

/** Leaves the best timetable found in `t`. */
function search(
  t: Timetable,
  {
    caps,
    limit,
    random,
    effects,
    counting,
  }: { caps: Caps; limit: Bound; random: Random; effects: Effects; counting?: Counting },
): void {
  const k = t.packing;
  const dear = new Float64Array(caps.worth.length);
  const best: Incumbent = {
    columns: t.columnOf.slice(),
    objective: -Infinity,
    shortfall: Infinity,
  };
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
    effects.onProgress({
      incumbent: best.objective / UNIT,
      bound: limit.objective / UNIT,
      shortfall: best.shortfall,
      shortfallBound: limit.shortfall,
      phase: round ? 'improve' : 'construct',
    });
    if (
      !waiting.length ||
      effects.stop() ||
      (best.shortfall <= limit.shortfall &&
        best.objective >= limit.objective - PROVEN_WITHIN * UNIT)
    )
      break;
    restore(t, columns);
    // A pair that found no slot gets dearer by a hundredth of the dearest pair, so that others of
    // nearly its worth take its place.
    for (const pair of waiting) dear[pair] = (dear[pair] ?? 0) + UNIT / 100;
    const worth = caps.worth.map((w, pair) => w - (dear[pair] ?? 0));
    chosen =
      counting?.(k, caps, rawWorth(k, caps, worth))?.choice.chosen ??
      chooseWithin(k, caps, worth).chosen;
  }
  restore(t, best.columns);
}

/** In a replan, start from what can stay. */
function keepEarlier(t: Timetable): void {
  for (const [column, bonus] of t.packing.columnBonus.entries())
    if (bonus > 0 && fits(t, column)) place(t, column);
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
  const below = (pair: number) =>
    [k.pairGuest[pair] ?? 0, k.pairHost[pair] ?? 0].filter(
      (party) => (t.degree[party] ?? 0) < (k.programme.parties[party]?.min ?? 0),
    ).length;
  const rest = [...t.columnOf.keys()].filter((pair) => (t.columnOf[pair] ?? -1) < 0);
  rest.sort((a, b) => below(b) - below(a) || (k.pairWorth[b] ?? 0) - (k.pairWorth[a] ?? 0));
  for (const pair of rest)
    if ((k.pairWorth[pair] ?? 0) > 0 || below(pair) > 0) placeFree(t, [pair], random);
}

/** The limit of the worth alone, without what keeping adds. */
function plainBound(k: Packing, shortfall: number): number {
  const plain = { ...k, columnBonus: new Float64Array(k.columnBonus.length) };
  const caps = capsOf(plain);
  const limit = bound(plain, caps);
  return shortfall > limit.shortfall ? boundAt(plain, caps, shortfall) : limit.objective;
}

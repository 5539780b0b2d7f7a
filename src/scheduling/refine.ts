/**
 * Takes a plan that is not yet proven best to the proof, or to a better plan, with an exact solver.
 *
 *   columns near the counted bound -> linear relaxation (a tighter bound) -> whole plan among
 * columns near that -> what is still open
 *
 * A column that costs more of a bound than the plan at hand leaves open is in no better plan and
 * stays out of the model (reduced-cost fixing); in the measured missions the relaxation is worth as
 * much as the best plan, so that little is left to decide.
 */
import type { Mission, Plan } from '../domain/mission.ts';
import { countingBy } from './counting.ts';
import type { ExactSolver } from './exact.ts';
import { buildModel } from './model.ts';
import { UNIT } from './packing.ts';
import { restore } from './place-pairs.ts';
import { PROVEN_WITHIN } from './plan.ts';
import {
  finish,
  isProven,
  limitsOf,
  searchPlan,
  type Effects,
  type ScheduleOptions,
  type Searched,
} from './schedule.ts';
import type { Timetable } from './timetable.ts';

/**
 * A relaxation of more columns than this is slow: then one of columns that cost at most NEAR of the
 * counted bound (half of a fair fit) comes first. Its plan is within a few tenths of the best,
 * which leaves few columns for the proof.
 */
const MANY = 12_000;
const NEAR = 0.2 * UNIT;
/**
 * Columns that cost at most this much of the relaxation are the first model of whole plans: more
 * than rounding, less than any wish.
 */
const FACE = 0.02 * UNIT;

/**
 * The best plan of a mission: the search, and the exact solver where it left a gap.
 * @throws Problem `invalid` when the fixed meetings break rules
 */
export function bestPlan(
  mission: Mission,
  options: ScheduleOptions,
  exact: ExactSolver,
  effects: Effects,
): Plan {
  const searched = searchPlan(mission, options, effects, countingBy(exact, effects.stop));
  return isProven(searched)
    ? finish(searched, limitsOf(searched), effects)
    : refine(searched, exact, effects);
}

/**
 * Proves the plan found best or finds a better one; stopped early it returns the best so far with
 * what was proven.
 */
export function refine(searched: Searched, exact: ExactSolver, effects: Effects): Plan {
  const { timetable: t, limit } = searched;
  let shortfall = limit.shortfall;
  let proven = proveObjective(searched, shortfall, exact, effects);
  if (t.shortfall > shortfall) {
    // Nobody can be helped so far, or the time was up: what was proven speaks of plans that are not
    // to be had.
    if (!effects.stop()) shortfall = proveShortfall(t, shortfall, exact, effects);
    proven = effects.stop() ? Infinity : proveObjective(searched, t.shortfall, exact, effects);
  }
  return finish(
    searched,
    { shortfall, objective: Math.min(limitsOf(searched).objective, proven) },
    effects,
  );
}

/** As few missing meetings as can be: improves the timetable and returns the proven least. */
function proveShortfall(t: Timetable, least: number, exact: ExactSolver, effects: Effects): number {
  const model = buildModel(t.packing, { aim: 'shortfall' });
  const answer = exact.solve(model, placedColumns(t), effects.stop);
  if (answer.columns) takeIfBetter(t, answer.columns);
  // Missing meetings are whole numbers; what the solver proved is rounded up, less its tolerance.
  return answer.bound === null ? least : Math.max(least, Math.ceil(answer.bound - 1e-4));
}

/**
 * As much worth as can be with at most `missing` missing meetings: improves the timetable and
 * returns the proven limit, in millionths; infinite where nothing was proven or there is no such
 * plan.
 */
function proveObjective(
  searched: Searched,
  missing: number,
  exact: ExactSolver,
  effects: Effects,
): number {
  const { timetable: t, limit } = searched;
  const k = t.packing;
  // What a column costs holds at the counted shortfall only; at a larger one all columns are
  // equally near.
  const counted =
    missing > limit.shortfall
      ? front(new Float64Array(k.columnPair.length), limitsOf(searched).objective)
      : front(columnCosts(searched), limit.objective);
  const search: Search = { searched, missing, exact, effects };
  if (columnsWithin(search, counted, open(search, counted)).length > MANY)
    approach(search, counted, NEAR);
  const relaxed = approach(search, counted, open(search, counted));
  if (!relaxed) return Infinity;
  const left = open(search, relaxed);
  return left <= FACE || effects.stop() ? relaxed.bound : decide(search, relaxed, left);
}

interface Search {
  searched: Searched;
  missing: number;
  exact: ExactSolver;
  effects: Effects;
}

/**
 * A limit of the objective and what each column costs of it at least, in millionths. `proven` holds
 * for every plan, `bound` for those of the columns that cost a finite sum.
 */
interface Front {
  bound: number;
  proven: number;
  cost: Float64Array;
}

function front(cost: Float64Array, bound: number): Front {
  return { cost, bound, proven: bound };
}

/** What a plan better than the one at hand may cost of the limit. */
function open({ searched: { timetable: t }, missing }: Search, { bound }: Front): number {
  return t.shortfall > missing ? Infinity : bound - t.objective;
}

/** Columns that cost no more than `reach`, and those of the plan at hand. */
function columnsWithin(
  { searched: { timetable: t } }: Search,
  { cost }: Front,
  reach: number,
): number[] {
  const placed = new Set(placedColumns(t));
  return [...cost.keys()].filter((c) => (cost[c] ?? Infinity) <= reach || placed.has(c));
}

/**
 * Relaxes the model of the columns within `reach` and looks for a whole plan near the relaxation.
 * @returns the limit and costs of the relaxation; null when it was stopped or has no solution
 */
function approach(search: Search, from: Front, reach: number): Front | null {
  const {
    searched: { timetable: t },
    missing,
    exact,
    effects,
  } = search;
  report(search, from);
  const all = reach >= open(search, from);
  const columns = columnsWithin(search, from, reach);
  const answer = exact.relax(buildModel(t.packing, { columns, aim: missing }), effects.stop);
  if (!answer) return null;
  const cost = new Float64Array(from.cost.length).fill(Infinity);
  for (const [i, c] of columns.entries()) cost[c] = (answer.costs[i] ?? 0) * UNIT;
  const bound = Math.min(from.bound, Math.ceil(answer.bound * UNIT));
  const relaxed = { cost, bound, proven: all ? bound : from.proven };
  if (answer.columns) takeIfBetter(t, answer.columns);
  if (open(search, relaxed) <= PROVEN_WITHIN * UNIT || effects.stop()) return relaxed;
  const decided = decide(search, relaxed, FACE);
  return all && open(search, relaxed) <= FACE ? { cost, bound: decided, proven: decided } : relaxed;
}

/**
 * The best whole plan of the columns within `reach`: improves the timetable and returns the limit,
 * which holds where `reach` takes in all that is open.
 */
function decide(search: Search, from: Front, reach: number): number {
  const {
    searched: { timetable: t },
    missing,
    exact,
    effects,
  } = search;
  report(search, from);
  const model = buildModel(t.packing, {
    columns: columnsWithin(search, from, Math.min(reach, open(search, from))),
    aim: missing,
  });
  const answer = exact.solve(
    model,
    t.shortfall > missing ? null : placedColumns(t),
    effects.stop,
    (best) => report(search, from, best),
  );
  if (answer.columns) takeIfBetter(t, answer.columns);
  if (answer.status === 'infeasible') return t.objective;
  return answer.bound === null
    ? from.bound
    : Math.min(from.bound, Math.max(t.objective, Math.ceil(answer.bound * UNIT)));
}

/** @param best worth of a plan that the solver has found and not yet handed over */
function report(
  { searched: { timetable: t, limit }, effects }: Search,
  { proven }: Front,
  best = -Infinity,
): void {
  const incumbent = Math.max(best, t.objective / UNIT);
  effects.onProgress({
    incumbent,
    bound: Math.max(incumbent, proven / UNIT),
    shortfall: t.shortfall,
    shortfallBound: limit.shortfall,
    phase: 'exact',
  });
}

/**
 * What each column costs of the bound at least, in millionths: what counting loses by choosing its
 * pair, and what another slot would bring more. Fixed meetings are lifted in the caps and come out
 * dear; they are in every timetable and so in every model all the same.
 */
function columnCosts({
  timetable: { packing: k },
  caps,
  limit: { choice },
}: Searched): Float64Array {
  return Float64Array.from(
    k.columnPair,
    (pair, c) =>
      (choice.chosen[pair] ? 0 : (choice.resistance[pair] ?? 0)) +
      (caps.worth[pair] ?? 0) -
      (k.pairWorth[pair] ?? 0) -
      (k.columnBonus[c] ?? 0),
  );
}

function takeIfBetter(t: Timetable, columns: readonly number[]): void {
  const before = { columns: t.columnOf.slice(), objective: t.objective, shortfall: t.shortfall };
  const next = new Int32Array(t.columnOf.length).fill(-1);
  for (const c of columns) next[t.packing.columnPair[c] ?? 0] = c;
  restore(t, next);
  if (
    t.shortfall > before.shortfall ||
    (t.shortfall === before.shortfall && t.objective < before.objective)
  )
    restore(t, before.columns);
}

function placedColumns(t: Timetable): number[] {
  return [...t.columnOf].filter((c) => c >= 0);
}

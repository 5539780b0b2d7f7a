/**
 * Takes a plan that is not yet proven best to the proof, or to a better plan, with an exact solver. What counting knows makes the
 * model small: a pair whose decision the other way costs more than what is still open cannot be decided that way in a better plan.
 */
import type { Mission, Plan } from '../domain/mission.ts';
import { bound, boundAt, capsOf, type Bound } from './bound.ts';
import { positions } from './check.ts';
import type { ExactSolver } from './exact.ts';
import { buildModel } from './model.ts';
import { pack, UNIT, type Packing } from './packing.ts';
import { restore } from './place-pairs.ts';
import { readProgramme } from './programme.ts';
import { finish, keepWeightOf, type Effects, type ScheduleOptions } from './schedule.ts';
import { emptyTimetable, type Timetable } from './timetable.ts';

/** Proves `plan` best or finds a better one; stopped early it returns the best so far with what was proven. */
export function refine(mission: Mission, plan: Plan, options: ScheduleOptions, exact: ExactSolver, effects: Effects): Plan {
  const p = readProgramme(mission);
  const k = pack(p, (options.previous ?? []).flatMap((m) => positions(p, m) ?? []), keepWeightOf(mission, options));
  const caps = capsOf(k);
  const t = emptyTimetable(k);
  restore(t, columnsOf(k, plan));
  const counted = bound(k, caps);
  const shortfall = t.shortfall > counted.shortfall ? proveShortfall(t, counted.shortfall, exact, effects) : counted.shortfall;
  const limit = t.shortfall > counted.shortfall ? boundAt(k, caps, t.shortfall) : counted.objective;
  const objective = effects.stop() ? limit : Math.min(limit, proveObjective(t, counted, exact, effects));
  return finish(t, { shortfall, objective }, options, effects);
}

/** As few missing meetings as can be: improves the timetable and returns the proven least. */
function proveShortfall(t: Timetable, least: number, exact: ExactSolver, effects: Effects): number {
  const model = buildModel(t.packing, { aim: 'shortfall' });
  const answer = exact(model, placedColumns(t), effects.stop);
  if (answer.columns) takeIfBetter(t, answer.columns);
  // Missing meetings are whole numbers; what the solver proved is rounded up, less its tolerance.
  return answer.bound === null ? least : Math.max(least, Math.ceil(answer.bound - 1e-4));
}

/** As much worth as can be at the shortfall of the timetable: improves it and returns the proven limit, in millionths. */
function proveObjective(t: Timetable, counted: Bound, exact: ExactSolver, effects: Effects): number {
  const k = t.packing;
  const open = counted.objective - t.objective;
  // Resistances hold at the counted shortfall; at a larger one every pair stays open.
  const decided = (pair: number) => t.shortfall <= counted.shortfall && (counted.choice.resistance[pair] ?? 0) > open;
  const columns = [...k.columnPair.keys()].filter((c) => !decided(k.columnPair[c] ?? 0) || counted.choice.chosen[k.columnPair[c] ?? 0] === 1);
  const needed = new Set([...k.pairWorth.keys()].filter((pair) => decided(pair) && counted.choice.chosen[pair] === 1));
  const report = (best: number, limit: number) => effects.onProgress({ incumbent: Math.max(best, t.objective / UNIT), bound: Math.min(limit, counted.objective / UNIT), shortfall: t.shortfall, shortfallBound: counted.shortfall, phase: 'exact' });
  const answer = exact(buildModel(k, { columns, needed, aim: t.shortfall }), placedColumns(t), effects.stop, report);
  if (answer.columns) takeIfBetter(t, answer.columns);
  if (answer.status === 'infeasible') return t.objective;
  // A model without the excluded pairs is a limit only for plans better than the one at hand.
  return answer.bound === null ? Infinity : Math.max(t.objective, Math.ceil(answer.bound * UNIT));
}

function takeIfBetter(t: Timetable, columns: readonly number[]): void {
  const before = { columns: t.columnOf.slice(), objective: t.objective, shortfall: t.shortfall };
  const next = new Int32Array(t.columnOf.length).fill(-1);
  for (const c of columns) next[t.packing.columnPair[c] ?? 0] = c;
  restore(t, next);
  if (t.shortfall > before.shortfall || (t.shortfall === before.shortfall && t.objective < before.objective)) restore(t, before.columns);
}

function placedColumns(t: Timetable): number[] {
  return [...t.columnOf].filter((c) => c >= 0);
}

/** Columns of a plan's meetings. */
function columnsOf(k: Packing, plan: Plan): Int32Array {
  const p = k.programme;
  const wanted = new Set(plan.meetings.flatMap((m) => positions(p, m) ?? []).map((m) => `${m.guest} ${m.host} ${m.slot}`));
  const columns = new Int32Array(k.pairWorth.length).fill(-1);
  for (const [c, pair] of k.columnPair.entries()) if (wanted.has(`${k.pairGuest[pair]} ${k.pairHost[pair]} ${k.columnSlot[c]}`)) columns[pair] = c;
  return columns;
}

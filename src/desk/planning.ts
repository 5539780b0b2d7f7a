/** Making timetables: a search beside the server with progress and stop, drafts, and moves by hand with their effect. */
import { planMission } from '../ask/plan-mission.ts';
import type { FixedMeeting, Mission, Plan, PlannedMeeting, PlanProgress, RuleBreak } from '../domain/mission.ts';
import type { MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { checkPlan, positions } from '../missions/check.ts';
import { describePlan } from '../missions/plan.ts';
import { readProgramme } from '../missions/programme.ts';
import { seat } from '../missions/seats.ts';
import { addPlan, getPlan, runningRun, savePlan, setFixed, startRun, updateRun, type PlanRecord, type RunRecord } from '../store/app-plans.ts';
import type { Office } from './office.ts';
import { planInput, type Underway } from './plan-input.ts';

export { getRun, listFixed, listPlans, publishedPlan, runningRun, type RunRecord } from '../store/app-plans.ts';
export { comparePlans, type Difference, type MeetingChange } from '../missions/difference.ts';

export type MissionPlan = PlanRecord<Mission, Plan>;

export interface PlanOptions {
  label: string;
  seed: number;
  /** Seconds after which the best so far is taken. */
  limit: number;
  /** For a replan: the plan that people have, and what has happened of it. */
  previous?: readonly PlannedMeeting[];
  underway?: Underway;
}

// Progress is written this often at most: a page that looks every two seconds sees no difference, the disk does.
const PROGRESS_MS = 400;

export function planOf(office: Office, mission: string, id: string): MissionPlan {
  return getPlan(office.db, mission, id) as MissionPlan;
}

/**
 * Starts a search; its plan becomes a draft when it ends by itself, by the limit or by `stopPlanning`.
 * @throws Problem `conflict` while another search of this mission runs
 */
export async function startPlanning(office: Office, who: Actor, mission: MissionRecord, options: PlanOptions): Promise<RunRecord> {
  if (mission.settings.slots.length === 0) throw new Problem('invalid', 'The mission has no slots yet.', { key: 'missions.error.no-slots' });
  if (runningRun(office.db, mission.id)) throw new Problem('conflict', 'A search for a timetable runs already.', { key: 'missions.error.running' });
  const input = await planInput(office, mission, options.underway);
  const run = startRun(office.db, mission.id);
  const control = new AbortController();
  office.running.set(run.id, control);
  void search(office, who, mission.id, run.id, input, options, control.signal).finally(() => office.running.delete(run.id));
  return run;
}

/** Ends a search with its best plan; one of another process cannot be reached and is marked as cut off. */
export function stopPlanning(office: Office, run: RunRecord): void {
  const control = office.running.get(run.id);
  if (control) control.abort();
  else if (run.state === 'running') updateRun(office.db, run.id, { state: 'interrupted' });
}

async function search(office: Office, who: Actor, mission: string, run: string, input: Mission, options: PlanOptions, signal: AbortSignal): Promise<void> {
  let written = 0;
  const onProgress = (progress: PlanProgress): void => {
    if (Date.now() - written < PROGRESS_MS || !office.db.sql.open) return;
    written = Date.now();
    updateRun(office.db, run, { progress });
  };
  try {
    const body = await planMission({ mission: input, seed: options.seed, previous: options.previous }, { limit: options.limit, signal, onProgress });
    if (!office.db.sql.open) return;
    office.db.change(who, options.previous ? 'replan' : 'plan', mission, () => {
      const plan = addPlan(office.db, mission, options.label, input, body);
      updateRun(office.db, run, { state: signal.aborted ? 'stopped' : 'done', plan: plan.id });
    });
  } catch (error) {
    if (office.db.sql.open) updateRun(office.db, run, { state: 'failed', message: error instanceof Problem ? error.message : 'missions.plan.fault' });
    if (!(error instanceof Problem)) throw error;
  }
}

/** Moves one meeting to another slot, or takes it out. */
export interface MeetingMove {
  guest: string;
  host: string;
  /** Null takes the meeting out. */
  slot: string | null;
}

export interface MoveEffect {
  meetings: PlannedMeeting[];
  valueBefore: number;
  valueAfter: number;
  shortfallBefore: number;
  shortfallAfter: number;
  /** Rules that the move would newly break. */
  breaks: RuleBreak[];
  /** Parties that would have fewer meetings than their floor, and had not before. */
  below: string[];
}

/** What a move would do; nothing is changed. A pair that does not meet yet is added. */
export function effectOf(plan: MissionPlan, move: MeetingMove): MoveEffect {
  const before = plan.body.meetings;
  const rest = before.filter((m) => m.guest !== move.guest || m.host !== move.host);
  const programme = readProgramme(plan.input);
  const wanted = move.slot === null ? rest : [...rest, { guest: move.guest, host: move.host, slot: move.slot }];
  const meetings = seat(programme, wanted.flatMap((m) => positions(programme, m) ?? []), before);
  const [was, is] = [figures(plan.input, before), figures(plan.input, meetings)];
  const old = new Set(checkPlan(plan.input, before).map((b) => JSON.stringify([b.rule, b.parameters])));
  const count = (list: readonly FixedMeeting[], id: string): number => list.filter((m) => m.guest === id || m.host === id).length;
  return {
    meetings, valueBefore: was.value, valueAfter: is.value, shortfallBefore: was.shortfall, shortfallAfter: is.shortfall,
    breaks: checkPlan(plan.input, meetings).filter((b) => b.rule !== 'fixed' && !old.has(JSON.stringify([b.rule, b.parameters]))),
    below: plan.input.parties.filter((p) => count(meetings, p.id) < p.min && count(before, p.id) >= p.min).map((p) => p.id),
  };
}

/**
 * Makes a move; the meeting is fixed where it was put, so that the next search keeps it.
 * @throws Problem `conflict` when somebody saved the plan in between, or when a rule would be broken
 */
export function applyMove(office: Office, who: Actor, plan: MissionPlan, move: MeetingMove): void {
  if (plan.state === 'published' || plan.state === 'replaced') throw new Problem('conflict', 'A published timetable is changed through "On the day".', { key: 'missions.error.published' });
  const effect = effectOf(plan, move);
  if (effect.breaks.length > 0) throw new Problem('conflict', 'The move would break a rule. Nothing was changed.', { key: 'missions.error.rule' });
  office.db.change(who, move.slot === null ? 'meeting-out' : 'meeting-move', plan.mission, () => {
    const body: Plan = { ...figures(plan.input, effect.meetings), bound: Math.max(plan.body.bound, effect.valueAfter), proven: false, shortfallBound: plan.body.shortfallBound, seed: plan.body.seed, seconds: plan.body.seconds };
    savePlan(office.db, { ...plan, body });
    setFixed(office.db, plan.mission, move.guest, move.host, move.slot);
  });
}

/** Draft to review and back. @throws Problem `conflict` when somebody saved in between */
export function setPlanState(office: Office, who: Actor, plan: MissionPlan, state: 'draft' | 'review'): void {
  if (plan.state === 'published' || plan.state === 'replaced') throw new Problem('conflict', 'A published timetable is changed through "On the day".', { key: 'missions.error.published' });
  office.db.change(who, `plan-${state}`, plan.mission, () => savePlan(office.db, { ...plan, state }));
}

/** The figures of a set of meetings without a search. */
export function figures(input: Mission, meetings: readonly PlannedMeeting[]): Plan {
  return describePlan(readProgramme(input), meetings, { shortfall: 0, value: 0, objective: Infinity }, 0, 0);
}

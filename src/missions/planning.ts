/**
 * Making timetables: a search beside the server with progress and stop, drafts, and moves by hand
 * with their effect.
 */
import { planMission } from './plan-mission.ts';
import type { Mission, Plan, PlannedMeeting, PlanProgress } from '../domain/mission.ts';
import type { MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { tryEdit, type Edit } from '../scheduling/edit.ts';
import { describePlan } from '../scheduling/plan.ts';
import { readProgramme } from '../scheduling/programme.ts';
import type { Repair, ReplanMode } from '../scheduling/repair.ts';
import {
  addPlan,
  getPlan,
  runningRun,
  savePlan,
  setFixed,
  startRun,
  updateRun,
  type PlanRecord,
  type RunRecord,
} from '../store/app/plans.ts';
import type { Office } from './office.ts';
import { dayInput, planInput } from './plan-input.ts';

export {
  getRun,
  listPlans,
  publishedPlan,
  runningRun,
  type RunRecord,
} from '../store/app/plans.ts';
export { REPLAN_MODES, type ReplanMode } from '../scheduling/repair.ts';
export { checkPlan } from '../scheduling/check.ts';
export {
  comparePlans,
  type Difference,
  type MeetingChange,
  type PartyChange,
} from '../scheduling/difference.ts';
export { moveOptions, tryEdit, type Edit } from '../scheduling/edit.ts';

export type MissionPlan = PlanRecord<Mission, Plan>;

export interface PlanOptions {
  label: string;
  seed: number;
  /** Seconds after which the best so far is taken. */
  limit: number;
  /**
   * For a replan: the plan that people have, and the local time in the mission's zone, before which
   * nothing is touched.
   */
  previous?: readonly PlannedMeeting[];
  now?: string;
  /** How much may change; `full` when unset. */
  mode?: ReplanMode;
}

// Progress is written this often at most: a page that looks every two seconds sees no difference,
// the disk does.
const PROGRESS_MS = 400;

export function planOf(office: Office, mission: string, id: string): MissionPlan {
  return getPlan(office.db, mission, id) as MissionPlan;
}

/**
 * Starts a search; its plan becomes a draft when it ends by itself, by the limit or by
 * `stopPlanning`.
 * @throws Problem `conflict` while another search of this mission runs
 */
export async function startPlanning(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  options: PlanOptions,
): Promise<RunRecord> {
  if (mission.settings.slots.length === 0)
    throw new Problem('invalid', 'The mission has no slots yet.', {
      key: 'missions.error.no-slots',
    });
  if (runningRun(office.db, mission.id))
    throw new Problem('conflict', 'A search for a timetable runs already.', {
      key: 'missions.error.running',
    });
  const input = options.previous
    ? await dayInput(office, mission, options.previous, options.now ?? '', options.mode ?? 'full')
    : await planInput(office, mission).then((made) => ({ search: made, mission: made }));
  const run = startRun(office.db, mission.id);
  const control = new AbortController();
  office.running.set(run.id, control);
  search(office, {
    who,
    mission: mission.id,
    run: run.id,
    input,
    options,
    signal: control.signal,
  })
    // Nobody waits for the search: what it throws would end the process.
    .catch(office.onFault)
    .finally(() => office.running.delete(run.id));
  return run;
}

/**
 * Ends a search with its best plan; one of another process cannot be reached and is marked as cut
 * off.
 */
export function stopPlanning(office: Office, run: RunRecord): void {
  const control = office.running.get(run.id);
  if (control) control.abort();
  else if (run.state === 'running') updateRun(office.db, run.id, { state: 'interrupted' });
}

async function search(
  office: Office,
  {
    who,
    mission,
    run,
    input,
    options,
    signal,
  }: {
    who: Actor;
    mission: string;
    run: string;
    input: Repair;
    options: PlanOptions;
    signal: AbortSignal;
  },
): Promise<void> {
  let written = 0;
  let phase = '';
  const onProgress = (progress: PlanProgress): void => {
    if ((progress.phase === phase && Date.now() - written < PROGRESS_MS) || !office.db.sql.open)
      return;
    written = Date.now();
    phase = progress.phase;
    try {
      updateRun(office.db, run, { progress });
    } catch (error) {
      // A storage that refuses costs a line of progress, not the search.
      office.onFault(error);
    }
  };
  try {
    const body = await planMission(
      { mission: input.search, seed: options.seed, previous: options.previous },
      { limit: options.limit, signal, onProgress },
    );
    if (!office.db.sql.open) return;
    office.db.change(who, options.previous ? 'replan' : 'plan', mission, () => {
      const plan = addPlan(office.db, mission, options.label, input.mission, body);
      updateRun(office.db, run, { state: signal.aborted ? 'stopped' : 'done', plan: plan.id });
    });
  } catch (error) {
    if (office.db.sql.open)
      updateRun(office.db, run, {
        state: 'failed',
        message: error instanceof Problem ? error.message : 'missions.plan.fault',
      });
    if (!(error instanceof Problem)) throw error;
  }
}

/** The edit that a form asks for: to another slot, into a slot, or out. */
export function editOf(plan: MissionPlan, guest: string, host: string, slot: string): Edit | null {
  const now = plan.body.meetings.find((m) => m.guest === guest && m.host === host);
  if (!now) return slot ? { kind: 'add', guest, host, to: slot } : null;
  return slot
    ? { kind: 'move', guest, host, from: now.slot, to: slot }
    : { kind: 'remove', guest, host, from: now.slot };
}

/**
 * Makes an edit; the meeting is fixed where it was put, so that the next search keeps it.
 * @param makeRoom takes out what is in the way
 * @throws Problem `conflict` when somebody saved the plan in between, or when a rule would be
 * broken
 */
export function applyEdit(
  office: Office,
  who: Actor,
  plan: MissionPlan,
  edit: Edit & { kind: 'move' | 'add' | 'remove' },
  makeRoom: boolean,
): void {
  refusePublished(plan);
  const effect = tryEdit(plan.input, plan.body.meetings, edit, makeRoom);
  if (effect.breaks.some((b) => b.rule !== 'fixed'))
    throw new Problem('conflict', 'The move would break a rule. Nothing was changed.', {
      key: 'missions.error.rule',
    });
  const slot = edit.kind === 'remove' ? null : edit.to;
  office.db.change(
    who,
    edit.kind === 'remove' ? 'meeting-out' : 'meeting-move',
    plan.mission,
    () => {
      const now = figures(plan.input, effect.meetings);
      const fixed = [
        ...plan.input.fixed.filter((f) => f.guest !== edit.guest || f.host !== edit.host),
        ...(slot ? [{ guest: edit.guest, host: edit.host, slot }] : []),
      ];
      const body: Plan = {
        ...now,
        bound: Math.max(plan.body.bound, now.value),
        proven: false,
        shortfallBound: plan.body.shortfallBound,
        seed: plan.body.seed,
        seconds: plan.body.seconds,
      };
      savePlan(office.db, { ...plan, input: { ...plan.input, fixed }, body });
      setFixed(office.db, plan.mission, edit.guest, edit.host, slot);
    },
  );
}

/** Draft to review and back. @throws Problem `conflict` when somebody saved in between */
export function setPlanState(
  office: Office,
  who: Actor,
  plan: MissionPlan,
  state: 'draft' | 'review',
): void {
  refusePublished(plan);
  office.db.change(who, `plan-${state}`, plan.mission, () =>
    savePlan(office.db, { ...plan, state }),
  );
}

/** The figures of a set of meetings without a search. */
export function figures(input: Mission, meetings: readonly PlannedMeeting[]): Plan {
  return describePlan(
    readProgramme(input),
    meetings,
    { shortfall: 0, value: 0, objective: Infinity },
    { seed: 0, seconds: 0 },
  );
}

function refusePublished(plan: MissionPlan): void {
  if (plan.state === 'published' || plan.state === 'replaced')
    throw new Problem('conflict', 'A published timetable is changed through "On the day".', {
      key: 'missions.error.published',
    });
}

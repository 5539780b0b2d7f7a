/**
 * Plans with the input they were made from, meetings fixed by hand, and the runs that make plans.
 */
import { randomBytes } from 'node:crypto';
import type { PlanState } from '../../domain/mission-record.ts';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';
import { staleEdit } from './missions.ts';

/**
 * `Input` and `Body` are the exchange format of domain/mission.ts; the store keeps them as they
 * are.
 */
export interface PlanRecord<Input = unknown, Body = unknown> {
  id: string;
  mission: string;
  label: string;
  state: PlanState;
  input: Input;
  body: Body;
  made: string;
  version: number;
}

export interface FixedMeeting {
  guest: string;
  host: string;
  slot: string;
}

export type RunState = 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';
export interface RunRecord {
  id: string;
  mission: string;
  state: RunState;
  progress: Readonly<Record<string, unknown>>;
  /** Id of the draft it made, or empty. */
  plan: string;
  /** A key of the locales or a sentence, when it failed. */
  message: string;
  started: string;
}

type PlanRow = Omit<PlanRecord, 'input' | 'body'> & { input: string; body: string };
type RunRow = Omit<RunRecord, 'progress'> & { progress: string };

/** Newest first. */
export function listPlans(db: AppDb, mission: string): PlanRecord[] {
  return (
    db.sql
      .prepare('SELECT * FROM plans WHERE mission = ? ORDER BY made DESC, id')
      .all(mission) as PlanRow[]
  ).map(toPlan);
}

/** @throws Problem `not-found`, also for a plan of another mission */
export function getPlan(db: AppDb, mission: string, id: string): PlanRecord {
  const row = db.sql
    .prepare('SELECT * FROM plans WHERE mission = ? AND id = ?')
    .get(mission, id) as PlanRow | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such plan in this mission.', {
      key: 'missions.error.unknown-plan',
    });
  return toPlan(row);
}

export function publishedPlan(db: AppDb, mission: string): PlanRecord | null {
  const row = db.sql
    .prepare("SELECT * FROM plans WHERE mission = ? AND state = 'published'")
    .get(mission) as PlanRow | undefined;
  return row ? toPlan(row) : null;
}

/** Call inside a change. */
export function addPlan(
  db: AppDb,
  mission: string,
  label: string,
  input: unknown,
  body: unknown,
): PlanRecord {
  const id = randomBytes(6).toString('hex');
  db.sql
    .prepare(
      "INSERT INTO plans (id, mission, label, state, input, body, made) VALUES (?, ?, ?, 'draft', ?, ?, ?)",
    )
    .run(id, mission, label, JSON.stringify(input), JSON.stringify(body), db.now().toISOString());
  return getPlan(db, mission, id);
}

/** Call inside a change. @throws Problem `conflict` when somebody saved in between */
export function savePlan(db: AppDb, plan: PlanRecord): void {
  const done = db.sql
    .prepare(
      'UPDATE plans SET label = ?, state = ?, input = ?, body = ?, version = version + 1 WHERE mission = ? AND id = ? AND version = ?',
    )
    .run(
      plan.label,
      plan.state,
      JSON.stringify(plan.input),
      JSON.stringify(plan.body),
      plan.mission,
      plan.id,
      plan.version,
    );
  if (done.changes === 0) throw staleEdit();
}

export function listFixed(db: AppDb, mission: string): FixedMeeting[] {
  return db.sql
    .prepare(
      'SELECT guest, host, slot FROM fixed_meetings WHERE mission = ? ORDER BY slot, guest, host',
    )
    .all(mission) as FixedMeeting[];
}

/** Call inside a change. @param slot null lets the meeting go where the plan puts it */
export function setFixed(
  db: AppDb,
  mission: string,
  guest: string,
  host: string,
  slot: string | null,
): void {
  if (slot === null)
    db.sql
      .prepare('DELETE FROM fixed_meetings WHERE mission = ? AND guest = ? AND host = ?')
      .run(mission, guest, host);
  else
    db.sql
      .prepare(
        'INSERT INTO fixed_meetings (mission, guest, host, slot) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET slot = excluded.slot',
      )
      .run(mission, guest, host, slot);
}

export function startRun(db: AppDb, mission: string): RunRecord {
  const id = randomBytes(6).toString('hex');
  db.sql
    .prepare("INSERT INTO runs (id, mission, state, started) VALUES (?, ?, 'running', ?)")
    .run(id, mission, db.now().toISOString());
  return getRun(db, mission, id);
}

export function getRun(db: AppDb, mission: string, id: string): RunRecord {
  const row = db.sql.prepare('SELECT * FROM runs WHERE mission = ? AND id = ?').get(mission, id) as
    RunRow | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such run in this mission.', {
      key: 'missions.error.unknown-run',
    });
  return toRun(row);
}

export function runningRun(db: AppDb, mission: string): RunRecord | null {
  const row = db.sql
    .prepare("SELECT * FROM runs WHERE mission = ? AND state = 'running' ORDER BY started DESC")
    .get(mission) as RunRow | undefined;
  return row ? toRun(row) : null;
}

export function updateRun(
  db: AppDb,
  id: string,
  update: { state?: RunState; progress?: unknown; plan?: string; message?: string },
): void {
  db.sql
    .prepare(
      'UPDATE runs SET state = ifnull(?, state), progress = ifnull(?, progress), plan = ifnull(?, plan), message = ifnull(?, message) WHERE id = ?',
    )
    .run(
      update.state ?? null,
      update.progress === undefined ? null : JSON.stringify(update.progress),
      update.plan ?? null,
      update.message ?? null,
      id,
    );
}

/** When the server starts nothing can be running: what says so was cut off. */
export function markInterruptedRuns(db: AppDb): number {
  return db.sql.prepare("UPDATE runs SET state = 'interrupted' WHERE state = 'running'").run()
    .changes;
}

function toPlan(row: PlanRow): PlanRecord {
  return { ...row, input: JSON.parse(row.input) as unknown, body: JSON.parse(row.body) as unknown };
}

function toRun(row: RunRow): RunRecord {
  return { ...row, progress: JSON.parse(row.progress) as Record<string, unknown> };
}

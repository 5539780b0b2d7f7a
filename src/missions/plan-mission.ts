/** Plans a mission in a thread of its own, so that pages go on while it thinks. */
import type { Mission, Plan, PlannedMeeting, PlanProgress } from '../domain/mission.ts';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import type { Explanation, Question } from '../scheduling/explain.ts';
import { startThread } from '../program-parts.ts';
import { obstaclesOf, type Obstacle } from '../scheduling/obstacles.ts';

export type { Question } from '../scheduling/explain.ts';

export interface PlanRequest {
  mission: Mission;
  /** The plan before, for a replan. */
  previous?: readonly PlannedMeeting[];
  /** 1 when unset; the same seed gives the same plan, unless the search was cut short. */
  seed?: number;
}

export interface PlanEffects {
  /** Seconds after which the best so far is taken. */
  limit?: number;
  /** Aborting it ends the search: the promise then resolves with the best plan so far. */
  signal?: AbortSignal;
  onProgress?: (progress: PlanProgress) => void;
}

export type WorkerAnswer =
  | { kind: 'progress'; progress: PlanProgress }
  | { kind: 'plan'; plan: Plan }
  | { kind: 'explanation'; explanation: Explanation }
  | {
      kind: 'problem';
      code: ProblemCode;
      message: string;
      key?: string;
      parameters?: Readonly<Record<string, string | number>>;
    };

/** What the thread is started with. `stop[0]` is set to 1 to end the search. */
export interface WorkerRequest extends PlanRequest {
  /** Set when a question is asked instead of a plan. */
  question?: Question;
  limit?: number;
  stop: Int32Array;
}

/**
 * Makes a plan, or a replan when `request.previous` is given.
 * @throws Problem `invalid` when the fixed meetings break rules; anything else that the thread
 * throws
 */
export async function planMission(request: PlanRequest, effects: PlanEffects = {}): Promise<Plan> {
  const answer = await inThread(request, effects);
  if (answer.kind !== 'plan') throw new Error(`The planning thread answered "${answer.kind}".`);
  return answer.plan;
}

/** What stands against a pair or party by itself: told at once, without a search. */
export function tellObstacles(mission: Mission, question: Question): Obstacle[] {
  return obstaclesOf(mission, question);
}

/**
 * Says why a party stays below its floor, why a pair does not meet, or why fixed meetings
 * contradict each other.
 */
export async function explainMission(
  mission: Mission,
  question: Question,
  effects: PlanEffects = {},
): Promise<Explanation> {
  const { limit } = effects;
  const answer = await inThread(
    { mission, question },
    effects,
    limit === undefined
      ? undefined
      : {
          seconds: limit + GRACE_SECONDS,
          answer: { kind: 'explanation', explanation: { kind: 'unknown', conflict: [] } },
        },
  );
  if (answer.kind !== 'explanation')
    throw new Error(`The planning thread answered "${answer.kind}".`);
  return answer.explanation;
}

/** The exact solver looks at the clock only now and then; after so long it is not waited for. */
const GRACE_SECONDS = 0.5;

function inThread(
  request: PlanRequest & { question?: Question },
  effects: PlanEffects,
  otherwise?: { seconds: number; answer: WorkerAnswer },
): Promise<WorkerAnswer> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerRequest = { ...request, limit: effects.limit, stop };
  const worker = startThread('plan-mission-thread', workerData);
  const end = () => Atomics.store(stop, 0, 1);
  effects.signal?.addEventListener('abort', end, { once: true });
  if (effects.signal?.aborted) end();
  let timer: NodeJS.Timeout | undefined;
  return new Promise<WorkerAnswer>((resolve, reject) => {
    if (otherwise) timer = setTimeout(() => resolve(otherwise.answer), otherwise.seconds * 1_000);
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'progress') effects.onProgress?.(answer.progress);
      else if (answer.kind === 'problem')
        reject(
          new Problem(answer.code, answer.message, {
            key: answer.key,
            parameters: answer.parameters,
          }),
        );
      else resolve(answer);
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The planning thread ended without an answer (exit code ${code}).`)),
    );
  }).finally(() => {
    clearTimeout(timer);
    effects.signal?.removeEventListener('abort', end);
    worker.terminate().catch(() => undefined);
  });
}

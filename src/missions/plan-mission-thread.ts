/**
 * What runs inside the planning thread: the search, with a clock, a stop flag and messages to the
 * one who waits.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Plan, PlanProgress } from '../domain/mission.ts';
import { Problem } from '../domain/problem.ts';
import { finish, isProven, limitsOf, searchPlan, type Searched } from '../scheduling/schedule.ts';
import type { WorkerAnswer, WorkerRequest } from './plan-mission.ts';

const { mission, previous, seed, question, limit, stop } = workerData as WorkerRequest;
const started = performance.now();
const seconds = () => Math.round(performance.now() - started) / 1000;
const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
const options = { seed, previous };
const effects = {
  stop: () => Atomics.load(stop, 0) === 1 || (limit !== undefined && seconds() >= limit),
  onProgress: (progress: PlanProgress) => answer({ kind: 'progress', progress }),
  seconds,
};

try {
  if (question) {
    const [{ loadExact }, { explain }] = await Promise.all([
      import('../scheduling/exact.ts'),
      import('../scheduling/explain.ts'),
    ]);
    answer({
      kind: 'explanation',
      explanation: explain(mission, question, await loadExact(), {
        ...effects,
        onProgress: () => undefined,
      }),
    });
  } else {
    const searched = searchPlan(mission, options, effects);
    // Most plans are proven best at this point, so the exact solver is loaded only for the others.
    answer({
      kind: 'plan',
      plan:
        isProven(searched) || effects.stop()
          ? finish(searched, limitsOf(searched), effects)
          : await prove(searched),
    });
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  answer({
    kind: 'problem',
    code: error.code,
    message: error.message,
    key: error.key,
    parameters: error.parameters,
  });
}

async function prove(searched: Searched): Promise<Plan> {
  const [{ loadExact }, { refine }] = await Promise.all([
    import('../scheduling/exact.ts'),
    import('../scheduling/refine.ts'),
  ]);
  return refine(searched, await loadExact(), effects);
}

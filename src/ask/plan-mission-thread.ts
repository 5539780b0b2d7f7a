/** What runs inside the planning thread: the search, with a clock, a stop flag and messages to the one who waits. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../domain/problem.ts';
import { schedule } from '../missions/schedule.ts';
import type { WorkerAnswer, WorkerRequest } from './plan-mission.ts';

const request = workerData as WorkerRequest;
const started = performance.now();
const seconds = () => Math.round(performance.now() - started) / 1000;
const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);

try {
  const plan = schedule(request.mission, { seed: request.seed, previous: request.previous }, {
    stop: () => Atomics.load(request.stop, 0) === 1 || (request.limit !== undefined && seconds() >= request.limit),
    onProgress: (progress) => answer({ kind: 'progress', progress }),
    seconds,
  });
  answer({ kind: 'plan', plan });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  answer({ kind: 'problem', code: error.code, message: error.message, key: error.key, parameters: error.parameters });
}

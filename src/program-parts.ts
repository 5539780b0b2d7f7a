import { Worker } from 'node:worker_threads';

/**
 * Address of a part of the built program that is started as a process or thread of its own; the
 * parts are listed in build.mjs.
 * @param name of its source, without folder and ending
 */
export function partAddress(name: string): URL {
  return new URL(`../dist/${name}.mjs`, import.meta.url);
}

/**
 * A thread that runs a part of the program beside the answering one.
 * @param workerData what the part is started with
 */
export function startThread(part: string, workerData: unknown): Worker {
  return new Worker(partAddress(part), { workerData });
}

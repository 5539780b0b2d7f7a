import { Worker } from 'node:worker_threads';
import { programPart } from './program.mjs';

const STARTER = new URL('./start-part.mjs', import.meta.url);

/**
 * A thread that runs a part of the program beside the answering one.
 * @param part as in PARTS of program.mjs
 * @param workerData what the part is started with
 */
export async function startThread(part: string, workerData: unknown): Promise<Worker> {
  return new Worker(STARTER, { argv: [await programPart(part)], workerData });
}

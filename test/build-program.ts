import { buildProgram } from '../build.mjs';

/** Builds what tests start as commands, threads and child processes. */
export default async function setup(): Promise<void> {
  await buildProgram();
}

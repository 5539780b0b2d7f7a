import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that a piece of work may hold the thread before it lets others be answered. */
const STEP_MS = 8;
/**
 * Long work goes on when nobody has asked or been answered for so many milliseconds: who asks one
 * thing after the other finds the thread free, not in the middle of a step...
 */
const QUIET_MS = 10;
/** ...but waits no longer than this, so that it ends however many ask. */
const LONGEST_WAIT_MS = 3 * STEP_MS;

let lastAsked = -Infinity;

/** Says that somebody asks or was answered just now; long work gives way for a moment. */
export function giveWay(): void {
  lastAsked = performance.now();
}

/**
 * Lets others be answered between two steps of long work, so that one long outline holds up nobody
 * for longer than a step; short work goes through without waiting for anybody.
 * @returns called between two steps; throws the signal's reason when the asker has left meanwhile
 */
export function breathing(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < STEP_MS) return;
    await others();
    signal?.throwIfAborted();
    began = performance.now();
  };
}

async function others(): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  for (;;) {
    const now = performance.now();
    const rest = Math.min(lastAsked + QUIET_MS, until) - now;
    if (rest <= 0) return;
    await wait(rest);
  }
}

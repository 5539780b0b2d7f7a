/** Milliseconds that a piece of work may hold the thread before it lets others be answered. */
const STEP_MS = 8;

/**
 * Lets others be answered between two steps of long work, so that one long outline holds up nobody
 * for longer than a step; short work goes through without waiting for anybody.
 * @returns called between two steps; throws the signal's reason when the asker has left meanwhile
 */
export function breathing(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < STEP_MS) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    signal?.throwIfAborted();
    began = performance.now();
  };
}

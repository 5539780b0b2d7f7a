/**
 * Lets others be answered between two steps of long work, so that one long outline holds up nobody
 * for longer than a step.
 * @throws the signal's reason when the asker has left meanwhile
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  signal?.throwIfAborted();
}

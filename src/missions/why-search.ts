/**
 * Searches for an answer to "Why?" that outlive the page that asked: who waits looks again and may
 * stop them; one that nobody looks at any more ends by itself.
 */
import type { Explanation } from '../scheduling/explain.ts';

/** What of the office the searches need. */
interface Asked {
  asked: Map<string, WhySearch>;
  onFault: (error: unknown) => void;
}

export interface WhySearch {
  control: AbortController;
  /** When it began, in milliseconds. */
  started: number;
  /** Null while it is looked for. */
  answer: Explanation | null;
  work: Promise<Explanation>;
  idle: NodeJS.Timeout | undefined;
}

/** Each is a thread of its own: at one more the eldest ends. */
const AT_ONCE = 2;
/** The page looks every two seconds; after so long without a look it is closed. */
const UNWATCHED_MS = 15_000;
/** Most questions are answered within this time, and then no second page is needed. */
const FIRST_LOOK_MS = 2_000;

/**
 * Looks at the search of a question and starts it when there is none. An answer is handed over
 * once; who asks again afterwards starts anew.
 * @param ask starts the search; aborting the signal ends it with what is known
 */
export async function lookForWhy(
  office: Asked,
  key: string,
  ask: (signal: AbortSignal) => Promise<Explanation>,
): Promise<{ answer: Explanation | null; seconds: number }> {
  let search = office.asked.get(key);
  if (!search) {
    search = begin(office, key, ask);
    await Promise.race([search.work, waitFor(FIRST_LOOK_MS)]);
  }
  if (search.answer) drop(office, key);
  else watch(office, key, search);
  return {
    answer: search.answer,
    seconds: Math.max(0, Math.round((Date.now() - search.started) / 1000)),
  };
}

/** Ends a search; the next look says what is known. */
export async function stopWhy(office: Asked, key: string): Promise<void> {
  const search = office.asked.get(key);
  search?.control.abort();
  // The thread looks at the flag between two steps; the page that follows should find it ended.
  if (search) await Promise.race([search.work, waitFor(FIRST_LOOK_MS)]);
}

function begin(
  office: Asked,
  key: string,
  ask: (signal: AbortSignal) => Promise<Explanation>,
): WhySearch {
  for (const eldest of [...office.asked.keys()].slice(0, office.asked.size - AT_ONCE + 1))
    drop(office, eldest);
  const control = new AbortController();
  const search: WhySearch = {
    control,
    started: Date.now(),
    answer: null,
    work: ask(control.signal),
    idle: undefined,
  };
  office.asked.set(key, search);
  search.work.then(
    (answer) => void (search.answer = answer),
    (error: unknown) => {
      search.answer = { kind: 'unknown', conflict: [] };
      office.onFault(error);
    },
  );
  return search;
}

function watch(office: Asked, key: string, search: WhySearch): void {
  clearTimeout(search.idle);
  search.idle = setTimeout(() => drop(office, key), UNWATCHED_MS).unref();
}

function drop(office: Asked, key: string): void {
  const search = office.asked.get(key);
  office.asked.delete(key);
  clearTimeout(search?.idle);
  search?.control.abort();
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}

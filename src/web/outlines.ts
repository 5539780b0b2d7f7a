/**
 * Outlines of visitors: one at a time, in a queue that is fair between visitors, and each visitor
 * with so much text a minute.
 */
import { Problem } from '../domain/problem.ts';
import { fairQueue } from '../fair-queue.ts';

/**
 * One at once: it lets go of the answering thread between its steps, and a second one beside it
 * would only make both late. Two dozen wait a few seconds at most.
 */
const queue = fairQueue({ atOnce: 1, waiting: 24, waitingEach: 4 });

const WINDOW_MS = 60_000;

export interface OutlineSender {
  /** Whom the outline is counted for: the visitor's address. */
  sender: string;
  /** Gives it up when the visitor leaves. */
  signal?: AbortSignal;
}

/** Runs the work on one outline when its sender's turn comes. */
export type OutlineTurns = <T>(
  text: string,
  from: OutlineSender,
  work: () => Promise<T>,
) => Promise<T>;

/**
 * Turns for outlines.
 * @param most kB of outline a minute from one sender; 0 sets no limit
 * @param now milliseconds; for tests
 * @returns a function that throws Problem `too-many` with `retryAfter` when a sender has sent more
 * than that, and `unavailable` when too many outlines wait
 */
export function outlineTurns(most: number, now: () => number = Date.now): OutlineTurns {
  const sent = new Map<string, number>();
  let began = now();
  const count = (sender: string, characters: number): void => {
    // One window for all: what is kept is bounded by what one minute brings.
    if (now() - began >= WINDOW_MS) {
      began = now();
      sent.clear();
    }
    const sum = (sent.get(sender) ?? 0) + characters;
    if (most > 0 && sum > most * 1_000) throw tooMuch(began + WINDOW_MS - now());
    sent.set(sender, sum);
  };
  return async (text, { sender, signal }, work) => {
    count(sender, text.length);
    return queue.run(sender, signal, work);
  };
}

function tooMuch(wait: number): Problem {
  const seconds = Math.max(1, Math.ceil(wait / 1_000));
  return new Problem(
    'too-many',
    `More outline text came from this address within a minute than this server takes. Nothing is lost; send it again in ${seconds} seconds.`,
    { key: 'error.muchText', parameters: { seconds }, retryAfter: seconds },
  );
}

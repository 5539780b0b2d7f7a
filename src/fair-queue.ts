/**
 * A bounded queue in front of dear work: so many pieces at once, and of those that wait each sender
 * gets a turn, so that one who sends much waits behind himself and nobody else does.
 */
import { Problem } from './domain/problem.ts';

export interface QueueBounds {
  /** Pieces of work under way at once. */
  atOnce: number;
  /** Most pieces that wait, of all senders. */
  waiting: number;
  /** Most pieces that wait of one sender. */
  waitingEach: number;
}

export interface FairQueue {
  /**
   * Runs a piece of work when its turn comes.
   * @param sender whom the piece is counted for, an address for instance
   * @param signal gives the turn up when it is aborted; what is under way has to look at it itself
   * @throws Problem `unavailable` with `retryAfter` when the queue is full; the signal's reason when
   * the sender left before the turn came
   */
  run<T>(sender: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** Seconds after which a sender who met a full queue may come again. */
const RETRY_SECONDS = 10;

export function fairQueue({ atOnce, waiting, waitingEach }: QueueBounds): FairQueue {
  let running = 0;
  let waits = 0;
  // Senders in the order of their turns; whoever had one goes to the end.
  const turns = new Map<string, (() => void)[]>();

  const next = (): void => {
    const turn = turns.entries().next();
    if (turn.done || running >= atOnce) return;
    const [sender, own] = turn.value;
    turns.delete(sender);
    const start = own.shift();
    if (own.length) turns.set(sender, own);
    waits--;
    start?.();
  };

  const turnOf = (sender: string, signal: AbortSignal | undefined): Promise<void> => {
    const own = turns.get(sender) ?? [];
    if (waits >= waiting || own.length >= waitingEach) throw full();
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        running++;
        resolve();
      };
      const leave = (): void => {
        own.splice(own.indexOf(start), 1);
        if (!own.length) turns.delete(sender);
        waits--;
        reject(reasonOf(signal));
      };
      own.push(start);
      turns.set(sender, own);
      waits++;
      signal?.addEventListener('abort', leave, { once: true });
      next();
    });
  };

  return {
    async run(sender, signal, work) {
      if (signal?.aborted) throw reasonOf(signal);
      if (running < atOnce) running++;
      else await turnOf(sender, signal);
      try {
        return await work();
      } finally {
        running--;
        next();
      }
    },
  };
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('The sender left.');
}

function full(): Problem {
  return new Problem(
    'unavailable',
    'The server is busy with what others sent before. Nothing is lost; send it again in a moment.',
    { key: 'error.busy', retryAfter: RETRY_SECONDS },
  );
}

/** Lists of calls into what is kept: a stream of any length, or a file that was sent. */
import type { ReadCalls } from '../calls/taken-calls.ts';
import type { Call } from '../domain/call.ts';
import type { AppDb } from '../store/app/database.ts';
import { dropUnread, newReading, putCalls } from '../store/app/calls.ts';

export {
  callLists,
  callsBefore,
  callsFrom,
  findCall,
  type StoredCall,
} from '../store/app/calls.ts';

/** Calls written in one transaction: readers of the pages never wait long. */
const AT_ONCE = 500;

export interface TakenCalls {
  read: number;
  /** Calls of the same list that it does not tell any more. */
  dropped: number;
}

/** Writes calls as they come, so that a list of any length needs little memory. */
export function callWriter(db: AppDb): { take: (call: Call) => void; end: () => TakenCalls } {
  const reading = newReading(db.now());
  let waiting: Call[] = [];
  let read = 0;
  const write = (): void => {
    putCalls(db, waiting, reading);
    read += waiting.length;
    waiting = [];
  };
  return {
    take(call) {
      waiting.push(call);
      if (waiting.length >= AT_ONCE) write();
    },
    end() {
      write();
      return { read, dropped: 0 };
    },
  };
}

/** Takes a file's calls in one go; what a whole list does not tell any more goes. */
export function takeCalls(db: AppDb, { calls, whole }: ReadCalls): TakenCalls {
  const reading = newReading(db.now());
  return db.sql
    .transaction(() => {
      putCalls(db, calls, reading);
      const sources = new Set(calls.map((c) => c.source));
      const dropped = whole ? [...sources].map((s) => dropUnread(db, s, reading)) : [];
      return { read: calls.length, dropped: dropped.reduce((a, b) => a + b, 0) };
    })
    .immediate();
}

/** Takes a list out with all its calls. @returns how many went */
export function removeCallList(db: AppDb, source: string): number {
  return dropUnread(db, source, '');
}

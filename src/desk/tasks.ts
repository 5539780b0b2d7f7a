/**
 * Runs what is to happen by date. A task's effect and its mark are one transaction, so it happens
 * once, however many servers run and whenever they are killed; a server that was down does each
 * overdue task once when it is back.
 */
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app/database.ts';
import { claimTask, dueTasks, planOnce, planTask, postponeTask } from '../store/app/tasks.ts';
import { askOutcome, expireIntroduction, remindMember } from './introductions-by-date.ts';
import { remindOfWishes } from '../missions/texts.ts';
import { ASKING, askYearly } from './own-links.ts';
import { sendOutbox, type Letters } from './letters.ts';
import { forgetByRetention } from './personal-data.ts';
import { expirePosting, remindPoster } from './postings.ts';

/** What a task does. @returns when it is to run again, for one that comes back */
type TaskWork = (db: AppDb, letters: Letters, subject: string) => Date | void;

/** Every kind of task; a new one is one line. */
const WORK: Readonly<Record<string, TaskWork>> = {
  'introduction-remind': remindMember,
  'introduction-expire': expireIntroduction,
  'introduction-outcome': askOutcome,
  'posting-remind': remindPoster,
  'posting-expire': expirePosting,
  'mission-remind': remindOfWishes,
  [ASKING]: askYearly,
  nightly: (db) => {
    forgetByRetention(db);
    return nextNight(db.now());
  },
};

/** Tasks in one round: what is left comes in the next. */
const ROUND = 500;
const TRY_AGAIN_MS = 3_600_000;

/**
 * Runs every task that is due.
 * @param onError told the kind of a task that failed, and why; never whom it is about
 * @returns number of tasks done
 */
export function runDueTasks(
  db: AppDb,
  letters: Letters,
  onError: (kind: string, error: unknown) => void = () => {},
): number {
  let done = 0;
  for (const task of dueTasks(db, ROUND)) {
    try {
      done += db.sql
        .transaction(() => {
          if (!claimTask(db, task)) return 0;
          const work = WORK[task.kind];
          if (!work) throw new Problem('unavailable', `This version knows no task "${task.kind}".`);
          const again = work(db, letters, task.subject);
          if (again) planTask(db, task.kind, task.subject, again);
          return 1;
        })
        .immediate();
    } catch (error) {
      onError(task.kind, error);
      const message = error instanceof Error ? error.message : String(error);
      postponeTask(db, task, message, new Date(db.now().getTime() + TRY_AGAIN_MS));
    }
  }
  return done;
}

/** How often the table is looked at: dates are days, letters may wait a minute. */
const LOOK_EVERY_MS = 60_000;

/**
 * Looks after tasks and letters until it is stopped.
 * @param withLetters runs a round with the words of letters and the catalogue of that moment
 * @returns stops it and waits for the round under way
 */
export function startScheduler(
  db: AppDb,
  withLetters: (round: (letters: Letters) => void) => Promise<void>,
  settings: Settings,
  onError: (kind: string, error: unknown) => void,
): () => Promise<void> {
  planOnce(db, 'nightly', '', nextNight(db.now()));
  let round = Promise.resolve();
  const look = (): void => {
    round = round
      .then(async () => {
        await withLetters((letters) => {
          runDueTasks(db, letters, onError);
        });
        await sendOutbox(db, settings);
      })
      .catch((error: unknown) => onError('outbox', error));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  look();
  return async () => {
    clearInterval(timer);
    await round;
  };
}

/** Two in the morning, when nobody asks. */
function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(2, 0, 0, 0);
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1);
  return night;
}

/** What the actions on missions need: the database of what people enter, and the catalogue. */
import { join } from 'node:path';
import type { ContextSource } from '../context.ts';
import { openAppDb, type AppDb } from '../store/app/database.ts';
import { markInterruptedRuns } from '../store/app/plans.ts';
import type { WhySearch } from './why-search.ts';

export interface Office {
  db: AppDb;
  /** Runs work on the catalogue that serves now. */
  use: ContextSource['use'];
  /**
   * Searches for timetables that run in this process, by run id: aborting ends one with its best
   * plan.
   */
  running: Map<string, AbortController>;
  /** Searches for an answer to "Why?", by question. */
  asked: Map<string, WhySearch>;
  /** Told a fault of work that nobody waits for. */
  onFault: (error: unknown) => void;
}

/**
 * Opens the application database of a data folder; searches that the last process left behind are
 * marked as cut off.
 */
export function openOffice(
  data: string,
  source: Pick<ContextSource, 'use'>,
  now?: () => Date,
  onFault: Office['onFault'] = () => {},
): Office {
  const db = openAppDb(join(data, 'app.db'), now);
  markInterruptedRuns(db);
  return { db, use: (work) => source.use(work), running: new Map(), asked: new Map(), onFault };
}

/** Ends what runs and closes the database. */
export function closeOffice(office: Office): void {
  for (const search of office.running.values()) search.abort();
  for (const search of office.asked.values()) search.control.abort();
  office.db.close();
}

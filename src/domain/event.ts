import type { Text } from './text.ts';

/**
 * An event of the calendar. Days are `2026-05-04`, months of which no day is known `2026-05`, times
 * `2026-05-04T09:00` as the clocks at the place show them.
 */
export interface ClusterEvent {
  id: string;
  title: Text;
  summary?: Text;
  start: string;
  /** Last day or moment, included; absent where the event has one day only. */
  end?: string;
  place?: string;
  /** Ids of pillars whom it concerns; none means all. */
  pillars: readonly string[];
  /** Words by which the members whom it concerns are found. */
  topic?: string;
  url?: string;
  /** Where it is known from: an address, or words such as the name of a plan. */
  source?: string;
}

/** True for a month, a day or a moment as events have them, and one that there is. */
export function isEventTime(text: string): boolean {
  const [, month, day, time] = /^(\d{4}-\d\d)(-\d\d)?(T\d\d:\d\d)?$/.exec(text) ?? [];
  if (!month || (time && !day)) return false;
  const moment = new Date(`${month}${day ?? '-01'}${time ?? 'T00:00'}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10));
}

/** The last day that a month, a day or a moment touches. */
export function lastDayOf(text: string): string {
  if (text.length > 7) return text.slice(0, 10);
  const [year = 0, month = 1] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

import type { Meeting, Programme } from './programme.ts';

/**
 * Counts a meeting toward a limit of the rule.
 * @param limit any whole number that names the limit within its rule
 * @param most how many meetings it bears
 * @param group when given, the limit bears so many different groups instead of meetings
 */
export type Count = (limit: number, most: number, group?: number) => void;

export interface Rule {
  /** Name in files and tests; the sentence stands under `rules.<id>` in the locales. */
  id: string;
  /** Counts one meeting toward the limits it touches. */
  count(p: Programme, m: Meeting, add: Count): void;
  /** What fills the sentence for one limit. */
  parameters(p: Programme, limit: number): Record<string, string | number>;
  /** Key of the sentence for one limit, where it is not `rules.<id>`. */
  key?(p: Programme, limit: number): string;
}

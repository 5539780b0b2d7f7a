import type { OfficeVisit } from '../../access/guard.ts';
import { clockOf } from './frame.ts';

/** A rule or demand as a sentence, its times as clocks. */
export function sentenceOf(
  visit: OfficeVisit,
  b: { key: string; parameters: Readonly<Record<string, string | number>> },
): string {
  const parameters = Object.fromEntries(
    Object.entries(b.parameters).map(([k, v]) => [
      k,
      typeof v === 'string' ? v.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d/g, (time) => clockOf(time)) : v,
    ]),
  );
  return visit.t(b.key, parameters);
}

import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { dayShort, timeName } from './frame.ts';

/** A rule or demand as a sentence, its times as clocks, with their days where there are several. */
export function sentenceOf(
  visit: OfficeVisit,
  mission: MissionRecord,
  b: { key: string; parameters: Readonly<Record<string, string | number>> },
): string {
  const names = new Intl.DisplayNames([visit.lang], { type: 'language' });
  const parameters = Object.fromEntries(
    Object.entries(b.parameters).map(([k, v]) => [
      k,
      /languages$/i.test(k)
        ? String(v).replace(/[a-z]{2}/g, (code) => names.of(code) ?? code)
        : typeof v === 'string'
          ? v.replace(/\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?/g, (time) =>
              time.includes('T') ? timeName(time, visit.lang, mission) : dayShort(time, visit.lang),
            )
          : v,
    ]),
  );
  return visit.t(b.key, parameters);
}

import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { dayShort, timeName } from './frame.ts';

const TIME = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?/g;

/** A rule or demand as a sentence, its times as clocks, with their days where there are several. */
export function sentenceOf(
  visit: OfficeVisit,
  mission: MissionRecord,
  b: { key: string; parameters: Readonly<Record<string, string | number>> },
): string {
  const names = new Intl.DisplayNames([visit.lang], { type: 'language' });
  const inWords = (time: string): string =>
    time.includes('T') ? timeName(time, visit.lang, mission) : dayShort(time, visit.lang);
  const parameters = Object.fromEntries(
    Object.entries(b.parameters).map(([name, value]) => {
      if (/languages$/i.test(name))
        return [name, String(value).replace(/[a-z]{2}/g, (code) => names.of(code) ?? code)];
      return [name, typeof value === 'string' ? value.replace(TIME, inWords) : value];
    }),
  );
  return visit.t(b.key, parameters);
}

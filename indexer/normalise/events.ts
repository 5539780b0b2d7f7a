/** Rows of the calendar as events, by start. */
import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { type ClusterEvent, isEventTime } from '../../src/domain/event.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { oneOf } from '../../src/language/did-you-mean.ts';
import { idSource, slug } from '../../src/language/ids.ts';
import { defectAt, type ValidRow } from '../row.ts';
import { keysByName } from './names-of-keys.ts';
import { defined } from './organisations.ts';

/** An event without a start that can be read, or that ends before it begins, is left out and told. */
export function eventsOf(
  rows: readonly ValidRow<'events'>[],
  profile: ClusterProfile,
  defects: Defect[],
): ClusterEvent[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  const pillarOf = keysByName(profile.pillars.map((p) => [p.id, p.name]));
  const known = new Set(profile.pillars.map((p) => p.id));
  return rows
    .flatMap((row): ClusterEvent[] => {
      const { values: v } = row;
      if (!isWhen(row, 'start', defects)) return [];
      const end = v.end !== undefined && isWhen(row, 'end', defects) ? v.end : undefined;
      if (end !== undefined && end < v.start.slice(0, end.length)) {
        defects.push(
          defectAt(row.place, 'error', 'ends-before', {
            column: 'end',
            found: `${v.start} to ${end}`,
            expected: 'a start that is not after the end',
            remedy: 'the event was left out; correct one of the two',
          }),
        );
        return [];
      }
      const pillars = (v.pillars ?? []).map((p) => pillarOf(p));
      for (const pillar of pillars.filter((p) => !known.has(p)))
        defects.push(
          defectAt(row.place, 'error', 'unknown-pillar', {
            column: 'pillars',
            found: pillar,
            expected: oneOf(pillar, known, 'a pillar of cluster.yaml'),
            remedy: 'the tag was left out; correct it or add the pillar to cluster.yaml',
          }),
        );
      return [
        {
          id: v.id ?? ids.claim(slug(inLanguage(v.title, 'en')) || 'event'),
          title: v.title,
          start: v.start,
          pillars: pillars.filter((p) => known.has(p)),
          ...defined({
            summary: v.summary,
            end: end === v.start ? undefined : end,
            place: v.place,
            topic: v.topic,
            url: v.url,
            source: v.source,
          }),
        },
      ];
    })
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
}

function isWhen(
  { values, place }: ValidRow<'events'>,
  column: 'start' | 'end',
  defects: Defect[],
): boolean {
  const found = values[column] ?? '';
  if (isEventTime(found)) return true;
  defects.push(
    defectAt(place, 'error', 'bad-date', {
      column,
      found,
      expected:
        'a day such as 2026-05-04, a month such as 2026-05 or a time such as 2026-05-04T09:00',
      remedy: column === 'start' ? 'the event was left out' : 'the value was left out',
    }),
  );
  return false;
}

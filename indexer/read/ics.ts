/** Events of an iCalendar file (RFC 5545) as rows of the calendar. */
import ICAL from 'ical.js';
import type { Defect } from '../../src/domain/defect.ts';
import { slug } from '../../src/language/ids.ts';
import { defectAt, type RawRow } from '../row.ts';
import type { FileRows } from './input-file.ts';

/** Column and property; `url` and `id` are told as such. */
const HEADERS = {
  id: 'UID',
  title: 'SUMMARY',
  summary: 'DESCRIPTION',
  start: 'DTSTART',
  end: 'DTEND',
  place: 'LOCATION',
  url: 'URL',
};

/**
 * Each event once: of one that comes again the first time is taken, and told. Cancelled ones are
 * left out; times stay those of the clocks at the place.
 */
export function readIcs(text: string, name: string): FileRows {
  const defects: Defect[] = [];
  let events: ICAL.Component[];
  try {
    const parsed = ICAL.parse(text) as unknown[];
    // One calendar comes as itself, several as a list.
    const calendars = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
    events = calendars.flatMap((c) => new ICAL.Component(c).getAllSubcomponents('vevent'));
  } catch (error) {
    return {
      rows: [],
      defects: [
        defectAt({ file: name }, 'error', 'syntax', {
          found: (error as Error).message,
          remedy: 'nothing of it was read; export the calendar once more',
        }),
      ],
    };
  }
  const rows = events.flatMap((component, i): RawRow[] => {
    const place = { file: name, row: i + 1 };
    const cells = cellsOf(component);
    if (component.getFirstPropertyValue('status') === 'CANCELLED') return [];
    if (component.getFirstProperty('rrule'))
      defects.push(
        defectAt(place, 'warning', 'comes-again', {
          column: 'RRULE',
          found: cells.title ?? '',
          remedy: 'the first time was taken; give each time an event of its own',
        }),
      );
    return [{ table: 'events', place, cells, headers: HEADERS }];
  });
  return { rows, defects };
}

function cellsOf(component: ICAL.Component): Record<string, string> {
  const event = new ICAL.Event(component);
  const value = (property: string): string => {
    const found = component.getFirstPropertyValue(property);
    return found === null ? '' : String(found).trim();
  };
  const isDay = event.startDate?.isDate ?? true;
  // The end of days is the first day after (RFC 5545, 3.6.1).
  const end = event.endDate?.clone();
  if (end && isDay) end.adjust(-1, 0, 0, 0);
  const cells = {
    id: slug(value('uid'), 60),
    title: value('summary'),
    summary: value('description'),
    start: timeOf(event.startDate),
    end: timeOf(end),
    place: value('location'),
    url: /^https?:/.test(value('url')) ? value('url') : '',
  };
  return Object.fromEntries(Object.entries(cells).filter(([, v]) => v !== ''));
}

/** As events have it: a day, or the clock's time without its seconds. */
function timeOf(time: ICAL.Time | null | undefined): string {
  return time ? time.toString().slice(0, time.isDate ? 10 : 16) : '';
}

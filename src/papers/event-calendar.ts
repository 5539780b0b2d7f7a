/** The cluster's events as an iCalendar file that programs subscribe to (RFC 5545, RFC 7986). */
import ical, { ICalCalendarMethod } from 'ical-generator';
import { timezoneBlock } from './zone.ts';

export interface EventEntry {
  uid: string;
  summary: string;
  description: string;
  /** A day `YYYY-MM-DD` or a moment `YYYY-MM-DDTHH:MM`; the end is included. */
  start: string;
  end: string;
  place: string;
  url?: string;
}

/** Programs look again after so long: events change seldom. */
const REFRESH_SECONDS = 43_200;

/** @param stamp when the data were published, so that an unchanged calendar is an unchanged file */
export function eventCalendar(
  name: string,
  timezone: string,
  stamp: Date,
  entries: readonly EventEntry[],
): string {
  const years = entries.flatMap((e) => [Number(e.start.slice(0, 4)), Number(e.end.slice(0, 4))]);
  const calendar = ical({
    name: escaped(name),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    prodId: { company: 'Collimate', product: 'calendar' },
    timezone: {
      name: null,
      generator: (zone) => timezoneBlock(zone, Math.min(...years), Math.max(...years)),
    },
  });
  for (const e of entries) {
    const allDay = e.start.length === 10;
    calendar.createEvent({
      id: e.uid,
      stamp,
      allDay,
      ...(!allDay && { timezone }),
      start: allDay ? new Date(`${e.start}T00:00`) : new Date(e.start),
      end: allDay ? dayAfter(e.end) : new Date(e.end),
      summary: e.summary,
      description: e.description,
      location: e.place,
      url: e.url,
    });
  }
  return calendar.toString();
}

/** The end of days is the first day after (RFC 5545, 3.6.1). */
function dayAfter(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, date + 1);
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n');
}

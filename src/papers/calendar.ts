/**
 * Meetings as iCalendar files (RFC 5545) that follow changes by iTIP (RFC 5546): same UID, higher
 * SEQUENCE, CANCEL for what is dropped.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarMeeting } from '../domain/mission-record.ts';
import { timezoneBlock } from './zone.ts';

export interface CalendarEntry extends Pick<
  CalendarMeeting,
  'uid' | 'sequence' | 'state' | 'start' | 'end' | 'place' | 'stamp'
> {
  /** In the reader's language. */
  summary: string;
  description: string;
  url?: string;
}

export interface CalendarFile {
  name: string;
  /** IANA name of the zone of all local times. */
  timezone: string;
  organiser: { name: string; email: string };
  entries: readonly CalendarEntry[];
}

/**
 * The whole calendar, dropped meetings marked as cancelled: for importing and for subscribing
 * (METHOD:PUBLISH).
 */
export function calendarText(file: CalendarFile): string {
  return written(file, ICalCalendarMethod.PUBLISH);
}

/**
 * Only the dropped meetings, as the message that takes them out of a calendar (METHOD:CANCEL); null
 * when there are none.
 */
export function cancellationText(file: CalendarFile): string | null {
  const dropped = file.entries.filter((e) => e.state === 'cancelled');
  return dropped.length ? written({ ...file, entries: dropped }, ICalCalendarMethod.CANCEL) : null;
}

// Changes of the day are an hour's matter; oftener few programs ask.
const REFRESH_SECONDS = 3_600;

function written(file: CalendarFile, method: ICalCalendarMethod): string {
  const years = file.entries.flatMap((e) => [
    Number(e.start.slice(0, 4)),
    Number(e.end.slice(0, 4)),
  ]);
  const calendar = ical({
    // The library writes the name as it is given.
    name: escapedText(file.name),
    method,
    // Both names of how often a reader should look again (RFC 7986 5.7, and Outlook's own).
    ttl: REFRESH_SECONDS,
    prodId: { company: 'Collimate', product: 'missions' },
    // Without a zone of the calendar DTSTAMP stays in UTC, as the standard demands; each event
    // names its zone.
    timezone: {
      name: null,
      generator: (zone) => timezoneBlock(zone, Math.min(...years), Math.max(...years)),
    },
  });
  for (const e of file.entries) {
    calendar.createEvent({
      id: e.uid,
      sequence: e.sequence,
      stamp: new Date(e.stamp),
      timezone: file.timezone,
      start: wallClock(e.start),
      end: wallClock(e.end),
      summary: e.summary,
      description: e.description,
      location: e.place,
      url: e.url,
      organizer: { ...file.organiser, name: parameterText(file.organiser.name) },
      status: e.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** TEXT as RFC 5545 (3.3.11) escapes it. */
function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, '\\n');
}

/**
 * A value inside the quotation marks of a parameter, which can hold none itself: RFC 6868 writes
 * them, line ends and its own sign with a circumflex. A backslash means nothing there, and the
 * library would double it.
 */
function parameterText(text: string): string {
  return text
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/g, '^n')
    .replaceAll('\\', '/');
}

/**
 * A Date whose clock shows the local time: the library writes the clock of a Date as it is, beside
 * the zone's name.
 */
function wallClock(local: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number);
  return new Date(year, month - 1, day, hour, minute);
}

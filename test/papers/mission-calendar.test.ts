import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import {
  calendarText,
  cancellationText,
  type CalendarEntry,
  type CalendarFile,
} from '../../src/papers/calendar.ts';
import { instantOf, localTime, offsetMinutes, timezoneBlock } from '../../src/papers/zone.ts';
import { isTimezone } from '../../src/domain/timezone.ts';

const entry = (uid: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid,
  sequence: 0,
  state: 'confirmed',
  start: '2027-03-01T09:00',
  end: '2027-03-01T09:30',
  place: 'Hall, table 1',
  stamp: '2027-02-01T08:00:00.000Z',
  summary: 'Meeting',
  description: 'Why',
  ...more,
});
const file = (entries: CalendarEntry[], timezone = 'Europe/Prague'): CalendarFile => ({
  name: 'Laser days',
  timezone,
  organiser: { name: 'Office', email: 'office@example.org' },
  entries,
});

/**
 * A calendar program as far as RFC 5546 asks: the highest sequence of a UID counts, cancelled ones
 * go.
 */
function importInto(calendar: Map<string, ICAL.Event>, text: string): void {
  const parsed = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
  for (const zone of parsed.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  for (const event of parsed.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c))) {
    const known = calendar.get(event.uid);
    if (known && known.sequence > event.sequence) continue;
    const gone =
      parsed.getFirstPropertyValue('method') === 'CANCEL' ||
      event.component.getFirstPropertyValue('status') === 'CANCELLED';
    if (gone) calendar.delete(event.uid);
    else calendar.set(event.uid, event);
  }
}

describe('calendar files', () => {
  it('quote and escape any name: of the office, of the mission, of a hall', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(name, name, (office, place) => {
        const text = calendarText({
          ...file([entry('a@x', { place })]),
          name: office,
          organiser: { name: office, email: 'office@example.org' },
        });
        const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
        const organiser = lines.find((line) => line.startsWith('ORGANIZER'));
        // RFC 5545, 3.1: a quoted parameter holds no quotation mark and no control character.
        expect(organiser).toMatch(/^ORGANIZER;CN="[^"\u0000-\u001f]*":mailto:office@example\.org$/);
        expect(lines.every((line) => /^[A-Z-]+[;:]/.test(line) || line === '')).toBe(true);
      }),
    );
    const quoted = calendarText({
      ...file([entry('a@x')]),
      organiser: { name: 'Office "COC"', email: 'office@example.org' },
    });
    expect(quoted).toContain(`CN="Office ^'COC^'"`);
  });

  it('move and drop meetings in a calendar that imported them before', () => {
    const calendar = new Map<string, ICAL.Event>();
    importInto(
      calendar,
      calendarText(
        file([entry('a@x'), entry('b@x', { start: '2027-03-01T10:00', end: '2027-03-01T10:30' })]),
      ),
    );
    expect([...calendar.keys()]).toEqual(['a@x', 'b@x']);
    const changed = file([
      entry('a@x', {
        sequence: 1,
        start: '2027-03-01T11:00',
        end: '2027-03-01T11:30',
        place: 'Hall, table 2',
      }),
      entry('b@x', { sequence: 1, state: 'cancelled' }),
      entry('c@x'),
    ]);
    importInto(calendar, calendarText(changed));
    expect([...calendar.keys()].sort()).toEqual(['a@x', 'c@x']);
    expect(calendar.get('a@x')?.startDate.toJSDate().toISOString()).toBe(
      '2027-03-01T10:00:00.000Z',
    );
    expect(calendar.get('a@x')?.location).toBe('Hall, table 2');
  });

  it('cancel by a message of its own that holds the dropped meetings only', () => {
    const calendar = new Map<string, ICAL.Event>();
    importInto(calendar, calendarText(file([entry('a@x'), entry('b@x')])));
    const text = cancellationText(
      file([entry('a@x', { sequence: 3 }), entry('b@x', { sequence: 1, state: 'cancelled' })]),
    );
    expect(text).toContain('METHOD:CANCEL');
    expect(text).not.toContain('UID:a@x');
    importInto(calendar, text ?? '');
    expect([...calendar.keys()]).toEqual(['a@x']);
    expect(cancellationText(file([entry('a@x')]))).toBeNull();
  });

  it('name the zone and carry its rules, on both sides of the change of clocks', () => {
    const text = calendarText(
      file([
        entry('w@x', { start: '2027-03-27T09:00', end: '2027-03-27T09:30' }),
        entry('s@x', { start: '2027-03-28T09:00', end: '2027-03-28T09:30' }),
      ]),
    );
    expect(text).toContain('DTSTART;TZID=Europe/Prague:20270328T090000');
    expect(text).toMatch(/DTSTAMP:20270201T080000Z/);
    ICAL.TimezoneService.reset();
    const calendar = new Map<string, ICAL.Event>();
    importInto(calendar, text);
    expect(calendar.get('w@x')?.startDate.toJSDate().toISOString()).toBe(
      '2027-03-27T08:00:00.000Z',
    );
    expect(calendar.get('s@x')?.startDate.toJSDate().toISOString()).toBe(
      '2027-03-28T07:00:00.000Z',
    );
  });

  it('bring any text through as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const plain = words.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
        const calendar = new Map<string, ICAL.Event>();
        importInto(
          calendar,
          calendarText(
            file([
              entry('a@x', { summary: `x${plain}`, description: 'one\ntwo; three, "four"\\' }),
            ]),
          ),
        );
        expect(calendar.get('a@x')?.summary).toBe(`x${plain}`);
        expect(calendar.get('a@x')?.description).toBe('one\ntwo; three, "four"\\');
      }),
      { numRuns: 60 },
    );
  });
});

describe('zones', () => {
  it('turn a local time into an instant and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Europe/Prague',
          'Asia/Kolkata',
          'America/St_Johns',
          'UTC',
          'Australia/Lord_Howe',
        ),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
          const local = localTime(minute, zone);
          // An hour that comes twice has two instants; either shows the same local time.
          expect(localTime(instantOf(local, zone), zone)).toBe(local);
        },
      ),
      { numRuns: 300 },
    );
    expect(instantOf('2027-07-01T09:00', 'Europe/Prague').toISOString()).toBe(
      '2027-07-01T07:00:00.000Z',
    );
    expect(offsetMinutes('Asia/Kolkata', new Date('2027-01-01'))).toBe(330);
  });

  it('know their changes of clocks', () => {
    const block = timezoneBlock('Europe/Prague', 2027, 2027);
    expect(block).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200',
    );
    expect(block).toContain(
      'BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100',
    );
    expect(timezoneBlock('UTC', 2027, 2028)).not.toContain('DAYLIGHT');
    expect([isTimezone('Europe/Prague'), isTimezone('Europe/Nowhere'), isTimezone('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, minutesOf, slotsOf } from '../../src/missions/slots.ts';

describe('slots', () => {
  it('fill the day and keep the breaks free', () => {
    const slots = slotsOf({
      days: [{ date: '2027-03-01', from: '09:00', to: '12:30' }],
      length: 30,
      gap: 10,
      breaks: [{ from: '10:15', to: '11:00' }],
    });
    expect(slots.map((s) => s.start.slice(11))).toEqual(['09:00', '09:40', '11:00', '11:40']);
  });

  it('leave out what an item of the programme touches, after all delays, and keep their times', () => {
    const item = {
      id: 'e1',
      start: '2027-03-01T10:20',
      end: '2027-03-01T10:40',
      title: 'Tour',
      titleEn: '',
      place: '',
      sequence: 0,
      stamp: '',
      cancelled: false,
    };
    const grid = {
      days: [{ date: '2027-03-01', from: '09:00', to: '12:00' }],
      length: 30,
      gap: 10,
      breaks: [],
    };
    const times = (items: (typeof item & { beside?: boolean })[], delays = {}) =>
      slotsOf({ ...grid, ...delays }, items).map((s) => s.start.slice(11));
    expect(times([item])).toEqual(['09:00', '09:40', '11:00']);
    const late = { delays: [{ at: '2027-03-01T09:40', minutes: 20 }] };
    expect(times([item], late)).toEqual(['09:00', '10:40', '11:20']);
    const all = ['09:00', '09:40', '10:20', '11:00'];
    expect(times([{ ...item, cancelled: true }])).toEqual(all);
    expect(times([{ ...item, beside: true }])).toEqual(all);
    expect(times([{ ...item, start: '2027-03-01T10:10', end: '2027-03-01T10:20' }])).toEqual(all);
  });

  it('never overlap, never touch a break, always stay within the day', () => {
    const time = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.tuple(time, time), { maxLength: 4 }),
        time,
        time,
        (length, gap, spans, a, b) => {
          const breaks = spans
            .filter(([x, y]) => x < y)
            .map(([x, y]) => ({ from: clock(x), to: clock(y) }));
          const slots = slotsOf({
            days: [{ date: '2027-03-01', from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }],
            length,
            gap,
            breaks,
          });
          slots.forEach((s, i) => {
            const [from, to] = [minutesOf(s.start.slice(11)), minutesOf(s.end.slice(11))];
            expect(to - from).toBe(length);
            expect(from >= Math.min(a, b) && to <= Math.max(a, b)).toBe(true);
            expect(breaks.every((x) => to <= minutesOf(x.from) || from >= minutesOf(x.to))).toBe(
              true,
            );
            if (i > 0) expect(from).toBeGreaterThanOrEqual(minutesOf(slots[i - 1]!.end.slice(11)));
          });
        },
      ),
    );
  });
});

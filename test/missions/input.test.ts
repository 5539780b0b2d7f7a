import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, minutesOf, slotsOf } from '../../src/missions/slots.ts';
import { buildInput } from '../../src/missions/plan-input.ts';
import type { Matrix, MatrixCell } from '../../src/missions/matrix.ts';
import type {
  MissionRecord,
  PartyRecord,
  PersonRecord,
  Wish,
} from '../../src/domain/mission-record.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { partyFields, SETTINGS } from '../store/app-fixture.ts';

const party = (id: string, more: Partial<PartyRecord> = {}): PartyRecord => ({
  ...partyFields(id.startsWith('g') ? 'guest' : 'host', id),
  mission: 'm',
  id,
  version: 1,
  ...more,
});
const cell = (
  guest: string,
  host: string,
  score: number,
  more: Partial<MatrixCell> = {},
): MatrixCell => ({
  guest,
  host,
  score,
  fit: null,
  override: null,
  wishes: [],
  met: '',
  past: null,
  ...more,
});
const wish = (from: string, to: string, kind: Wish) => ({
  mission: 'm',
  from,
  to,
  wish: kind,
  reason: '',
  at: '',
});
const matrixOf = (parties: PartyRecord[], cells: MatrixCell[]): Matrix => ({
  guests: parties.filter((p) => p.side === 'guest'),
  hosts: parties.filter((p) => p.side === 'host'),
  cells,
});

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

describe('the input of the solver', () => {
  it('plans a silent guest up to its floor with anybody, and no further', () => {
    const parties = [
      party('g001', { min: 1 }),
      party('g002', { min: 1 }),
      party('h001'),
      party('h002'),
      party('h003'),
    ];
    const cells = parties
      .filter((p) => p.side === 'guest')
      .flatMap((g) =>
        ['h001', 'h002', 'h003'].map((h) => cell(g.id, h, g.id === 'g001' ? 0 : 0.5)),
      );
    const plan = schedule(buildInput(SETTINGS, parties, [], matrixOf(parties, cells), []));
    expect(plan.shortfall).toBe(0);
    expect(plan.meetings.filter((m) => m.guest === 'g001')).toHaveLength(1);
    expect(plan.meetings.filter((m) => m.guest === 'g002')).toHaveLength(3);
  });

  it('lets a fixed or published meeting stand although nothing else speaks for the pair', () => {
    const pair = [party('g001', { min: 0 }), party('h001', { min: 0 })];
    // No cell at all: one of the two cancelled after the meeting.
    const none = matrixOf(pair, []);
    const met = { guest: 'g001', host: 'h001', slot: SETTINGS.slots[0]!.id };
    expect(buildInput(SETTINGS, pair, [], none, []).scores).toEqual([]);
    expect(schedule(buildInput(SETTINGS, pair, [], none, [met])).meetings).toHaveLength(1);
    expect(buildInput(SETTINGS, pair, [], none, [], [met]).scores).toHaveLength(1);
  });

  it('takes "met before" as no, unless one of the two asks or the mission allows it', () => {
    const parties = [party('g001'), party('h001')];
    const kinds = (settings: typeof SETTINGS, wishes: MatrixCell['wishes']) =>
      buildInput(
        settings,
        parties,
        [],
        matrixOf(parties, [cell('g001', 'h001', 0.9, { met: 'Earlier', wishes })]),
        [],
      ).wishes.map((w) => w.wish);
    expect(kinds(SETTINGS, [])).toEqual(['no']);
    expect(kinds(SETTINGS, [wish('h001', 'g001', 'meet')])).toEqual(['meet']);
    expect(kinds({ ...SETTINGS, meetAgain: true }, [])).toEqual([]);
    expect(kinds(SETTINGS, [wish('h001', 'g001', 'no')])).toEqual(['no', 'no']);
  });

  it('turns interest in a company into one of its persons', () => {
    const parties = [
      party('g001', { min: 0 }),
      party('g002', { min: 0 }),
      party('h001', { max: 1 }),
    ];
    const person = (id: string): PersonRecord => ({
      mission: 'm',
      id,
      party: 'h001',
      name: `Person ${id}`,
      role: '',
      email: '',
      ownDiary: true,
    });
    const input = buildInput(
      { ...SETTINGS, slots: SETTINGS.slots.slice(0, 1) },
      parties,
      [person('p001'), person('p002')],
      matrixOf(parties, [cell('g001', 'h001', 0.9), cell('g002', 'h001', 0.8)]),
      [],
    );
    expect(input.companies).toEqual([{ id: 'h001', name: 'h001', diary: 'own' }]);
    const plan = schedule(input);
    expect(plan.meetings.map((m) => m.host).sort()).toEqual(['h001~p001', 'h001~p002']);
    expect(new Set(plan.meetings.map((m) => m.guest)).size).toBe(2);
  });

  it('loses one table and keeps the numbers of the others', () => {
    const parties = ['g001', 'g002', 'h001', 'h002'].map((id) => party(id, { min: 0 }));
    const settings = { ...SETTINGS, lostTables: [{ table: 1, from: SETTINGS.slots[1]!.id }] };
    const plan = schedule(
      buildInput(
        settings,
        parties,
        [],
        matrixOf(
          parties,
          ['g001', 'g002'].flatMap((g) => ['h001', 'h002'].map((h) => cell(g, h, 0.5))),
        ),
        [],
      ),
    );
    expect(plan.meetings).toHaveLength(4);
    expect(
      plan.meetings.filter((m) => m.slot !== SETTINGS.slots[0]!.id).map((m) => m.table),
    ).toEqual([2, 2]);
  });

  it('gives travel between towns to their sites', () => {
    const settings = {
      ...SETTINGS,
      sites: [{ id: 'v1', name: 'Works', town: 'Turnov', bus: true }],
      travel: [{ from: 'Turnov', to: 'Brno', minutes: 150 }],
    };
    const parties = [party('g001', { min: 0 }), party('h001', { site: 'v1' })];
    expect(
      buildInput(settings, parties, [], matrixOf(parties, [cell('g001', 'h001', 1)]), []),
    ).toMatchObject({
      travel: [{ from: 'venue', to: 'v1', minutes: 150 }],
      sites: [{ id: 'v1', bus: true }],
      parties: [{ id: 'g001' }, { site: 'v1' }],
    });
  });
});

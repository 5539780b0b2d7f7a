import { describe, expect, it } from 'vitest';
import { buildInput } from '../../src/missions/plan-input.ts';
import { nextCalendar } from '../../src/missions/publishing.ts';
import type { Matrix, MatrixCell } from '../../src/missions/matrix.ts';
import type {
  CalendarMeeting,
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
    const plan = schedule(
      buildInput(SETTINGS, {
        everybody: parties,
        persons: [],
        matrix: matrixOf(parties, cells),
        fixed: [],
      }),
    );
    expect(plan.shortfall).toBe(0);
    expect(plan.meetings.filter((m) => m.guest === 'g001')).toHaveLength(1);
    expect(plan.meetings.filter((m) => m.guest === 'g002')).toHaveLength(3);
  });

  it('lets a fixed or published meeting stand although nothing else speaks for the pair', () => {
    const pair = [party('g001', { min: 0 }), party('h001', { min: 0 })];
    // No cell at all: one of the two cancelled after the meeting.
    const none = matrixOf(pair, []);
    const met = { guest: 'g001', host: 'h001', slot: SETTINGS.slots[0]!.id };
    expect(
      buildInput(SETTINGS, { everybody: pair, persons: [], matrix: none, fixed: [] }).scores,
    ).toEqual([]);
    expect(
      schedule(buildInput(SETTINGS, { everybody: pair, persons: [], matrix: none, fixed: [met] }))
        .meetings,
    ).toHaveLength(1);
    expect(
      buildInput(SETTINGS, {
        everybody: pair,
        persons: [],
        matrix: none,
        fixed: [],
        standing: [met],
      }).scores,
    ).toHaveLength(1);
  });

  it('takes "met before" as no, unless one of the two asks or the mission allows it', () => {
    const parties = [party('g001'), party('h001')];
    const kinds = (settings: typeof SETTINGS, wishes: MatrixCell['wishes']) =>
      buildInput(settings, {
        everybody: parties,
        persons: [],
        matrix: matrixOf(parties, [cell('g001', 'h001', 0.9, { met: 'Earlier', wishes })]),
        fixed: [],
      }).wishes.map((w) => w.wish);
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
      {
        everybody: parties,
        persons: [person('p001'), person('p002')],
        matrix: matrixOf(parties, [cell('g001', 'h001', 0.9), cell('g002', 'h001', 0.8)]),
        fixed: [],
      },
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
      buildInput(settings, {
        everybody: parties,
        persons: [],
        matrix: matrixOf(
          parties,
          ['g001', 'g002'].flatMap((g) => ['h001', 'h002'].map((h) => cell(g, h, 0.5))),
        ),
        fixed: [],
      }),
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
      buildInput(settings, {
        everybody: parties,
        persons: [],
        matrix: matrixOf(parties, [cell('g001', 'h001', 1)]),
        fixed: [],
      }),
    ).toMatchObject({
      travel: [{ from: 'venue', to: 'v1', minutes: 150 }],
      sites: [{ id: 'v1', bus: true }],
      parties: [{ id: 'g001' }, { site: 'v1' }],
    });
  });
});

describe('calendar numbers', () => {
  const mission = { id: 'm', settings: SETTINGS } as MissionRecord;
  const input = buildInput(SETTINGS, {
    everybody: [party('g001'), party('h001'), party('h002')],
    persons: [],
    matrix: matrixOf([], []),
    fixed: [],
  });
  const plan = (meetings: [string, string, number][]) =>
    ({
      input,
      body: {
        meetings: meetings.map(([guest, host, slot]) => ({
          guest,
          host,
          slot: SETTINGS.slots[slot]!.id,
          table: 1,
          room: 'r1',
        })),
      },
    }) as never;
  const apply = (rows: CalendarMeeting[], changed: CalendarMeeting[]): CalendarMeeting[] => [
    ...rows.filter((r) => !changed.some((c) => c.uid === r.uid)),
    ...changed,
  ];
  const at = (n: number): Date => new Date(Date.UTC(2027, 1, n));

  it('stay while a meeting stays, rise when it moves, is dropped and comes back; the identity never changes', () => {
    let rows = nextCalendar(
      [],
      mission,
      plan([
        ['g001', 'h001', 0],
        ['g001', 'h002', 1],
      ]),
      at(1),
    );
    const uid = rows[0]?.uid;
    expect(rows.map((r) => r.sequence)).toEqual([0, 0]);
    expect(
      nextCalendar(
        rows,
        mission,
        plan([
          ['g001', 'h001', 0],
          ['g001', 'h002', 1],
        ]),
        at(2),
      ),
    ).toEqual([]);
    const history: [number, string][] = [];
    for (const [n, meetings] of (
      [[['g001', 'h001', 2]], [], [['g001', 'h001', 2]]] as [string, string, number][][]
    ).entries()) {
      rows = apply(rows, nextCalendar(rows, mission, plan(meetings), at(3 + n)));
      const row = rows.find((r) => r.uid === uid);
      history.push([row?.sequence ?? -1, row?.state ?? '']);
    }
    expect(history).toEqual([
      [1, 'confirmed'],
      [2, 'cancelled'],
      [3, 'confirmed'],
    ]);
    expect(rows.find((r) => r.host === 'h002')).toMatchObject({ state: 'cancelled', sequence: 1 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarMeeting } from '../../src/domain/mission-record.ts';
import { nextCalendar } from '../../src/missions/publishing.ts';

describe('calendar numbers', () => {
  const mission = { id: 'm', settings: SETTINGS } as MissionRecord;
  const input = buildInput(
    SETTINGS,
    [party('g001'), party('h001'), party('h002')],
    [],
    matrixOf([], []),
    [],
  );
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

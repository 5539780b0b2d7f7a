import { describe, expect, it } from 'vitest';
import { mission, party } from './generate.ts';
import { broken, holds } from './rule-story.ts';

describe('the richer fields', () => {
  it('one interpreter serves one meeting at a time, and each only the languages spoken', () => {
    const m = mission({
      slotCount: 2,
      parties: [
        party('g1', { languages: ['ja'] }),
        party('g2', { languages: ['ja'] }),
        party('h1', { languages: ['cs'] }),
        party('h2', { languages: ['cs', 'en'] }),
      ],
      interpreters: [{ id: 'i1', languages: ['ja', 'cs'] }],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
      ]),
    ).toEqual(['interpreter']);
    const plan = holds(m);
    expect(plan.meetings).toHaveLength(2);
    expect(plan.meetings.map((x) => x.interpreter)).toEqual(['i1', 'i1']);
    expect(plan.meetings.map((x) => x.slot).sort()).toEqual(['s1', 's2']);
  });

  it('two interpreters are shared out so that both meetings can be', () => {
    // The first interpreter alone speaks Korean, so the Japanese meeting must take the second.
    const m = mission({
      slotCount: 1,
      parties: [
        party('g1', { languages: ['ja'] }),
        party('g2', { languages: ['ko'] }),
        party('h1', { languages: ['cs'] }),
        party('h2', { languages: ['cs'] }),
      ],
      interpreters: [
        { id: 'i1', languages: ['ja', 'ko', 'cs'] },
        { id: 'i2', languages: ['ja', 'cs'] },
      ],
    });
    expect(Object.fromEntries(holds(m).meetings.map((x) => [x.guest, x.interpreter]))).toEqual({
      g1: 'i2',
      g2: 'i1',
    });
  });

  it('interpreters are counted together where meetings compete for them', () => {
    // One Korean meeting can have the first only, two Japanese ones either: each kind alone could
    // be served, all three cannot.
    const guests = [
      party('g1', { languages: ['ko'] }),
      party('g2', { languages: ['ja'] }),
      party('g3', { languages: ['ja'] }),
    ];
    const m = mission({
      slotCount: 1,
      parties: [...guests, ...['h1', 'h2', 'h3'].map((id) => party(id, { languages: ['cs'] }))],
      interpreters: [
        { id: 'i1', languages: ['ja', 'ko', 'cs'] },
        { id: 'i2', languages: ['ja', 'cs'] },
      ],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
        ['g3', 'h3', 's1'],
      ]),
    ).toEqual(['interpreter']);
    expect(
      broken(m, [
        ['g2', 'h2', 's1'],
        ['g3', 'h3', 's1'],
      ]),
    ).toEqual([]);
    expect(holds(m).meetings).toHaveLength(2);
  });

  it('a common language needs nobody', () => {
    const m = mission({
      parties: [party('g1', { languages: ['de', 'en'] }), party('h1', { languages: ['cs', 'en'] })],
      interpreters: [],
    });
    expect(holds(m).meetings[0]).not.toHaveProperty('interpreter');
  });

  const towns = mission({
    slotCount: 3,
    parties: [
      party('g1'),
      party('h1'),
      party('h2', { site: 'brno' }),
      party('h3', { site: 'plzen' }),
    ],
    sites: [{ id: 'brno' }, { id: 'plzen' }],
    travel: [
      { from: 'venue', to: 'brno', minutes: 60 },
      { from: 'brno', to: 'plzen', minutes: 20 },
    ],
  });
  it('nobody is at two places without the time to get there', () => {
    // Slots are 40 minutes with 20 between: from the venue to Brno a slot must stay free, from Brno
    // to Plzen none.
    expect(
      broken(towns, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's2'],
      ]),
    ).toEqual(['travel']);
    expect(
      broken(towns, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's3'],
      ]),
    ).toEqual([]);
    expect(
      broken(towns, [
        ['g1', 'h3', 's1'],
        ['g1', 'h2', 's2'],
      ]),
    ).toEqual([]);
    expect(holds(towns).meetings).toHaveLength(3);
  });

  it('one bus takes one group', () => {
    const m = mission({
      slotCount: 1,
      parties: [
        party('g1'),
        party('g2'),
        party('h1', { site: 'brno' }),
        party('h2', { site: 'plzen' }),
      ],
      sites: [
        { id: 'brno', bus: true },
        { id: 'plzen', bus: true },
      ],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
      ]),
    ).toEqual(['bus']);
    expect(holds(m).meetings).toHaveLength(1);
    expect(
      holds({ ...m, sites: [{ id: 'brno', bus: true }, { id: 'plzen' }] }).meetings,
    ).toHaveLength(2);
  });

  it('persons of one company: the other side meets one of them, and a shared diary is busy for all', () => {
    const parties = [
      party('g1', { company: 'c' }),
      party('g2', { company: 'c' }),
      party('h1'),
      party('h2'),
    ];
    const m = mission({ parties, companies: [{ id: 'c', diary: 'own' }] });
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g2', 'h1', 's2'],
      ]),
    ).toEqual(['company-once']);
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
      ]),
    ).toEqual([]);
    expect(
      broken({ ...m, companies: [{ id: 'c', diary: 'shared' }] }, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
      ]),
    ).toEqual(['shared-diary']);
    expect(holds(m).meetings).toHaveLength(2);
  });

  it('no more than so many in a row, and the night is a break', () => {
    const m = mission({
      slotCount: 3,
      parties: [party('g1', { maxRun: 2 }), party('h1'), party('h2'), party('h3')],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's2'],
        ['g1', 'h3', 's3'],
      ]),
    ).toEqual(['run']);
    expect(holds(m).meetings).toHaveLength(2);
    const overnight = {
      ...m,
      slots: m.slots.map((s) =>
        s.id === 's3' ? { ...s, start: '2027-03-02T08:00', end: '2027-03-02T08:40' } : s,
      ),
    };
    expect(holds(overnight).meetings).toHaveLength(3);
  });

  it('of the slots of a break enough stay free', () => {
    const m = mission({
      slotCount: 3,
      parties: [
        party('g1', { breaks: [{ slots: ['s2', 's3'], free: 1 }] }),
        party('h1'),
        party('h2'),
        party('h3'),
      ],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's2'],
        ['g1', 'h2', 's3'],
      ]),
    ).toEqual(['break']);
    expect(holds(m).meetings).toHaveLength(2);
  });

  it('rooms bear their own number of meetings, and a closed room none', () => {
    const m = mission({
      slotCount: 1,
      rooms: [
        { id: 'blue', tables: 1 },
        { id: 'red', tables: 1, unavailable: ['s1'] },
      ],
    });
    expect(
      broken(m, [
        ['g1', 'h1', 's1', 1],
        ['g2', 'h2', 's1', 2],
      ]),
    ).toEqual(['tables', 'no-table']);
    expect(holds(m).meetings.map((x) => [x.table, x.room])).toEqual([[1, 'blue']]);
  });

  it('a host keeps a table through the day where that can be', () => {
    const plan = holds(mission({ guests: 3, hosts: 3, slotCount: 3, tables: 3 }));
    for (const host of ['h1', 'h2', 'h3'])
      expect(new Set(plan.meetings.filter((x) => x.host === host).map((x) => x.table)).size).toBe(
        1,
      );
  });
});

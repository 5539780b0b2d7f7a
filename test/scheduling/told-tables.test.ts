/** What is told of tables that are missing, taken twice or shut. */
import { describe, expect, it } from 'vitest';
import { checkPlan, tableRanges } from '../../src/scheduling/check.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { mission, party } from './generate.ts';
import { meeting, people, rules, S2, S3, said, type Told } from './told.ts';

describe('tables', () => {
  const m = mission({ parties: people('g1', 'g2', 'h1', 'h2'), tables: 2 });

  it('two meetings at one table of a slot, of which each is named', () => {
    expect(
      checkPlan(m, [
        meeting(['g1', 'h1', 's2', 2]),
        meeting(['g2', 'h2', 's2', 2]),
        meeting(['g2', 'h1', 's3', 2]),
      ]),
    ).toEqual([
      {
        rule: 'own-table',
        key: 'rules.own-table',
        parameters: { table: 2, count: 2, ...S2 },
        meetings: [
          { guest: 'g1', host: 'h1', slot: 's2' },
          { guest: 'g2', host: 'h2', slot: 's2' },
        ],
      },
    ]);
  });

  it('a table that is not there: beyond the last, before the first, half a one', () => {
    for (const table of [3, 0, -1, 1.5])
      expect(checkPlan(m, [meeting(['g1', 'h1', 's3', table])])).toEqual([
        {
          rule: 'no-table',
          key: 'rules.no-table',
          parameters: { table, ...S3 },
          meetings: [{ guest: 'g1', host: 'h1', slot: 's3' }],
        },
      ]);
    for (const table of [1, 2]) expect(rules(m, ['g1', 'h1', 's3', table])).toEqual([]);
  });

  it('are not looked at where a meeting has none yet, or names nobody', () => {
    expect(rules(m, ['g1', 'h1', 's1'], ['g2', 'h2', 's1'])).toEqual([]);
    expect(rules(m, ['g9', 'h1', 's1', 9])).toEqual(['unknown']);
  });

  it('of a place are numbered by themselves, and where nothing is said there are enough', () => {
    const town = mission({
      parties: [party('g1'), party('g2'), party('h1'), party('h2', { site: 'brno' })],
      sites: [{ id: 'brno' }],
      tables: 1,
    });
    expect(rules(town, ['g1', 'h1', 's1', 1], ['g2', 'h2', 's1', 1])).toEqual([]);
    expect(rules(town, ['g2', 'h2', 's1', 50])).toEqual([]);
    expect(rules(town, ['g2', 'h2', 's1', 0])).toEqual(['no-table']);
    expect(rules(town, ['g1', 'h1', 's1', 2])).toEqual(['no-table']);
  });

  it('too few for the meetings of a slot, at the venue or at a site by its name', () => {
    expect(said({ ...m, tables: 1 }, ['g1', 'h1', 's2'], ['g2', 'h2', 's2'])).toEqual([
      ['rules.tables', { ...S2, most: 1, count: 2 }],
    ]);
    const sites = mission({
      parties: [
        party('g1'),
        party('g2'),
        party('h1', { site: 'plzen' }),
        party('h2', { site: 'plzen' }),
      ],
      sites: [{ id: 'brno' }, { id: 'plzen', name: 'Plzeň' }],
      rooms: [{ id: 'blue', tables: 1, site: 'plzen' }],
    });
    const both: Told[] = [
      ['g1', 'h1', 's2'],
      ['g2', 'h2', 's2'],
    ];
    expect(said(sites, ...both)).toEqual([
      ['rules.tables-site', { ...S2, most: 1, site: 'Plzeň', count: 2 }],
    ]);
    expect(said({ ...sites, sites: [{ id: 'plzen' }] }, ...both)).toEqual([
      ['rules.tables-site', { ...S2, most: 1, site: 'plzen', count: 2 }],
    ]);
  });

  describe('of rooms', () => {
    const rooms = mission({
      parties: people('g1', 'g2', 'h1', 'h2'),
      rooms: [
        { id: 'blue', tables: 2 },
        { id: 'red', tables: 1, unavailable: ['s2'] },
        { id: 'far', tables: 2, site: 'brno' },
      ],
      sites: [{ id: 'brno' }],
    });
    it('are counted through all rooms', () => {
      expect(tableRanges(readProgramme(rooms))).toEqual([
        { id: 'blue', first: 1, tables: 2 },
        { id: 'red', first: 3, tables: 1 },
        { id: 'far', first: 4, tables: 2 },
      ]);
      expect(tableRanges(readProgramme(m))).toEqual([]);
    });
    it('are those of open rooms at the place, under the name of their room', () => {
      for (const [table, room] of [
        [1, 'blue'],
        [2, 'blue'],
        [3, 'red'],
        [3, undefined],
      ] as const)
        expect(rules(rooms, ['g1', 'h1', 's1', table, room]), `${table} ${room}`).toEqual([]);
      for (const [table, room] of [
        [1, 'red'],
        [3, 'blue'],
        [4, 'far'],
        [5, undefined],
        [6, undefined],
      ] as const)
        expect(rules(rooms, ['g1', 'h1', 's1', table, room]), `${table} ${room}`).toEqual([
          'no-table',
        ]);
      expect(rules(rooms, ['g1', 'h1', 's2', 3, 'red'])).toEqual(['no-table']);
      expect(rules(rooms, ['g1', 'h1', 's3', 3, 'red'])).toEqual([]);
    });
  });

  it('of a host’s own: at it, unless it is shut or the meeting is elsewhere', () => {
    const own = mission({
      parties: [
        party('g1'),
        party('g2'),
        party('h1', { table: 2, name: 'Nh1' }),
        party('h2', { table: 2 }),
      ],
      tables: 3,
      tablesIn: { s3: 1 },
    });
    expect(checkPlan(own, [meeting(['g1', 'h1', 's2', 1])])).toEqual([
      {
        rule: 'host-table',
        key: 'rules.host-table',
        parameters: { host: 'Nh1', table: 2, ...S2 },
        meetings: [{ guest: 'g1', host: 'h1', slot: 's2' }],
      },
    ]);
    expect(rules(own, ['g1', 'h1', 's2', 2], ['g1', 'h2', 's3', 1])).toEqual([]);
    expect(said(own, ['g1', 'h1', 's2'], ['g2', 'h2', 's2'])).toEqual([
      ['rules.shared-table', { table: 2, ...S2, count: 2 }],
    ]);
    expect(said(own, ['g1', 'h1', 's1'], ['g2', 'h2', 's2'])).toEqual([]);
  });
});

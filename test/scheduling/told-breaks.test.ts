/** What is told of each broken rule: which sentence, with which names and figures, of which meetings. */
import { describe, expect, it } from 'vitest';
import type { RuleBreak } from '../../src/domain/mission.ts';
import {
  brokenLimits,
  checkPlan,
  degreesOf,
  named,
  positions,
  shortfallOf,
  valueOf,
} from '../../src/scheduling/check.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { mission, party, slots } from './generate.ts';
import { meeting, people, rules, S2, S3, said } from './told.ts';

describe('a break tells rule, sentence, figures and the meetings of it', () => {
  const m = mission({ parties: people('g1', 'g2', 'h1', 'h2') });

  it('two meetings of one party in a slot', () => {
    expect(
      checkPlan(m, [
        { guest: 'g1', host: 'h1', slot: 's2' },
        { guest: 'g2', host: 'h1', slot: 's2' },
        { guest: 'g2', host: 'h2', slot: 's3' },
      ]),
    ).toEqual([
      {
        rule: 'once-per-slot',
        key: 'rules.once-per-slot',
        parameters: { party: 'Nh1', ...S2, count: 2 },
        meetings: [
          { guest: 'g1', host: 'h1', slot: 's2' },
          { guest: 'g2', host: 'h1', slot: 's2' },
        ],
      },
    ]);
    expect(said(m, ['g2', 'h1', 's3'], ['g2', 'h2', 's3'])).toEqual([
      ['rules.once-per-slot', { party: 'Ng2', ...S3, count: 2 }],
    ]);
  });

  it('whoever is away, guest or host, in that slot alone', () => {
    const away = {
      ...m,
      parties: [
        party('g1', { unavailable: ['s2'] }),
        party('g2'),
        party('h1'),
        party('h2', { unavailable: ['s3'] }),
      ],
    };
    expect(
      said(away, ['g1', 'h1', 's1'], ['g1', 'h2', 's2'], ['g2', 'h2', 's3'], ['g2', 'h1', 's2']),
    ).toEqual([
      ['rules.away', { party: 'g1', ...S2, count: 1 }],
      ['rules.away', { party: 'h2', ...S3, count: 1 }],
    ]);
  });

  it('a pair by both names, whether refused, without fit or twice', () => {
    const pair = { guest: 'Ng2', host: 'Nh1' };
    expect(said(m, ['g2', 'h1', 's1'], ['g2', 'h1', 's3'], ['g1', 'h1', 's2'])).toEqual([
      ['rules.pair-once', { ...pair, count: 2 }],
    ]);
    expect(said({ ...m, scores: [] }, ['g2', 'h1', 's1'])).toEqual([
      ['rules.no-fit', { ...pair, count: 1 }],
    ]);
    const refused = { ...m, wishes: [{ from: 'h1', to: 'g2', wish: 'no' as const }] };
    expect(said(refused, ['g2', 'h1', 's1'], ['g2', 'h2', 's2'])).toEqual([
      ['rules.veto', { ...pair, count: 1 }],
    ]);
  });

  it('more than the most, of a guest or of a host, with that most', () => {
    const few = {
      ...m,
      parties: [party('g1', { max: 1 }), party('g2'), party('h1'), party('h2', { max: 0 })],
    };
    expect(said(few, ['g1', 'h1', 's1'], ['g1', 'h2', 's2'])).toEqual([
      ['rules.most', { party: 'g1', most: 1, count: 2 }],
      ['rules.most', { party: 'h2', most: 0, count: 1 }],
    ]);
    expect(said(few, ['g1', 'h1', 's1'], ['g2', 'h1', 's2'])).toEqual([]);
  });

  it('more than the most of a day, on the day where it is', () => {
    const days = mission({
      slots: slots(4, 2),
      parties: [party('g1'), party('g2'), party('h1', { maxDay: 1 }), party('h2', { maxDay: 0 })],
    });
    expect(said(days, ['g1', 'h1', 's3'], ['g2', 'h1', 's4'])).toEqual([
      ['rules.most-day', { party: 'h1', most: 1, day: '2027-03-02', count: 2 }],
    ]);
    expect(said(days, ['g1', 'h1', 's1'], ['g2', 'h1', 's4'], ['g1', 'h2', 's2'])).toEqual([
      ['rules.most-day', { party: 'h2', most: 0, day: '2027-03-01', count: 1 }],
    ]);
  });

  it('every rule once for each limit, in the order of the rules', () => {
    expect(
      rules(
        m,
        ['g1', 'h1', 's1'],
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's2'],
        ['g2', 'h2', 's2'],
        ['g9', 'h1', 's1'],
      ),
    ).toEqual([
      'unknown',
      ...Array.from({ length: 4 }, () => 'once-per-slot'),
      'pair-once',
      'pair-once',
    ]);
  });
});

describe('names and meetings that are missing', () => {
  const m = mission({ parties: people('g1', 'g2', 'h1', 'h2') });

  it('are told as they stand in the plan', () => {
    const wrong = [
      { guest: 'g9', host: 'h1', slot: 's1' },
      { guest: 'g1', host: 'g2', slot: 's1' },
      { guest: 'h1', host: 'h2', slot: 's1' },
      { guest: 'g1', host: 'h1', slot: 's9' },
      { guest: 'g1', host: 'h9', slot: 's1' },
    ];
    expect(checkPlan(m, wrong)).toEqual(
      wrong.map((w) => ({ rule: 'unknown', key: 'rules.unknown', parameters: w, meetings: [w] })),
    );
    expect(checkPlan(m, [{ guest: 'g2', host: 'h1', slot: 's1' }])).toEqual([]);
  });

  it('a fixed meeting by names and time, and it is no other meeting', () => {
    const fixed = [
      { guest: 'g1', host: 'h1', slot: 's2' },
      { guest: 'g9', host: 'h2', slot: 's9' },
    ];
    expect(checkPlan({ ...m, fixed }, [meeting(['g2', 'h1', 's2', 1])])).toEqual([
      {
        rule: 'fixed',
        key: 'rules.fixed',
        parameters: { guest: 'Ng1', host: 'Nh1', ...S2 },
        meetings: [fixed[0]],
      },
      {
        rule: 'fixed',
        key: 'rules.fixed',
        parameters: { guest: 'g9', host: 'Nh2', slot: '?', time: '?' },
        meetings: [fixed[1]],
      },
    ]);
    expect(rules({ ...m, fixed: fixed.slice(0, 1) }, ['g1', 'h1', 's2', 1])).toEqual([]);
  });

  it('positions and names lead to each other; a position that nobody has is no name', () => {
    const p = readProgramme(m);
    expect(positions(p, { guest: 'g2', host: 'h1', slot: 's3' })).toEqual({
      guest: 1,
      host: 2,
      slot: 2,
    });
    expect(named(p, { guest: 1, host: 2, slot: 2 })).toEqual({
      guest: 'g2',
      host: 'h1',
      slot: 's3',
    });
    expect(named(p, { guest: 9, host: 9, slot: 9 })).toEqual({ guest: '?', host: '?', slot: '?' });
  });
});

describe('what a plan is worth', () => {
  const m = mission({
    parties: [party('g1', { min: 2 }), party('g2', { min: 1 }), party('h1'), party('h2')],
    scores: [
      { guest: 'g1', host: 'h1', score: 0.5 },
      { guest: 'g2', host: 'h2', score: 0.25 },
    ],
  });
  const p = readProgramme(m);
  it('is the sum over its pairs, each once, those without fit nothing', () => {
    expect(valueOf(p, [])).toBe(0);
    expect(
      valueOf(p, [
        { guest: 0, host: 2, slot: 0 },
        { guest: 0, host: 2, slot: 1 },
        { guest: 1, host: 3, slot: 0 },
        { guest: 1, host: 2, slot: 2 },
        { guest: 0, host: 1, slot: 2 },
      ]),
    ).toBe(0.75);
  });
  it('and what is missing to the floors, where more than the floor helps nobody else', () => {
    const degrees = degreesOf(p, [
      { guest: 1, host: 2, slot: 0 },
      { guest: 1, host: 3, slot: 1 },
      { guest: 1, host: 2, slot: 2 },
    ]);
    expect(degrees).toEqual([0, 3, 2, 1]);
    expect(shortfallOf(p, degrees)).toBe(2);
    expect(shortfallOf(p, [])).toBe(3);
    expect(shortfallOf(p, [2, 1, 0, 0])).toBe(0);
  });
  it('limits can be asked alone, by positions', () => {
    const told: RuleBreak[] = brokenLimits(p, [{ guest: 0, host: 3, slot: 0 }]);
    expect(told.map((b) => [b.rule, b.meetings])).toEqual([
      ['no-fit', [{ guest: 'g1', host: 'h2', slot: 's1' }]],
    ]);
    expect(brokenLimits(p, [{ guest: 0, host: 2, slot: 0 }])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/domain/problem.ts';
import { parseMission, parsePlan } from '../../src/store/mission-file.ts';
import { mission, party } from '../scheduling/generate.ts';

const plain = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(mission())) as Record<string, unknown>;
const fault = (change: Record<string, unknown>): string => {
  try {
    parseMission({ ...plain(), ...change }, 'mission.json');
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).message;
  }
  return 'taken';
};

describe('mission.json', () => {
  it('is taken as it is written, with unknown fields left aside', () => {
    expect(parseMission({ ...plain(), colour: 'blue' }, 'mission.json')).toEqual(mission());
  });

  it('may leave wishes and fixed meetings out', () => {
    expect(
      parseMission({ ...plain(), wishes: undefined, fixed: undefined }, 'mission.json'),
    ).toMatchObject({ wishes: [], fixed: [] });
  });

  it.each([
    ['no time zone of this world', { timezone: 'Europe/Brno' }, /timezone: an IANA time zone/],
    [
      'slots that overlap',
      {
        slots: [
          { id: 'a', start: '2027-03-01T09:00', end: '2027-03-01T10:00' },
          { id: 'b', start: '2027-03-01T09:30', end: '2027-03-01T10:30' },
        ],
      },
      /slot "b": it starts before the one above it ends/,
    ],
    [
      'a slot that ends before it starts',
      { slots: [{ id: 'a', start: '2027-03-01T09:00', end: '2027-03-01T08:00' }] },
      /slot "a": it ends/,
    ],
    [
      'a party twice',
      { parties: [party('g1'), party('g1'), party('h1')] },
      /party "g1" is there twice/,
    ],
    [
      'a floor above the most',
      { parties: [party('g1', { min: 3, max: 2 }), party('h1')] },
      /its fewest meetings \(3\) are more than its most \(2\)/,
    ],
    [
      'an absence in no slot',
      { parties: [party('g1', { unavailable: ['s9'] }), party('h1')] },
      /party "g1", unavailable: there is no slot "s9"/,
    ],
    [
      'a wish to the own side',
      { wishes: [{ from: 'g1', to: 'g2', wish: 'meet' }] },
      /wishes, line 1: "g1" and "g2" are not a guest and a host/,
    ],
    ['a score above one', { scores: [{ guest: 'g1', host: 'h1', score: 85 }] }, /scores\.0\.score/],
    [
      'a site of nowhere',
      { parties: [party('g1'), party('h1', { site: 'brno' })] },
      /party "h1": there is no site "brno"/,
    ],
  ])('with %s is refused with where and what', (_what, change, words) => {
    expect(fault(change)).toMatch(words);
  });

  it('names twenty faults and counts the others', () => {
    const wishes = Array.from({ length: 30 }, () => ({ from: 'g1', to: 'g2', wish: 'meet' }));
    expect(fault({ wishes }).split('\n')).toHaveLength(22);
    expect(fault({ wishes })).toContain('and 10 more');
  });
});

describe('plan.json', () => {
  it('gives its meetings and nothing that it claims about itself', () => {
    const meetings = [{ guest: 'g1', host: 'h1', slot: 's1', table: 2 }];
    expect(parsePlan({ meetings, value: 1e9, proven: true }, 'plan.json')).toEqual(meetings);
  });

  it('that is none is refused', () => {
    expect(() => parsePlan({ meetings: 'all' }, 'plan.json')).toThrow(
      /plan\.json cannot be used.*meetings/s,
    );
  });
});

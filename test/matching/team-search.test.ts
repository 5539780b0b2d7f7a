import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestTeam,
  better,
  join,
  nobody,
  type Player,
  type Task,
  type Value,
} from '../../src/matching/team-search.ts';

const FLOOR: Value = [-Infinity, 0, 0, 0];
const task = (more: Partial<Task> = {}): Task => ({
  needs: [
    { must: false, weight: 1 },
    { must: true, weight: 1 },
    { must: false, weight: 2 },
  ],
  countries: 0,
  sme: false,
  research: false,
  ...more,
});
const player = (degrees: number[], more: Partial<Player> = {}): Player => ({
  degrees,
  sme: false,
  research: false,
  ...more,
});

describe('what a team is worth', () => {
  it('counts what is kept of the rules, needs surely covered that must be, weight of the wanted ones, and strength', () => {
    const rules = task({ countries: 2, sme: true });
    const one = player([0.5, 0, 0.9], { country: 1, sme: true });
    expect(join(rules, nobody(rules), [one], 0).value).toEqual([-1, 0, 2, 1.4]);
  });

  it('counts the strongest for a need, and each country once', () => {
    const rules = task({ countries: 2 });
    const players = [player([0.5, 0.9, 0], { country: 1 }), player([0.95, 0, 0], { country: 1 })];
    const both = join(rules, join(rules, nobody(rules), players, 0), players, 1);
    expect(both.value.map((v) => Math.round(v * 100) / 100)).toEqual([-1, 1, 1, 1.85]);
  });
});

describe('the best team', () => {
  it('says when it was cut short, and what it found until then', () => {
    const players = Array.from({ length: 12 }, (_, i) =>
      player([0.4 + (i % 5) / 20, 0.9 - (i % 7) / 20, (i % 3) / 3]),
    );
    expect(
      bestTeam(task(), players, nobody(task()), { picks: 3, floor: FLOOR, steps: 10_000 }).proven,
    ).toBe(true);
    const short = bestTeam(task(), players, nobody(task()), { picks: 3, floor: FLOOR, steps: 2 });
    expect(short.proven).toBe(false);
    expect(short.best!.team.length).toBe(1);
  });

  it('is null where nothing is worth more than the floor', () => {
    expect(
      bestTeam(task(), [player([0.5, 0, 0])], nobody(task()), {
        picks: 1,
        floor: [0, 1, 0, 0],
        steps: 100,
      }).best,
    ).toBeNull();
  });

  it('is none of those that are closed, and none around them', () => {
    const players = [player([0.9, 0.9, 0.9]), player([0.5, 0.5, 0]), player([0, 0, 0.5])];
    const found = bestTeam(task(), players, nobody(task()), {
      picks: 3,
      floor: FLOOR,
      steps: 100,
      closed: (team) => team.includes(0),
    }).best;
    expect([...found!.team].sort()).toEqual([1, 2]);
  });

  // The bound is what could be wrong without any other test noticing: a team that it cuts off would
  // have to be the best one, under rules and with partners that are in already.
  const anyPlayer = fc.record({
    degrees: fc.array(fc.constantFrom(0, 0, 0.4, 0.7, 0.9), { minLength: 3, maxLength: 3 }),
    country: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    sme: fc.boolean(),
    research: fc.boolean(),
  });
  it('is what trying every team finds', () => {
    fc.assert(
      fc.property(
        fc.array(anyPlayer, { minLength: 1, maxLength: 8 }),
        fc.nat(4),
        fc.nat(4),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (players, picks, countries, sme, research, inAlready) => {
          const rules = task({ countries, sme, research });
          const from = inAlready ? join(rules, nobody(rules), players, 0) : nobody(rules);
          const { best, proven } = bestTeam(rules, players, from, {
            picks,
            floor: FLOOR,
            steps: 100_000,
          });
          let top: Value = FLOOR;
          for (let mask = 0; mask < 1 << players.length; mask++) {
            const others = players.flatMap((_, i) =>
              mask & (1 << i) && !from.team.includes(i) ? [i] : [],
            );
            const team = others.reduce((s, i) => join(rules, s, players, i), from);
            if (others.length <= picks && better(team.value, top)) top = team.value;
          }
          expect(proven).toBe(true);
          expect(better(top, best!.value) || better(best!.value, top)).toBe(false);
          expect(best!.team.length - from.team.length).toBeLessThanOrEqual(picks);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Scarce interpreters: counting proves what the flow of parties alone cannot. */
import { beforeAll, describe, expect, it } from 'vitest';
import { withScarceInterpreters } from '../../bench/missions/scarce.ts';
import { generateMission, SIZES } from '../../bench/missions/generate.ts';
import type { Mission } from '../../src/domain/mission.ts';
import { bound, capsOf } from '../../src/scheduling/bound.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { countedBound, countingBy } from '../../src/scheduling/counting.ts';
import { loadExact, type ExactSolver } from '../../src/scheduling/exact.ts';
import { pack } from '../../src/scheduling/packing.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { bestPlan } from '../../src/scheduling/refine.ts';
import { NO_EFFECTS } from '../../src/scheduling/schedule.ts';
import { mission, party } from './generate.ts';

let exact: ExactSolver;
beforeAll(async () => {
  exact = await loadExact();
});

/** What the flow and counting by interpreter say is missing to the floors at least. */
function missing(m: Mission): [flow: number, counted: number] {
  const k = pack(readProgramme(m));
  const caps = capsOf(k);
  return [
    bound(k, caps).shortfall,
    countedBound(
      k,
      caps,
      countingBy(exact, () => false),
    ).shortfall,
  ];
}

const six = (more: Partial<Mission>): Mission =>
  mission({
    slotCount: 3,
    parties: [
      ...Array.from({ length: 6 }, (_, i) => party(`g${i + 1}`, { min: 2, languages: ['ja'] })),
      ...Array.from({ length: 6 }, (_, i) => party(`h${i + 1}`, { languages: ['cs'] })),
    ],
    ...more,
  });

describe('counting by interpreter', () => {
  it('knows that one voice serves one meeting of a slot', () => {
    const one = { id: 'i1', languages: ['ja', 'cs'] };
    expect(missing(six({ interpreters: [one] }))).toEqual([0, 9]);
    expect(missing(six({ interpreters: [{ ...one, unavailable: ['s1'] }] }))).toEqual([0, 10]);
    expect(missing(six({ interpreters: [one, { ...one, id: 'i2' }] }))).toEqual([0, 6]);
  });

  it('tells interpreters of different languages apart', () => {
    const parties = six({}).parties.map((p, i) =>
      i === 4 || i === 5 ? { ...p, languages: ['fr'] } : p,
    );
    const interpreters = [
      { id: 'i1', languages: ['ja', 'cs'] },
      { id: 'i2', languages: ['fr', 'cs'] },
    ];
    // Four guests want eight meetings of three, two want four of three.
    expect(missing(six({ parties, interpreters }))[1]).toBe(6);
  });

  it('leads to a plan that is proven best where the flow alone says nothing', () => {
    const m = withScarceInterpreters(generateMission(SIZES.usual!, 7));
    const tight = {
      ...m,
      parties: m.parties.map((p) => (p.side === 'guest' ? { ...p, min: Math.min(6, p.max) } : p)),
    };
    expect(missing(tight)[0]).toBe(0);
    const plan = bestPlan(tight, { seed: 1 }, exact, NO_EFFECTS);
    expect(checkPlan(tight, plan.meetings)).toEqual([]);
    expect(plan.shortfall).toBeGreaterThan(0);
    expect([plan.shortfallBound, plan.proven]).toEqual([plan.shortfall, true]);
  });

  it('keeps meetings that were fixed by hand', () => {
    const fixed = [{ guest: 'g1', host: 'h1', slot: 's2' }];
    const m = six({ interpreters: [{ id: 'i1', languages: ['ja', 'cs'] }], fixed });
    const plan = bestPlan(m, { seed: 1 }, exact, NO_EFFECTS);
    expect(plan.meetings).toContainEqual(expect.objectContaining(fixed[0]));
    expect([plan.meetings.length, plan.shortfall, plan.proven]).toEqual([3, 9, true]);
  });
});

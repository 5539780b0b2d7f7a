import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  degreesOf,
  positions,
  shortfallOf,
  valueOf,
} from '../../src/scheduling/check.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { anyMission, mission, party } from './generate.ts';

describe('a plan of any mission', () => {
  it('breaks no rule, and its figures are what its meetings say', () => {
    fc.assert(
      fc.property(anyMission, fc.integer({ min: 0, max: 99 }), (m, seed) => {
        const plan = schedule(m, { seed });
        expect(checkPlan(m, plan.meetings)).toEqual([]);
        const p = readProgramme(m);
        const meetings = plan.meetings.flatMap((x) => positions(p, x) ?? []);
        expect(plan.value).toBeCloseTo(valueOf(p, meetings), 5);
        expect(plan.shortfall).toBe(shortfallOf(p, degreesOf(p, meetings)));
        expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
        expect(plan.shortfallBound).toBeLessThanOrEqual(plan.shortfall);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyMission, (m) => {
        expect(schedule(m, { seed: 5 })).toEqual(schedule(m, { seed: 5 }));
      }),
      { numRuns: 50 },
    );
  });

  it('moves nobody when planned again without a change', () => {
    fc.assert(
      fc.property(anyMission, (m) => {
        const plan = schedule(m);
        const again = schedule(m, { previous: plan.meetings });
        if (plan.proven)
          expect(new Set(again.meetings.map((x) => JSON.stringify(x)))).toEqual(
            new Set(plan.meetings.map((x) => JSON.stringify(x))),
          );
      }),
      { numRuns: 80 },
    );
  });
});

describe('stories', () => {
  it('nobody stays without a meeting for the sake of dearer ones', () => {
    const m = mission({
      slotCount: 1,
      parties: [party('g1', { min: 1 }), party('g2', { min: 1 }), party('h1'), party('h2')],
      scores: [
        { guest: 'g1', host: 'h1', score: 1 },
        { guest: 'g1', host: 'h2', score: 0.1 },
        { guest: 'g2', host: 'h1', score: 0.1 },
      ],
    });
    const plan = schedule(m);
    expect(plan.shortfall).toBe(0);
    expect(plan.value).toBeCloseTo(0.2);
    expect(plan.proven).toBe(true);
  });

  it('a wish of both sides beats a better computed fit', () => {
    const m = mission({
      slotCount: 1,
      parties: [party('g1'), party('h1'), party('h2')],
      scores: [
        { guest: 'g1', host: 'h1', score: 0.9 },
        { guest: 'g1', host: 'h2', score: 0.3 },
      ],
      wishes: [
        { from: 'g1', to: 'h2', wish: 'must' },
        { from: 'h2', to: 'g1', wish: 'meet' },
      ],
    });
    expect(schedule(m).meetings.map((x) => x.host)).toEqual(['h2']);
  });

  it('a veto holds against every wish of the other side', () => {
    const m = mission({
      parties: [party('g1', { min: 1 }), party('h1', { min: 1 })],
      wishes: [
        { from: 'g1', to: 'h1', wish: 'must' },
        { from: 'h1', to: 'g1', wish: 'no' },
      ],
    });
    const plan = schedule(m);
    expect(plan.meetings).toEqual([]);
    expect(plan.shortfall).toBe(2);
    expect(plan.proven).toBe(true);
  });

  it('a meeting fixed by hand stands, and the rest goes round it', () => {
    const m = mission({ slotCount: 1, fixed: [{ guest: 'g1', host: 'h2', slot: 's1' }] });
    const plan = schedule(m);
    expect(plan.meetings.map((x) => [x.guest, x.host])).toEqual(
      expect.arrayContaining([
        ['g1', 'h2'],
        ['g2', 'h1'],
      ]),
    );
  });

  it('fixed meetings that contradict each other are refused with who and why', () => {
    const m = mission({
      fixed: [
        { guest: 'g1', host: 'h1', slot: 's1' },
        { guest: 'g1', host: 'h2', slot: 's1' },
      ],
    });
    expect(() => schedule(m)).toThrow(/once-per-slot.*g1 with h1 in s1; g1 with h2 in s1/);
  });

  it('a search that is stopped at once still gives a plan without a fault', () => {
    const m = mission({ guests: 4, hosts: 4 });
    const plan = schedule(
      m,
      {},
      { stop: () => true, onProgress: () => undefined, seconds: () => 0 },
    );
    expect(checkPlan(m, plan.meetings)).toEqual([]);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FixedMeeting, Mission } from '../../src/domain/mission.ts';
import { bound, boundAt, capsOf, chooseWithin } from '../../src/scheduling/bound.ts';
import {
  checkPlan,
  degreesOf,
  positions,
  shortfallOf,
  valueOf,
} from '../../src/scheduling/check.ts';
import { applyChanges } from '../../src/scheduling/day-change.ts';
import { loadExact, type ExactSolver } from '../../src/scheduling/exact.ts';
import { pack, UNIT } from '../../src/scheduling/packing.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { bestPlan, refine } from '../../src/scheduling/refine.ts';
import { NO_EFFECTS, schedule, searchPlan } from '../../src/scheduling/schedule.ts';
import { generateMission, HARD, SIZES } from '../../bench/missions/generate.ts';
import { buildModel } from '../../src/scheduling/model.ts';
import { anyMission } from './generate.ts';

let exact: ExactSolver;
beforeAll(async () => {
  exact = await loadExact();
});

const figures = (m: Mission, meetings: readonly FixedMeeting[]) => {
  const p = readProgramme(m);
  const known = meetings.flatMap((x) => positions(p, x) ?? []);
  return { value: valueOf(p, known), shortfall: shortfallOf(p, degreesOf(p, known)) };
};

/** Meetings in a chosen order, each taken if the checker still accepts the whole. */
function acceptedByChecker(m: Mission, order: readonly number[]): FixedMeeting[] {
  const all = m.parties
    .filter((p) => p.side === 'guest')
    .flatMap((g) =>
      m.parties
        .filter((p) => p.side === 'host')
        .flatMap((h) => m.slots.map((s) => ({ guest: g.id, host: h.id, slot: s.id }))),
    );
  const taken: FixedMeeting[] = [];
  for (const n of order) {
    const next = all[n % Math.max(1, all.length)];
    if (next && !checkPlan(m, [...taken, next]).length) taken.push(next);
  }
  return taken;
}

describe('the proven best plan', () => {
  it('is at least as good as anything that the checker accepts', () => {
    fc.assert(
      fc.property(anyMission, fc.array(fc.nat(), { maxLength: 40 }), (m, order) => {
        const other = figures(m, acceptedByChecker(m, order));
        const first = schedule(m);
        const best = bestPlan(m, {}, exact, NO_EFFECTS);
        expect(best.proven).toBe(true);
        expect(checkPlan(m, best.meetings)).toEqual([]);
        expect(best.shortfall).toBeLessThanOrEqual(other.shortfall);
        if (best.shortfall === other.shortfall)
          expect(best.value).toBeGreaterThanOrEqual(other.value - 1e-4);
        // Bounds of the search alone hold against the best too.
        expect(first.shortfallBound).toBeLessThanOrEqual(best.shortfall);
        if (first.shortfall === best.shortfall)
          expect(first.bound).toBeGreaterThanOrEqual(best.value - 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('is the best of the whole model where counting leaves a gap, though most of the model was left out', () => {
    for (const seed of [1, 2, 4, 5, 21]) {
      const m = generateMission(HARD['half away']!, seed);
      const best = refine(searchPlan(m), exact, NO_EFFECTS);
      const whole = exact.solve(
        buildModel(pack(readProgramme(m)), { aim: best.shortfall }),
        null,
        () => false,
      );
      expect(best.value, `seed ${seed}`).toBeCloseTo(whole.bound ?? 0, 4);
    }
  });

  it('is the best of the whole model in a replan of many columns, of which the first model holds a few', () => {
    const m = generateMission({ ...SIZES.large!, guests: 48, hosts: 64, slots: 14 }, 3);
    const previous = schedule(m).meetings;
    const changed = applyChanges(
      m,
      previous,
      [
        { kind: 'cancel', party: 'h001' },
        { kind: 'late', party: 'g002', until: 's09' },
      ],
      's03',
    ).mission;
    const best = bestPlan(changed, { previous }, exact, NO_EFFECTS);
    const p = readProgramme(changed);
    const k = pack(
      p,
      previous.flatMap((x) => positions(p, x) ?? []),
      1,
    );
    expect(k.columnPair.length).toBeGreaterThan(12_000);
    expect(best.proven).toBe(true);
    expect(checkPlan(changed, best.meetings)).toEqual([]);
    expect(best.replan?.objective).toBeCloseTo(
      exact.solve(buildModel(k, { aim: best.shortfall }), null, () => false).bound ?? 0,
      3,
    );
  }, 60_000);

  it('keeps as much in a replan as an exact search over the same objective', () => {
    fc.assert(
      fc.property(anyMission, fc.array(fc.nat(), { maxLength: 30 }), (m, order) => {
        const previous = acceptedByChecker(m, order).map((x) => ({ ...x, table: 1 }));
        const best = bestPlan(m, { previous }, exact, NO_EFFECTS);
        expect(best.proven).toBe(true);
        const before = figures(m, previous);
        expect(best.shortfall).toBeLessThanOrEqual(before.shortfall);
        // Staying with everything is one of the plans, so the best is worth at least that.
        if (best.shortfall === before.shortfall)
          expect(best.replan?.objective).toBeGreaterThanOrEqual(
            before.value + previous.length - 1e-4,
          );
      }),
      { numRuns: 100 },
    );
  });
});

describe('counting', () => {
  it('knows what it costs at least to decide a pair the other way', () => {
    fc.assert(
      fc.property(anyMission, fc.nat(), (m, n) => {
        const k = pack(readProgramme(m));
        if (!k.pairWorth.length) return;
        const caps = capsOf(k);
        const { choice } = bound(k, caps);
        const pair = n % k.pairWorth.length;
        const full = (c: { worth: number; floors: number }) => c.worth + caps.large * c.floors;
        // Forbid a chosen pair by a loss beyond everything; force another by a gain beyond
        // everything.
        const beyond = 8 * caps.large;
        const shift = choice.chosen[pair] ? -beyond : beyond;
        const other = chooseWithin(
          k,
          caps,
          caps.worth.map((w, i) => (i === pair ? w + shift : w)),
        );
        if (other.chosen[pair] === choice.chosen[pair]) return;
        const loss = full(choice) - (full(other) - (choice.chosen[pair] ? 0 : beyond));
        expect(choice.resistance[pair]).toBeLessThanOrEqual(loss + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('bounds plans with a larger shortfall too', () => {
    fc.assert(
      fc.property(anyMission, fc.array(fc.nat(), { maxLength: 40 }), (m, order) => {
        const { value, shortfall } = figures(m, acceptedByChecker(m, order));
        const k = pack(readProgramme(m));
        expect(boundAt(k, capsOf(k), shortfall) / UNIT).toBeGreaterThanOrEqual(value - 1e-6);
      }),
      { numRuns: 150 },
    );
  });
});

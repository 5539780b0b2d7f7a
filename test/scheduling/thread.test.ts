import { describe, expect, it } from 'vitest';
import { explainMission, planMission } from '../../src/missions/plan-mission.ts';
import { generateMission, HARD, SIZES } from '../../bench/missions/generate.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import type { PlanProgress } from '../../src/domain/mission.ts';
import { mission, party } from './generate.ts';

describe('planning in a thread of its own', () => {
  it('plans, reports how far it is, and equals the same seed again', async () => {
    const m = generateMission(SIZES.usual!, 11);
    const progress: PlanProgress[] = [];
    const plan = await planMission(
      { mission: m, seed: 4 },
      { onProgress: (p) => progress.push(p) },
    );
    expect(checkPlan(m, plan.meetings)).toEqual([]);
    expect(progress.length).toBeGreaterThan(0);
    for (const p of progress) expect(p.incumbent).toBeLessThanOrEqual(p.bound + 1e-6);
    const again = await planMission({ mission: m, seed: 4 });
    expect(again.meetings).toEqual(plan.meetings);
  });

  it('proves a mission best where counting leaves a gap', async () => {
    const plan = await planMission({ mission: generateMission(HARD['half away']!, 1) });
    expect(plan.proven).toBe(true);
    expect(plan.value).toBeCloseTo(plan.bound, 4);
    expect(plan.shortfall).toBe(plan.shortfallBound);
  });

  it('keeps the best so far when it is stopped, with a bound that holds', async () => {
    const m = generateMission(HARD['half away']!, 1);
    const best = await planMission({ mission: m });
    const plan = await planMission({ mission: m }, { signal: AbortSignal.abort() });
    expect(checkPlan(m, plan.meetings)).toEqual([]);
    expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
    expect(plan.shortfallBound).toBeLessThanOrEqual(best.shortfall);
    if (plan.shortfall === best.shortfall)
      expect(plan.bound).toBeGreaterThanOrEqual(best.value - 1e-6);
  });

  it('refuses contradicting fixed meetings with a sentence, and explains them', async () => {
    const m = mission({
      parties: [party('g1'), party('h1'), party('h2')],
      fixed: [
        { guest: 'g1', host: 'h1', slot: 's1' },
        { guest: 'g1', host: 'h2', slot: 's1' },
      ],
    });
    await expect(planMission({ mission: m })).rejects.toThrow(/cannot all stand/);
    const answer = await explainMission(m, { kind: 'fixed' });
    expect(answer.conflict.map((c) => c.demand.id).sort()).toEqual([
      'fixed g1 h1 s1',
      'fixed g1 h2 s1',
    ]);
  });
});

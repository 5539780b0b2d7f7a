import { expect } from 'vitest';
import type { Mission } from '../../src/domain/mission.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { schedule } from '../../src/scheduling/schedule.ts';

/** The rules that these meetings break. */
export const broken = (
  m: Mission,
  meetings: readonly [guest: string, host: string, slot: string, table?: number][],
) =>
  checkPlan(
    m,
    meetings.map(([guest, host, slot, table], i) => ({ guest, host, slot, table: table ?? i + 1 })),
  ).map((b) => b.rule);
/** A story holds for the checker, and the best plan keeps to it. */
export const holds = (m: Mission) => {
  const plan = schedule(m);
  expect(checkPlan(m, plan.meetings)).toEqual([]);
  return plan;
};

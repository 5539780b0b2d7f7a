import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mission } from '../../src/domain/mission.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { applyChanges, firstOpenSlot, type DayChange } from '../../src/scheduling/day-change.ts';
import { comparePlans } from '../../src/scheduling/difference.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { anyMission, mission, party } from './generate.ts';

const replan = (m: Mission, changes: readonly DayChange[], open?: string | null) => {
  const before = schedule(m).meetings;
  const changed = applyChanges(m, before, changes, open);
  const after = schedule(changed.mission, { previous: before });
  return {
    before,
    after: after.meetings,
    changed,
    difference: comparePlans(changed.mission, before, after.meetings),
    plan: after,
  };
};

describe('on the day', () => {
  const day = mission({ guests: 3, hosts: 3, slotCount: 4 });

  it('who cancels has no more meetings, and only their partners are told', () => {
    const r = replan(day, [{ kind: 'cancel', party: 'h2' }]);
    expect(r.after.some((m) => m.host === 'h2')).toBe(false);
    expect(r.difference.parties.map((p) => p.party)).toEqual(['g1', 'g2', 'g3', 'h2']);
    expect(r.difference.meetings.every((c) => c.kind === 'dropped')).toBe(true);
  });

  it('who cancelled is not named as the one who came off worst', () => {
    const r = replan(day, [{ kind: 'cancel', party: 'h2' }]);
    expect(r.plan.worst.host?.id).not.toBe('h2');
    expect(r.plan.worst.host?.meetings).toBeGreaterThan(0);
  });

  it('what has begun is untouched when someone cancels at noon', () => {
    const r = replan(day, [{ kind: 'cancel', party: 'h2' }], 's3');
    const begun = (list: readonly { slot: string }[]) =>
      list
        .filter((m) => m.slot < 's3')
        .map((m) => JSON.stringify(m))
        .sort();
    expect(begun(r.after)).toEqual(begun(r.before));
    expect(r.after.some((m) => m.host === 'h2' && m.slot >= 's3')).toBe(false);
  });

  it('who comes late keeps the meetings that can be moved', () => {
    const r = replan(day, [{ kind: 'late', party: 'g1', until: 's2' }]);
    expect(r.after.filter((m) => m.guest === 'g1')).toHaveLength(3);
    expect(r.after.some((m) => m.guest === 'g1' && m.slot === 's1')).toBe(false);
  });

  it('a lost table drops no more than it must', () => {
    const tight = mission({ guests: 2, hosts: 2, slotCount: 2, tables: 2 });
    const r = replan(tight, [{ kind: 'tables', tables: 1, slots: ['s2'] }]);
    expect(r.plan.replan?.kept).toBe(3);
    expect(r.after).toHaveLength(3);
  });

  it('a new guest is let in without moving anybody', () => {
    const r = replan(day, [
      {
        kind: 'new-party',
        party: party('g9', { min: 1 }),
        scores: [{ guest: 'g9', host: 'h1', score: 0.8 }],
        wishes: [],
      },
    ]);
    expect(r.after.filter((m) => m.guest === 'g9')).toHaveLength(1);
    expect(r.difference.kept).toBe(r.before.length);
  });

  it('a fixed meeting that has become impossible is released and named', () => {
    const r = replan({ ...day, fixed: [{ guest: 'g1', host: 'h1', slot: 's4' }] }, [
      { kind: 'leaves', party: 'g1', after: 's2' },
    ]);
    expect(r.changed.released).toEqual([{ guest: 'g1', host: 'h1', slot: 's4' }]);
  });

  it('knows which slot has not begun', () => {
    expect(firstOpenSlot(day, '2027-03-01T08:00')).toBe('s2');
    expect(firstOpenSlot(day, '2027-03-01T07:59')).toBe('s1');
    expect(firstOpenSlot(day, '2027-03-02T00:00')).toBeNull();
  });

  it('any change of any mission at any time gives a plan that breaks no rule and leaves the past alone', () => {
    fc.assert(
      fc.property(
        anyMission,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('cancel' as const, 'late' as const, 'tables' as const),
        (m, who, when, what) => {
          const someone = m.parties[who % Math.max(1, m.parties.length)]?.id ?? 'nobody';
          const slot = m.slots[when % m.slots.length]?.id ?? '';
          const change = {
            cancel: { kind: 'cancel', party: someone },
            late: { kind: 'late', party: someone, until: slot },
            tables: { kind: 'tables', tables: 0, slots: [slot] },
          } satisfies Record<string, DayChange>;
          const r = replan(m, [change[what]], slot);
          expect(checkPlan(r.changed.mission, r.after)).toEqual([]);
          const begun = m.slots
            .slice(
              0,
              m.slots.findIndex((s) => s.id === slot),
            )
            .map((s) => s.id);
          const past = (list: readonly { guest: string; host: string; slot: string }[]) =>
            list
              .filter((x) => begun.includes(x.slot))
              .map((x) => `${x.guest} ${x.host} ${x.slot}`)
              .sort();
          expect(past(r.after)).toEqual(past(r.before));
        },
      ),
      { numRuns: 80 },
    );
  });
});

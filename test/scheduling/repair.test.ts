import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/scheduling/check.ts';
import type { DayChange } from '../../src/scheduling/day-change.ts';
import { comparePlans } from '../../src/scheduling/difference.ts';
import { repairOf, type ReplanMode } from '../../src/scheduling/repair.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { anyMission, mission } from './generate.ts';

const replanned = (
  m: Parameters<typeof repairOf>[0],
  mode: ReplanMode,
  changes: readonly DayChange[],
) => {
  const before = schedule(m).meetings;
  const repair = repairOf(m, before, changes, m.slots[0]?.id ?? null, mode);
  const after = schedule(repair.search, { previous: before }).meetings;
  return { before, repair, after, difference: comparePlans(repair.mission, before, after) };
};

describe('a repair', () => {
  it('moves nobody and gives new meetings to those alone who lost one', () => {
    fc.assert(
      fc.property(anyMission, fc.nat(), (m, n) => {
        const hosts = m.parties.filter((p) => p.side === 'host');
        if (hosts.length === 0) return;
        const party = hosts[n % hosts.length]?.id ?? '';
        const { before, after, repair, difference } = replanned({ ...m, fixed: [] }, 'repair', [
          { kind: 'cancel', party },
        ]);
        expect(checkPlan(repair.mission, after)).toEqual([]);
        const lost = new Set(before.filter((x) => x.host === party).map((x) => x.guest));
        const known = new Set(before.flatMap((x) => [x.guest, x.host]));
        for (const c of difference.meetings) {
          if (c.kind === 'interpreted') continue;
          if (c.kind === 'dropped') expect(c.host).toBe(party);
          else if (c.kind === 'added')
            expect(lost.has(c.guest) || !known.has(c.guest) || !known.has(c.host)).toBe(true);
          else expect(c.kind).toBe('reseated');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fills what fell free where somebody is free for it, and fixes nothing for good', () => {
    const m = mission({ guests: 2, hosts: 3, slotCount: 3 });
    const tight = { ...m, parties: m.parties.map((p) => ({ ...p, max: 2 })) };
    const { after, before, repair } = replanned(tight, 'repair', [{ kind: 'cancel', party: 'h1' }]);
    const count = (list: typeof after, id: string) => list.filter((x) => x.guest === id).length;
    for (const guest of ['g1', 'g2'])
      expect(count(after, guest)).toBe(Math.min(2, count(before, guest)));
    expect(repair.mission.fixed).toEqual([]);
  });
});

describe('filling free slots', () => {
  it('keeps every meeting where it is', () => {
    fc.assert(
      fc.property(anyMission, (m) => {
        const some = {
          ...m,
          parties: m.parties.map((p) => ({ ...p, max: Math.min(p.max, 1), min: 0 })),
        };
        const before = schedule({ ...some, fixed: [] }).meetings;
        const { search } = repairOf(
          { ...m, fixed: [] },
          before,
          [],
          m.slots[0]?.id ?? null,
          'fill',
        );
        const after = schedule(search, { previous: before }).meetings;
        const there = new Set(after.map((x) => `${x.guest} ${x.host} ${x.slot}`));
        for (const x of before) expect(there).toContain(`${x.guest} ${x.host} ${x.slot}`);
      }),
      { numRuns: 150 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/scheduling/check.ts';
import { obstaclesOf } from '../../src/scheduling/obstacles.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { anyMission, mission, party, slots } from './generate.ts';

const floor = (m: Parameters<typeof obstaclesOf>[0], id: string) =>
  obstaclesOf(m, { kind: 'floor', party: id });

describe('what stands against a party by itself', () => {
  it('counts those who said no instead of naming eleven', () => {
    const hosts = Array.from({ length: 11 }, (_, i) => party(`h${i + 1}`));
    const m = mission({
      parties: [party('g1', { min: 2 }), ...hosts],
      wishes: hosts.map((h) => ({ from: h.id, to: 'g1', wish: 'no' as const })),
    });
    expect(floor(m, 'g1').map((o) => [o.key, o.parameters.count])).toEqual([
      ['rules.obstacle.floor', 0],
      ['rules.group.veto-all', 11],
    ]);
    const one = { ...m, wishes: m.wishes.slice(1) };
    expect(floor(one, 'g1').map((o) => [o.key, o.parameters.count, o.parameters.all])).toEqual([
      ['rules.obstacle.floor', 1, undefined],
      ['rules.group.veto', 10, 11],
    ]);
    // Nobody else's refusals count.
    const other = mission({
      parties: [party('g1'), party('g2', { min: 2 }), ...hosts],
      wishes: m.wishes,
    });
    expect(floor(other, 'g2')).toEqual([]);
  });

  it('names the language that is missing, of a pair and of a party', () => {
    const m = mission({
      parties: [
        party('g1', { min: 1, languages: ['ja', 'ko'] }),
        party('h1', { languages: ['cs'] }),
      ],
    });
    expect(floor(m, 'g1')[1]).toMatchObject({
      key: 'rules.group.language-all',
      parameters: { languages: 'ja, ko' },
    });
    expect(obstaclesOf(m, { kind: 'pair', guest: 'g1', host: 'h1' })).toMatchObject([
      {
        key: 'rules.obstacle.language',
        parameters: { guestLanguages: 'ja, ko', hostLanguages: 'cs' },
      },
    ]);
    const helped = { ...m, interpreters: [{ id: 'i1', languages: ['ko', 'cs'] }] };
    expect(floor(helped, 'g1')).toEqual([]);
  });

  it('counts free times, with the limit of a day', () => {
    const parties = [party('g1', { min: 3, maxDay: 1 }), party('h1'), party('h2'), party('h3')];
    expect(floor(mission({ parties, slots: slots(4, 2) }), 'g1')).toMatchObject([
      { parameters: { count: 2, min: 3 } },
      { key: 'rules.obstacle.times', parameters: { count: 2, all: 4 } },
    ]);
  });

  it('is true: such a pair breaks a rule at every time, such a floor is never reached', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyMission, (m) => {
        const [guests, hosts] = [
          m.parties.filter((p) => p.side === 'guest'),
          m.parties.filter((p) => p.side === 'host'),
        ];
        for (const guest of guests.map((p) => p.id))
          for (const host of hosts.map((p) => p.id)) {
            if (obstaclesOf(m, { kind: 'pair', guest, host }).length === 0) continue;
            seen++;
            for (const s of m.slots)
              expect(checkPlan({ ...m, fixed: [] }, [{ guest, host, slot: s.id }])).not.toEqual([]);
          }
        const plan = schedule(m);
        for (const p of m.parties)
          if (floor(m, p.id).length)
            expect(
              plan.meetings.filter((x) => x.guest === p.id || x.host === p.id).length,
            ).toBeLessThan(p.min);
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('has its sentences in every language', () => {
    for (const [, t] of loadLocales('views/locales'))
      for (const block of ['veto', 'no-fit', 'language', 'apart', 'interpreter-away'])
        for (const key of [`rules.group.${block}`, `rules.group.${block}-all`])
          for (const count of [1, 3, 11])
            expect(t(key, { count, all: 11, party: 'A', languages: 'ja' })).not.toMatch(/[{}]/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mission } from '../../src/domain/mission.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { demandsOf } from '../../src/scheduling/demands.ts';
import { RULES } from '../../src/scheduling/rules.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { anyMission, mission, party } from './generate.ts';

const locales = [...loadLocales('views/locales')];

/** Meetings put anywhere, so that all rules get broken. */
const anyMeetings = (m: Mission) => {
  const [guests, hosts] = [
    m.parties.filter((p) => p.side === 'guest'),
    m.parties.filter((p) => p.side === 'host'),
  ];
  if (!guests.length || !hosts.length) return fc.constant([]);
  return fc.array(
    fc.record({
      guest: fc.constantFrom(...guests.map((p) => p.id)),
      host: fc.constantFrom(...hosts.map((p) => p.id)),
      slot: fc.constantFrom(...m.slots.map((s) => s.id)),
      table: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 20 },
  );
};

describe('sentences of rules', () => {
  it('every broken rule and every demand has one in each language, with all that it needs', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        anyMission.chain((m) => fc.tuple(fc.constant(m), anyMeetings(m))),
        ([m, meetings]) => {
          for (const { rule, key, parameters } of [
            ...checkPlan(m, meetings),
            ...demandsOf(m).map((d) => ({ rule: d.key, ...d })),
          ]) {
            seen.add(rule);
            for (const [, t] of locales) expect(t(key, parameters)).not.toMatch(/[{}]|undefined/);
          }
        },
      ),
      { numRuns: 400 },
    );
    // The trial itself is worth something only if it broke every rule.
    expect(RULES.map((r) => r.id).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('never say who refused whom', () => {
    const vetoed = (from: string, to: string) =>
      mission({ parties: [party('g1'), party('h1')], wishes: [{ from, to, wish: 'no' }] });
    const words = (m: Mission) =>
      checkPlan(m, [{ guest: 'g1', host: 'h1', slot: 's1', table: 1 }]).map((b) =>
        locales.map(([, t]) => t(b.key, b.parameters)),
      );
    expect(words(vetoed('g1', 'h1'))).toEqual(words(vetoed('h1', 'g1')));
    expect(words(vetoed('g1', 'h1'))).toHaveLength(1);
  });
});

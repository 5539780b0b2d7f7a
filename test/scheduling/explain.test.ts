import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mission } from '../../src/domain/mission.ts';
import { demandsOf } from '../../src/scheduling/demands.ts';
import { loadExact, type ExactSolver } from '../../src/scheduling/exact.ts';
import { explain, type Question } from '../../src/scheduling/explain.ts';
import { NO_EFFECTS, schedule } from '../../src/scheduling/schedule.ts';
import { anyMission, mission, party } from './generate.ts';

let exact: ExactSolver;
beforeAll(async () => {
  exact = await loadExact();
});
const why = (m: Mission, q: Question) => explain(m, q, exact);
const ids = (m: Mission, q: Question) =>
  why(m, q)
    .conflict.map((c) => c.demand.id)
    .sort();

describe('why a pair cannot meet', () => {
  it('names the two absences that leave no common slot, each of which would do', () => {
    const m = mission({
      parties: [
        party('g1', { unavailable: ['s1', 's2'], name: 'Aurora Optics' }),
        party('h1', { unavailable: ['s3'] }),
        party('h2'),
      ],
      slotCount: 3,
    });
    const answer = why(m, { kind: 'pair', guest: 'g1', host: 'h1' });
    expect(answer.conflict.map((c) => [c.demand.id, c.gain?.solved])).toEqual([
      ['away g1', true],
      ['away h1', true],
    ]);
    expect(answer.conflict[0]?.demand).toMatchObject({
      key: 'rules.demand.away',
      parameters: { party: 'Aurora Optics', count: 2 },
    });
    expect(answer.conflict[0]?.gain?.value).toBeCloseTo(0.5);
  });

  it('names the veto, and both when both said no', () => {
    const m = mission({ wishes: [{ from: 'h1', to: 'g1', wish: 'no' }] });
    expect(ids(m, { kind: 'pair', guest: 'g1', host: 'h1' })).toEqual(['veto h1 g1']);
    const both = { ...m, wishes: [...m.wishes, { from: 'g1', to: 'h1', wish: 'no' as const }] };
    const answer = why(both, { kind: 'pair', guest: 'g1', host: 'h1' });
    expect(answer.conflict).toHaveLength(1);
    expect(answer.conflict[0]?.gain?.solved).toBe(false);
  });

  it('names the fixed meeting that takes the only slot', () => {
    const m = mission({ slotCount: 1, fixed: [{ guest: 'g1', host: 'h2', slot: 's1' }] });
    expect(ids(m, { kind: 'pair', guest: 'g1', host: 'h1' })).toEqual(['fixed g1 h2 s1']);
  });

  it('names the interpreters when nobody speaks for them', () => {
    const m = mission({
      parties: [party('g1', { languages: ['ja'] }), party('h1', { languages: ['cs'] })],
      interpreters: [{ id: 'i1', languages: ['en', 'cs'] }],
    });
    expect(ids(m, { kind: 'pair', guest: 'g1', host: 'h1' })).toEqual(['interpreters']);
  });

  it('says that it is possible, and what forcing it would cost, when others are worth more', () => {
    const m = mission({
      slotCount: 1,
      parties: [party('g1', { min: 1 }), party('h1'), party('h2', { min: 1 })],
      scores: [
        { guest: 'g1', host: 'h1', score: 0.2 },
        { guest: 'g1', host: 'h2', score: 0.9 },
      ],
    });
    expect(why(m, { kind: 'pair', guest: 'g1', host: 'h1' })).toEqual({
      kind: 'possible',
      conflict: [],
      forced: { shortfall: 1, value: -0.7 },
    });
  });
});

describe('why a party stays below its floor', () => {
  it('names its absence alone when that is enough', () => {
    const m = mission({
      parties: [party('g1', { min: 2, unavailable: ['s1', 's2'] }), party('h1'), party('h2')],
      slotCount: 3,
    });
    expect(ids(m, { kind: 'floor', party: 'g1' })).toEqual(['away g1']);
  });

  it('names who competes for the only host', () => {
    const m = mission({
      parties: [party('g1', { min: 1 }), party('g2', { min: 1 }), party('h1', { max: 1 })],
    });
    const answer = why(m, { kind: 'floor', party: 'g2' });
    expect(answer.conflict.map((c) => [c.demand.id, c.gain])).toEqual([
      ['floor g1', { solved: true, shortfall: -1, value: 0 }],
      ['most h1', { solved: true, shortfall: -1, value: 0.5 }],
    ]);
  });

  it('says so when there is nobody to meet', () => {
    const m = mission({ parties: [party('g1', { min: 2 }), party('h1')] });
    expect(why(m, { kind: 'floor', party: 'g1' })).toEqual({ kind: 'impossible', conflict: [] });
  });
});

describe('why fixed meetings contradict each other', () => {
  it('names the fewest of them', () => {
    const m = mission({
      parties: [party('g1', { max: 2 }), party('h1'), party('h2'), party('h3')],
      fixed: [
        { guest: 'g1', host: 'h1', slot: 's1' },
        { guest: 'g1', host: 'h2', slot: 's1' },
        { guest: 'g1', host: 'h3', slot: 's2' },
      ],
    });
    expect(ids(m, { kind: 'fixed' })).toEqual(['fixed g1 h1 s1', 'fixed g1 h2 s1']);
  });
});

describe('any explanation', () => {
  it('is a conflict, and stops being one when any one of its demands is given up', () => {
    fc.assert(
      fc.property(anyMission, (m) => {
        const plan = schedule(m);
        const short = m.parties.find(
          (p) => p.min > plan.meetings.filter((x) => x.guest === p.id || x.host === p.id).length,
        );
        if (!short) return;
        const question: Question = { kind: 'floor', party: short.id };
        const { kind, conflict } = why(m, question);
        if (kind !== 'conflict') return;
        // With nothing but these demands it must fail; without any one of them it must work.
        const own = `floor ${short.id}`;
        const only = (kept: readonly string[]) =>
          demandsOf(m)
            .filter((d) => d.id !== own && !kept.includes(d.id))
            .reduce((x, d) => d.loosen(x), m);
        const all = conflict.map((c) => c.demand.id);
        expect(why(only(all), question).kind).not.toBe('possible');
        for (const id of all)
          expect(why(only(all.filter((x) => x !== id)), question).kind).toBe('possible');
      }),
      { numRuns: 20 },
    );
  });
});

describe('an explanation that is cut short', () => {
  it('claims nothing', () => {
    const m = mission({ slotCount: 1, fixed: [{ guest: 'g1', host: 'h2', slot: 's1' }] });
    const answer = explain(m, { kind: 'pair', guest: 'g1', host: 'h1' }, exact, {
      ...NO_EFFECTS,
      stop: () => true,
    });
    expect(answer).toEqual({ kind: 'unknown', conflict: [] });
  });
});

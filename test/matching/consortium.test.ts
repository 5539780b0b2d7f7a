import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formTeam,
  type CallRules,
  type TeamCandidate,
  type TeamNeed,
} from '../../src/matching/consortium.ts';
import { COVERED } from '../../src/matching/coverage.ts';
import { STRONG } from '../../src/matching/strength.ts';

const need = (id: string, more: Partial<TeamNeed> = {}): TeamNeed => ({ id, must: false, ...more });
const member = (
  id: string,
  degrees: number[],
  more: Partial<TeamCandidate> = {},
): TeamCandidate => ({ id, kind: 'company', country: 'CZ', degrees, ...more });
const [optics, mechanics, software] = [need('optics'), need('mechanics'), need('software')];

describe('the smallest team', () => {
  it('is smaller than what greedy choice finds', () => {
    // Greedy takes `wide` (four of six needs) first and then needs two more; `left` and `right`
    // cover all six.
    const six = Array.from({ length: 6 }, (_, i) => need(`n${i}`));
    const team = formTeam(six, [
      member('wide', [0, 0.9, 0.9, 0.9, 0.9, 0]),
      member('left', [0.9, 0.9, 0.9, 0, 0, 0]),
      member('right', [0, 0, 0, 0.9, 0.9, 0.9]),
    ]);
    expect(team.best?.members).toEqual(['left', 'right']);
    expect(team.proven).toBe(true);
    expect(team.gaps).toEqual([]);
  });

  it('of equal size is the one with the strongest evidence', () => {
    const team = formTeam(
      [optics, mechanics],
      [member('sure', [0.9, 0.9]), member('surer', [0.99, 0.95])],
    );
    expect(team.best).toEqual({
      members: ['surer'],
      covers: [
        { need: 'optics', by: 'surer', degree: 0.99 },
        { need: 'mechanics', by: 'surer', degree: 0.95 },
      ],
      roles: [
        { id: 'surer', covers: ['optics', 'mechanics'], alone: ['optics', 'mechanics'], rules: [] },
      ],
    });
    expect(team.alternatives.map((a) => a.members)).toEqual([['sure']]);
  });

  it('has nobody who may only help with a need, who is named beside it', () => {
    const team = formTeam([optics, mechanics], [member('a', [0.9, 0]), member('b', [0, 0.89])]);
    expect(team.best?.members).toEqual(['a']);
    expect(team.gaps).toEqual([
      { need: 'mechanics', must: false, limit: false, nearest: [{ id: 'b', degree: 0.89 }] },
    ]);
  });

  it('of equal cover is the one with members of the cluster, whatever the evidence', () => {
    const candidates = [member('prospect', [0.99], { prospect: true }), member('ours', [0.9])];
    expect(formTeam([optics], candidates).best?.members).toEqual(['ours']);
    // Fewer partners come first.
    const two = [member('one', [0.9, 0]), member('two', [0, 0.9])];
    const wide = member('wide', [0.9, 0.9], { prospect: true });
    expect(formTeam([optics, mechanics], [...two, wide]).best?.members).toEqual(['wide']);
  });

  it('tells why each is in it', () => {
    const team = formTeam(
      [optics, mechanics],
      [
        member('both', [0.9, 0.9], { kind: 'company-large' }),
        member('small', [0.9, 0], { kind: 'company-sme', country: 'DE' }),
      ],
      { sme: true, countries: 2, included: ['both'] },
    );
    expect(team.best?.roles).toEqual([
      {
        id: 'both',
        covers: ['optics', 'mechanics'],
        alone: ['mechanics'],
        rules: ['included', 'countries'],
      },
      { id: 'small', covers: ['optics'], alone: [], rules: ['sme', 'countries'] },
    ]);
  });

  it('names what nobody covers with the nearest, and what the most partners leave out', () => {
    const needs = [optics, mechanics, software];
    const candidates = [member('a', [0.9, 0, 0.2]), member('b', [0, 0.9, 0.1])];
    expect(formTeam(needs, candidates, { most: 1 }).gaps).toEqual([
      { need: 'mechanics', must: false, limit: true, nearest: [{ id: 'b', degree: 0.9 }] },
      {
        need: 'software',
        must: false,
        limit: false,
        nearest: [
          { id: 'a', degree: 0.2 },
          { id: 'b', degree: 0.1 },
        ],
      },
    ]);
  });

  it('covers what must be covered before what is wanted, and the heavier before the lighter', () => {
    const candidates = [member('two', [0.9, 0.9, 0]), member('one', [0, 0, 0.9])];
    expect(
      formTeam([optics, mechanics, need('software', { must: true })], candidates, { most: 1 }).best
        ?.members,
    ).toEqual(['one']);
    expect(
      formTeam([optics, mechanics, need('software', { weight: 3 })], candidates, { most: 1 }).best
        ?.members,
    ).toEqual(['one']);
    expect(formTeam([optics, mechanics, software], candidates, { most: 1 }).best?.members).toEqual([
      'two',
    ]);
  });
});

describe('the rules of a call', () => {
  const candidates = [
    member('a', [0.95, 0.95], { kind: 'company-large' }),
    member('sme', [0.9, 0], { kind: 'company-sme', country: 'DE' }),
    member('uni', [0, 0.9], { kind: 'university', country: 'AT' }),
    member('far', [0, 0], { kind: 'company-sme', country: 'FR' }),
  ];
  const needs = [optics, mechanics];

  it.each<[string, CallRules, string[]]>([
    ['none: one partner does', {}, ['a']],
    ['a small company is added', { sme: true }, ['a', 'sme']],
    [
      'a small company and a university replace the large one',
      { sme: true, research: true },
      ['sme', 'uni'],
    ],
    ['three countries', { countries: 3 }, ['a', 'sme', 'uni']],
    ['who is in already stays, though covering nothing', { included: ['far'] }, ['a', 'far']],
    [
      'one rule can be kept by who is in already',
      { included: ['far'], sme: true, countries: 2 },
      ['a', 'far'],
    ],
  ])('%s', (_what, rules, members) => {
    const team = formTeam(needs, candidates, rules);
    expect(team.best?.members).toEqual(members);
    expect(team.unmet).toEqual([]);
  });

  it('that nobody can keep are named, and the team is formed without them', () => {
    const team = formTeam(needs, candidates.slice(0, 1), { sme: true, countries: 3 });
    expect(team.best?.members).toEqual(['a']);
    expect(team.unmet).toEqual([
      { rule: 'countries', missing: 2 },
      { rule: 'sme', missing: 1 },
    ]);
  });

  it('are kept by who helps with a need, not by who is a little near to many', () => {
    const near = ['n1', 'n2', 'n3'].map((id) => member(id, [0.35, 0.35], { kind: 'university' }));
    const helps = member('helps', [0.5, 0], { kind: 'university' });
    const team = formTeam(needs, [...near, helps], { research: true });
    expect(team.best?.members).toEqual(['helps']);
  });

  it('are kept by a member where prospects would do no more for them', () => {
    const abroad = ['p1', 'p2', 'p3'].map((id) =>
      member(id, [0.5, 0], { country: 'AT', prospect: true }),
    );
    const home = member('home', [0.97, 0.97]);
    const ours = member('ours', [0, 0], { country: 'AT' });
    const team = formTeam(needs, [ours, home, ...abroad], { countries: 2 });
    expect(team.best?.members).toEqual(['ours', 'home']);
  });

  it('come before the needs', () => {
    expect(formTeam(needs, candidates, { most: 1, sme: true }).best?.members).toEqual(['sme']);
  });
});

describe('any team', () => {
  const anyCase = fc.record({
    musts: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    people: fc.array(
      fc.record({
        degrees: fc.array(fc.constantFrom(0, 0.2, 0.4, 0.9, 0.97), { minLength: 4, maxLength: 4 }),
        country: fc.constantFrom('CZ', 'DE', 'AT'),
        kind: fc.constantFrom('company-sme' as const, 'university' as const, 'company' as const),
        prospect: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    most: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    countries: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    sme: fc.boolean(),
    research: fc.boolean(),
  });

  it('is what trying every subset finds', () => {
    fc.assert(
      fc.property(anyCase, ({ musts, people, ...rules }) => {
        const needs = musts.map((must, i) => need(`n${i}`, { must }));
        const candidates = people.map((p, i) =>
          member(`m${i}`, p.degrees.slice(0, needs.length), p),
        );
        const figures = (team: readonly TeamCandidate[]) => {
          const best = needs.map((_, n) => Math.max(0, ...team.map((c) => c.degrees[n] ?? 0)));
          const covered = (must: boolean) =>
            needs.filter((x, n) => x.must === must && best[n]! >= STRONG).length;
          const short =
            (rules.sme && !team.some((c) => c.kind === 'company-sme') ? 1 : 0) +
            (rules.research && !team.some((c) => c.kind === 'university') ? 1 : 0) +
            Math.max(0, (rules.countries ?? 0) - new Set(team.map((c) => c.country)).size);
          return [
            -short,
            covered(true),
            covered(false),
            -team.length,
            -Number(team.some((c) => c.prospect)),
            Math.round(1000 * best.filter((d) => d >= COVERED).reduce((a, b) => a + b, 0)),
          ];
        };
        const better = (a: readonly number[], b: readonly number[]) => {
          const at = a.findIndex((x, i) => x !== b[i]);
          return at >= 0 && a[at]! > b[at]!;
        };
        let top: number[] = [-Infinity];
        for (let mask = 0; mask < 1 << candidates.length; mask++) {
          const team = candidates.filter((_, i) => mask & (1 << i));
          if (team.length <= (rules.most ?? Infinity) && better(figures(team), top))
            top = figures(team);
        }
        const answer = formTeam(needs, candidates, rules);
        const found = answer.best?.members.map((id) => candidates.find((c) => c.id === id)!) ?? [];
        if (answer.best) expect(figures(found)).toEqual(top);
        for (const other of answer.alternatives) {
          const team = other.members.map((id) => candidates.find((c) => c.id === id)!);
          expect(figures(team).slice(0, 3)).toEqual(top.slice(0, 3));
          expect(team.length).toBeLessThanOrEqual(found.length + 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BestFewByOwner, bestFew } from '../../src/matching/best-few.ts';
import { callFamilies } from '../../src/matching/call-families.ts';
import {
  type EvidenceScore,
  evidenceScorer,
  narrowest,
} from '../../src/matching/evidence-score.ts';
import { type OwnerQuestion, rankOwners } from '../../src/matching/rank-owners.ts';
import { WEIGHTS, withWeights } from '../../src/matching/weights.ts';
import { organisation, tableOf } from './story.ts';

const score = (ordinal: number, value: number): EvidenceScore => ({
  ordinal,
  tfidf: value,
  bm25: value,
  latent: value,
  dense: 0,
  concepts: 0,
  quantities: 0,
  degree: value,
});
const question = (evidence: EvidenceScore[], more: Partial<OwnerQuestion> = {}): OwnerQuestion => ({
  words: 3,
  evidence,
  profiles: new Map(),
  named: new Map(),
  families: [],
  partners: new Set(),
  excludes: () => false,
  ...more,
});
const ids = (table: ReturnType<typeof tableOf>, q: OwnerQuestion, weights = WEIGHTS) =>
  rankOwners(table, q, weights).map((r) => table.owners[r.owner]!.id);

describe('ranking of owners', () => {
  const members = ['lens-works', 'big-institute', 'newcomer'].map((id) => organisation(id));

  it('puts one excellent statement before several mediocre ones', () => {
    const table = tableOf(members, [
      { id: 'a', owners: ['lens-works'] },
      ...[1, 2, 3].map((n) => ({ id: `b${n}`, owners: ['big-institute'] })),
    ]);
    expect(
      ids(table, question([score(0, 0.9), score(1, 0.4), score(2, 0.4), score(3, 0.4)])),
    ).toEqual(['lens-works', 'big-institute']);
  });

  it('counts a project for each of its partners and leaves out who must not be answered with', () => {
    const table = tableOf(members, [
      { id: 'p', owners: ['lens-works', 'newcomer'], kind: 'project' },
    ]);
    expect(ids(table, question([score(0, 0.5)]))).toEqual(['lens-works', 'newcomer']);
    expect(ids(table, question([score(0, 0.5)], { excludes: (owner) => owner === 0 }))).toEqual([
      'newcomer',
    ]);
  });

  it('lets experience with the programme decide between equal texts, and only when the call is named', () => {
    const table = tableOf(members, [
      { id: 'a', owners: ['lens-works'] },
      { id: 'b', owners: ['newcomer'] },
      { id: 'old', owners: ['newcomer'], kind: 'project', programme: 'HORIZON.2.4' },
    ]);
    const asked = [score(0, 0.5), score(1, 0.5)];
    expect(ids(table, question(asked))).toEqual(['lens-works', 'newcomer']);
    expect(
      ids(
        table,
        question(asked, { families: callFamilies(['HORIZON-CL4-2025-DIGITAL-EMERGING-02']) }),
      ),
    ).toEqual(['newcomer', 'lens-works']);
  });

  it('puts an owner that the question names before one whose statements answer alike, also one without any such statement', () => {
    const table = tableOf(members, [
      { id: 'a', owners: ['big-institute'] },
      { id: 'b', owners: ['lens-works'] },
    ]);
    const asked = [score(0, 0.5), score(1, 0.45)];
    expect(ids(table, question(asked))).toEqual(['big-institute', 'lens-works']);
    expect(
      ids(
        table,
        question(asked, {
          named: new Map([
            [0, 0.8],
            [2, 0.8],
          ]),
        }),
      ),
    ).toEqual(['lens-works', 'big-institute', 'newcomer']);
  });

  it('keeps earlier partners out of it unless history is turned on', () => {
    const table = tableOf(members, [
      { id: 'a', owners: ['lens-works'] },
      { id: 'b', owners: ['newcomer'] },
    ]);
    const asked = question([score(0, 0.6), score(1, 0.5)], { partners: new Set([2]) });
    expect(ids(table, asked)).toEqual(['lens-works', 'newcomer']);
    expect(ids(table, asked, withWeights({ history: 2 }))).toEqual(['newcomer', 'lens-works']);
  });

  it('answers nothing with nothing', () => {
    expect(rankOwners(tableOf(members, []), question([]))).toEqual([]);
    expect(
      rankOwners(tableOf(members, [{ id: 'a', owners: ['newcomer'] }]), question([score(0, 0)])),
    ).toEqual([]);
  });

  it('stays between 0 and 1 and never drops when a statement gets better', () => {
    const table = tableOf(
      members,
      members.flatMap((m, i) => [
        { id: `x${i}`, owners: [m.id] },
        { id: `y${i}`, owners: [m.id] },
      ]),
    );
    const value = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), value, (values, better) => {
        const of = (list: number[]) =>
          rankOwners(table, question(list.map((v, i) => score(i, v)))).find((r) => r.owner === 0)!;
        const before = of(values);
        expect(before.score).toBeGreaterThanOrEqual(0);
        expect(before.score).toBeLessThanOrEqual(1 + 1e-9);
        expect(of([Math.max(values[0]!, better), ...values.slice(1)]).score).toBeGreaterThanOrEqual(
          before.score - 1e-9,
        );
      }),
    );
  });
});

describe('the best few', () => {
  it('are the same all at once and one owner at a time', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
          { minLength: 1, maxLength: 5 },
        ),
        (lists) => {
          const few = new BestFewByOwner(lists.length);
          lists.forEach((list, owner) => list.forEach((s) => few.add(owner, s)));
          few
            .values(2)!
            .forEach((value, owner) =>
              expect(value).toBeCloseTo(Math.min(1, bestFew(lists[owner]!) / 2), 9),
            );
        },
      ),
    );
  });
});

describe('scores of evidence', () => {
  const words = { share: 0.8, weight: 9, best: 5, missing: 0.2, count: 3, head: 0.8, known: 1 };
  const text = { ordinal: 0, tfidf: 0.4, bm25: 0.4, latent: 0.5, words };
  const reading = { help: [] };
  const things = {
    concepts: new Map<string, number>(),
    examples: new Map<string, string[]>(),
    quantities: [],
    words: [],
    reading,
  };
  const degree = (told: Parameters<typeof tableOf>[1][number]) =>
    evidenceScorer(
      tableOf([organisation('m')], [told, { id: 'new', owners: [], year: 2025 }]),
      things,
    )(text).degree;

  it('hold an old, an unsure and a vague statement back a little', () => {
    const plain = degree({ id: 'a', owners: ['m'] });
    expect(degree({ id: 'a', owners: ['m'], year: 2010 })).toBeLessThan(plain);
    expect(degree({ id: 'a', owners: ['m'], year: 1950 })).toBeGreaterThan(plain * 0.7);
    expect(degree({ id: 'a', owners: ['m'], kind: 'market' })).toBeLessThan(plain / 2);
    expect(degree({ id: 'a', owners: ['m'], kind: 'project', strength: 'weak' })).toBeLessThan(
      degree({ id: 'a', owners: ['m'], kind: 'project', strength: 'strong' }),
    );
  });

  it('rise with the share of asked concepts, rare ones more', () => {
    const table = tableOf(
      [organisation('m')],
      [
        { id: 'rare', owners: ['m'], concepts: ['ellipsometry'] },
        { id: 'both', owners: ['m'], concepts: ['ellipsometry', 'laser'] },
        ...[1, 2, 3].map((n) => ({ id: `l${n}`, owners: ['m'], concepts: ['laser'] })),
      ],
    );
    const of = (ordinal: number) =>
      evidenceScorer(table, {
        concepts: new Map([
          ['ellipsometry', 1],
          ['laser', 1],
        ]),
        examples: new Map<string, string[]>(),
        quantities: [],
        words: [],
        reading,
      })({ ...text, ordinal }).concepts;
    expect(of(1)).toBeCloseTo(1, 9);
    expect(of(0)).toBeGreaterThan(of(2));
  });

  it('are as narrow as what is asked, also by an example of it', () => {
    const table = tableOf(
      [organisation('m')],
      [
        { id: 'a', owners: ['m'], concepts: ['ftir'] },
        ...[1, 2, 3, 4, 5, 6].map((n) => ({ id: `l${n}`, owners: ['m'], concepts: ['laser'] })),
      ],
    );
    const asked = (examples: readonly string[]) => narrowest(table, new Map([['asked', examples]]));
    const byExample = asked(['asked', 'ftir'])(['ftir']);
    expect(byExample).toBe(1);
    // Of something broad the same statement is one example of many.
    expect(asked(['asked', 'ftir', 'laser'])(['ftir'])).toBeLessThan(byExample / 2);
    expect(asked(['asked', 'laser'])(['ftir'])).toBe(0);
  });
});

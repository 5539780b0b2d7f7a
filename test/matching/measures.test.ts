import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judge,
  ndcg10,
  order,
  pairedDifference,
  recall20,
  reciprocalRank,
} from '../../src/matching/measures.ts';

const table = (rows: Record<string, Record<string, number>>) =>
  new Map(Object.entries(rows).map(([q, docs]) => [q, new Map(Object.entries(docs))]));

describe('measures of a ranking', () => {
  it('agree with figures worked out by hand', () => {
    // Grades 3, 0, 2 found, ideal 3, 2, 1: (7 + 3 / 2) / (7 + 3 / log2 3 + 1 / 2).
    expect(ndcg10([3, 0, 2], [1, 2, 3])).toBeCloseTo((7 + 1.5) / (7 + 3 / Math.log2(3) + 0.5), 12);
    expect(recall20([0, 1, 0, 2], [1, 2, 1])).toBeCloseTo(2 / 3, 12);
    expect(reciprocalRank([0, 0, 1])).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank([0, 0])).toBe(0);
  });

  it('look at ten and at twenty places and no further', () => {
    const late = (place: number) => [...Array<number>(place - 1).fill(0), 1];
    expect(ndcg10(late(10), [1])).toBeGreaterThan(0);
    expect(ndcg10(late(11), [1])).toBe(0);
    expect(recall20(late(20), [1])).toBe(1);
    expect(recall20(late(21), [1])).toBe(0);
    expect(reciprocalRank(late(40))).toBeCloseTo(1 / 40, 12);
  });

  it('order equal scores by id, leave out queries without an answer and count missed queries as 0', () => {
    expect(
      order(
        new Map([
          ['b', 1],
          ['a', 1],
          ['c', 2],
        ]),
      ),
    ).toEqual(['c', 'a', 'b']);
    const judgements = table({ q1: { a: 1 }, q2: { a: 0 }, q3: { b: 2 } });
    const quality = judge(judgements, table({ q1: { a: 5 }, q2: { a: 5 } }));
    expect(quality.queries).toBe(2);
    expect(quality.values.ndcg10).toEqual([1, 0]);
    // Mean 0.5, deviation 0.5, two queries.
    expect(quality.figures.ndcg10.half).toBeCloseTo((1.96 * 0.5) / Math.sqrt(2), 12);
  });

  it('judge some documents alone: the others leave the ranking, too', () => {
    const judgements = table({ q: { small: 1, big: 1 } });
    const run = table({ q: { big: 9, small: 1 } });
    expect(judge(judgements, run, (d) => d === 'small').values.mrr).toEqual([1]);
  });

  it('never exceed 1, and reach it with the ideal order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }),
        (grades) => {
          const relevant = grades.filter((g) => g > 0);
          if (relevant.length === 0) return;
          expect(ndcg10(grades, relevant)).toBeLessThanOrEqual(1 + 1e-12);
          expect(
            ndcg10(
              [...grades].sort((a, b) => b - a),
              relevant,
            ),
          ).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});

describe('paired differences', () => {
  it('have an interval around the mean that repeats', () => {
    const ours = Array.from({ length: 200 }, (_, i) => 0.3 + (i % 7) / 50);
    const theirs = Array.from({ length: 200 }, (_, i) => 0.25 + (i % 5) / 50);
    const found = pairedDifference(ours, theirs);
    expect(found.low).toBeLessThan(found.mean);
    expect(found.high).toBeGreaterThan(found.mean);
    expect(pairedDifference(ours, theirs)).toEqual(found);
    expect(pairedDifference(ours, ours)).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

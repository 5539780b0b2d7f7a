import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini, liftUnseen } from '../../src/matching/exposure.ts';

describe('the Gini coefficient', () => {
  it('is nought when all have the same, and near one when one has everything', () => {
    expect(gini([3, 3, 3, 3])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
    expect(gini([1, 2, 3])).toBeCloseTo(2 / 9);
    expect(gini([])).toBe(0);
    expect(gini([0, 0])).toBe(0);
  });

  it('is half the mean difference of all pairs over the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }), (counts) => {
        const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
        if (mean === 0) return;
        const differences = counts.flatMap((x) => counts.map((y) => Math.abs(x - y)));
        expect(gini(counts)).toBeCloseTo(
          differences.reduce((a, b) => a + b, 0) / (2 * counts.length ** 2 * mean),
          9,
        );
      }),
    );
  });
});

/** Rankings may differ among equal scores alone. */
const inOrder = (ranking: readonly { owner: string; score: number }[]): unknown =>
  [...ranking].sort(
    (a, b) => b.score - a.score || (a.owner < b.owner ? -1 : Number(a.owner > b.owner)),
  );

describe('lifting the unseen', () => {
  const ranking = [
    { owner: 'famous', score: 1 },
    { owner: 'unseen', score: 0.95 },
    { owner: 'weak', score: 0.5 },
  ];
  const exposure = new Map([
    ['famous', 30],
    ['weak', 0],
  ]);

  it('puts the seldom suggested first among near-equals, and nobody past a stronger one', () => {
    expect(liftUnseen(ranking, exposure, 0.1).map((r) => r.owner)).toEqual([
      'unseen',
      'famous',
      'weak',
    ]);
    expect(liftUnseen(ranking, exposure, 0.01).map((r) => r.owner)).toEqual([
      'famous',
      'unseen',
      'weak',
    ]);
    expect(liftUnseen(ranking, exposure, 0).map((r) => r.owner)).toEqual([
      'famous',
      'unseen',
      'weak',
    ]);
  });

  it('never lets a score fall behind one that is lower by more than the tolerance', () => {
    const anyRanking = fc
      .array(
        fc.record({
          owner: fc.string({ maxLength: 3 }),
          score: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 30 },
      )
      .map((r) => r.sort((a, b) => b.score - a.score));
    fc.assert(
      fc.property(
        anyRanking,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.dictionary(fc.string({ maxLength: 3 }), fc.nat(9)),
        (r, tolerance, seen) => {
          const lifted = liftUnseen(r, new Map(Object.entries(seen)), tolerance);
          expect(inOrder(lifted)).toEqual(inOrder(r));
          for (const [i, x] of lifted.entries())
            for (const y of lifted.slice(i + 1))
              expect(x.score).toBeGreaterThanOrEqual(y.score * (1 - tolerance) - 1e-12);
        },
      ),
    );
  });
});

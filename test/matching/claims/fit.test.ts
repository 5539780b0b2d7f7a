import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bag,
  type Example,
  bestClaim,
  fitBags,
  fitLogistic,
  logOdds,
  logistic,
} from '../../../src/matching/claims/fit.ts';
import {
  reliabilityOf,
  tellHeldOut,
  temperOf,
  tempered,
} from '../../../src/matching/claims/reliability.ts';

/** Examples whose share of right ones follows the model at every grid point exactly. */
function examplesOf(intercept: number, weights: readonly number[]): Example[] {
  const examples: Example[] = [];
  for (let x = -2; x <= 2; x += 0.5)
    for (let y = -2; y <= 2; y += 0.5) {
      const right = Math.round(1_000 * logistic(intercept + weights[0]! * x + weights[1]! * y));
      for (let i = 0; i < 1_000; i += 10) examples.push({ features: [x, y], isRight: i < right });
    }
  return examples;
}

describe('the fit of claims', () => {
  it('finds the weights that judged claims follow', () => {
    const { intercept, weights } = fitLogistic(examplesOf(-0.5, [1.5, -0.7]), 1e-6);
    expect(intercept).toBeCloseTo(-0.5, 1);
    expect(weights[0]).toBeCloseTo(1.5, 1);
    expect(weights[1]).toBeCloseTo(-0.7, 1);
  });

  it('takes known odds off what it fits', () => {
    const shifted = examplesOf(-0.5, [1, 0]).map((e) => ({ ...e, offset: 2 }));
    expect(fitLogistic(shifted, 1e-6).intercept).toBeCloseTo(-2.5, 1);
  });

  it('is finite whatever it is given: one class only, a constant feature, parted classes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            features: fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.constant(1)),
            isRight: fc.boolean(),
          }),
          { minLength: 1, maxLength: 30 },
        ),
        (examples) => {
          const { intercept, weights } = fitLogistic(examples, 1);
          expect([intercept, ...weights].every(Number.isFinite)).toBe(true);
          expect(weights[1]).toBeCloseTo(0, 9);
        },
      ),
    );
  });

  it('learns which claim of a bag was judged', () => {
    // In right bags one claim has the sign (1), in wrong ones none; the start prefers the other.
    const bags: Bag[] = Array.from({ length: 40 }, (_, i) => ({
      isRight: i % 2 === 0,
      claims: [{ features: [0, 1] }, { features: [i % 2 === 0 ? 1 : 0, 0] }],
    }));
    const fit = fitBags(bags, { intercept: 0, weights: [1, 0.5] }, 0.1);
    expect(fit.weights[0]).toBeGreaterThan(2);
    expect(bestClaim(bags[0]!, fit)).toBe(bags[0]!.claims[1]);
    expect(logistic(logOdds({ features: [1, 0] }, fit))).toBeGreaterThan(0.8);
    expect(bestClaim({ claims: [], isRight: false }, fit)).toBeUndefined();
  });
});

describe('reliability', () => {
  it('is told by a fit that has not seen the topic', () => {
    // Only topic b shows that the feature counts; told of b, the fit must not know it.
    const bags = ['a1', 'a2', 'b1', 'b2'].flatMap((topic) =>
      [0, 1].map((x) => ({
        topic,
        claims: [{ features: [x] }],
        isRight: topic.startsWith('b') && x === 1,
      })),
    );
    const start = { intercept: 0, weights: [0] };
    const told = tellHeldOut(bags, (t) => t[0]!, { start, ridge: 0.1, folds: 2 });
    expect(told).toHaveLength(bags.length);
    const ofB = told.filter((t) => t.topic.startsWith('b'));
    expect(Math.max(...ofB.map((t) => t.chance))).toBeLessThan(0.1);
    const ofA = told.filter((t) => t.topic === 'a1');
    expect(Math.max(...ofA.map((t) => t.chance))).toBeGreaterThan(0.5);
  });

  it('counts claims by strength, and topics by whether a claim is made', () => {
    const topics = (topic: string, ...claims: [number, boolean][]) =>
      claims.map(([chance, isRight]) => ({ topic, chance, isRight }));
    expect(
      reliabilityOf([
        ...topics('x', [0.95, true], [0.92, false], [0.6, true]),
        ...topics('nobody', [0.3, false]),
        ...topics('admitted', [0.7, false]),
        ...topics('denied', [0.3, true]),
      ]),
    ).toMatchObject({
      strong: { right: 1, of: 2 },
      fair: { right: 1, of: 2 },
      nobody: { right: 1, of: 2 },
      answered: { right: 1, of: 2 },
    });
    const { tenths } = reliabilityOf(topics('x', [1, true], [0.91, false], [0.05, false]));
    expect(tenths.map((t) => t.of)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });
});

describe('tempering', () => {
  it('takes back what a fit was too sure of, and leaves a well-told chance as it is', () => {
    const told = (chance: number, right: number) =>
      Array.from({ length: 100 }, (_, i) => ({ topic: 'x', chance, isRight: i < right }));
    const sure = temperOf([...told(0.99, 90), ...told(0.01, 10)]);
    expect(tempered(0.99, sure.scale, sure.shift)).toBeCloseTo(0.9, 2);
    const honest = temperOf([...told(0.9, 90), ...told(0.2, 20)]);
    expect(tempered(0.9, honest.scale, honest.shift)).toBeCloseTo(0.9, 2);
    expect(tempered(0.2, honest.scale, honest.shift)).toBeCloseTo(0.2, 2);
  });
});

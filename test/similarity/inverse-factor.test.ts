import { describe, expect, test } from 'vitest';
import { gram, timesSmall } from '../../src/similarity/dense.ts';
import { inverseFactor } from '../../src/similarity/inverse-factor.ts';
import { seededRandom } from '../../src/similarity/random.ts';

describe('the inverse of a Cholesky factor', () => {
  test('puts independent columns at right angles, each of unit length', () => {
    const width = 7;
    const random = seededRandom(3);
    const y = Float64Array.from({ length: 40 * width }, () => random.normal());
    const products = gram(
      timesSmall(y, width, inverseFactor(gram(y, width), width)!, width),
      width,
    );
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        expect(products[i * width + j]).toBeCloseTo(i === j ? 1 : 0, 12);
  });

  test('refuses columns that depend on one another, and columns of zeros', () => {
    expect(inverseFactor(gram(Float64Array.of(1, 2, 3, 2, 4, 5, 3, 6, 7), 3), 3)).toBeNull();
    expect(inverseFactor(Float64Array.of(1, 0, 0, 0), 2)).toBeNull();
  });
});

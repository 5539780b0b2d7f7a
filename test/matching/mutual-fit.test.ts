import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutualFit, towardsFit } from '../../src/matching/mutual-fit.ts';

describe('mutual fit', () => {
  it('is between 0 and 1, rises with either side and punishes imbalance', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, (a, b, more) => {
        const higher = a + (1 - a) * more;
        expect(mutualFit(higher, b)).toBeGreaterThanOrEqual(mutualFit(a, b) - 1e-12);
        expect(mutualFit(a, b)).toBeLessThanOrEqual(1);
        expect(mutualFit((a + b) / 2, (a + b) / 2)).toBeGreaterThanOrEqual(mutualFit(a, b) - 1e-12);
      }),
    );
    expect(mutualFit(null, null)).toBe(0);
    expect(mutualFit(0.8, null)).toBeLessThan(mutualFit(0.8, 0.8));
  });

  it('counts one need met fully for more than two met by half', () => {
    expect(towardsFit([1, 0], true)).toBeGreaterThan(towardsFit([0.5, 0.5], true));
    expect(towardsFit([0.8], false)).toBeLessThan(towardsFit([0.8], true));
    expect(towardsFit([], true)).toBe(0);
  });
});

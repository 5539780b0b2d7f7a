import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchQuantities, quantityScore } from '../../src/matching/quantity-match.ts';

const over100W = { kind: 'power', min: 100, max: null } as const;

describe('figures', () => {
  it('are met inside the asked range and near a little outside it', () => {
    expect(quantityScore([over100W], [{ kind: 'power', min: 150, max: 150 }])).toBe(1);
    const near = quantityScore([over100W], [{ kind: 'power', min: 90, max: 90 }]);
    expect(near).toBeGreaterThan(0.5);
    expect(near).toBeLessThan(1);
    expect(quantityScore([over100W], [{ kind: 'power', min: 10, max: 10 }])).toBe(0);
  });

  it('of another kind say nothing', () => {
    expect(matchQuantities([over100W], [{ kind: 'wavelength', min: 100, max: 100 }])).toEqual([]);
  });

  it('are narrower where the meaning is sharp: 900 nm is not nearly 1030 nm', () => {
    expect(
      quantityScore(
        [{ kind: 'wavelength', min: 1030, max: 1030 }],
        [{ kind: 'wavelength', min: 900, max: 900 }],
      ),
    ).toBe(0);
    expect(
      quantityScore(
        [{ kind: 'wavelength', min: 1030, max: 1030 }],
        [{ kind: 'wavelength', min: 1035, max: 1035 }],
      ),
    ).toBeGreaterThan(0.8);
  });

  it('give a share between 0 and 1 for any ranges', () => {
    const end = fc.oneof(fc.constant(null), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    const quantity = fc.record({
      kind: fc.constantFrom('power' as const, 'length' as const),
      min: end,
      max: end,
    });
    fc.assert(
      fc.property(
        fc.array(quantity, { maxLength: 4 }),
        fc.array(quantity, { maxLength: 4 }),
        (asked, offered) => {
          const value = quantityScore(asked, offered);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/language/find-quantities.ts';
import { formatQuantity, nameQuantity } from '../../src/language/format-quantity.ts';
import { numberAt } from '../../src/language/number-at.ts';
import { figure } from './figures.ts';

describe('figures of any size', () => {
  it('are read as finite numbers and written again, and never make anything fail', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom('en', 'cs', 'de', undefined), (text, lang) => {
        for (const q of findQuantities(text, lang)) {
          expect(Number.isFinite(q.min ?? 0) && Number.isFinite(q.max ?? 0)).toBe(true);
          expect(q.end).toBeLessThanOrEqual(text.length);
          expect(formatQuantity(q, lang ?? 'en')).not.toMatch(/NaN|Infinity/);
          expect(nameQuantity(q, lang ?? 'en')).not.toMatch(/NaN|Infinity/);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('are the numbers that they say, however many zeros they have', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 9 }),
        (zeros, digit) => {
          const small = numberAt(`0.${'0'.repeat(zeros)}${digit}`, 0, 'en');
          expect(small?.readings).toEqual([Number(`${digit}e-${zeros + 1}`)]);
          const great = numberAt(`${digit}${'0'.repeat(zeros)}`, 0, 'en');
          expect(great?.readings).toEqual([Number(`${digit}e${zeros}`)]);
        },
      ),
    );
    expect(findQuantities('pressure 0.0000005 mbar')).toMatchObject([
      { kind: 'pressure', min: findQuantities('pressure 5e-7 mbar')[0]!.min },
    ]);
  });

  it('beyond all numbers are passed over, and what stands behind them is read', () => {
    expect(findQuantities(`${'9'.repeat(400)} W and a laser of 100 W`)).toMatchObject([
      { kind: 'power', min: 100 },
    ]);
    expect(findQuantities('a length of 1e308 km')).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ordinalsOf } from '../../src/search/meili/ordinals.ts';

it('finds each number at its position and no other, also where many share their lower bits', () => {
  const number = fc.oneof(
    fc.nat(2 ** 48 - 1),
    fc.nat(40).map((n) => n * 2 ** 32 + 5),
    fc.nat(40),
  );
  fc.assert(
    fc.property(fc.uniqueArray(number, { maxLength: 60 }), fc.array(number), (keys, others) => {
      const ordinals = ordinalsOf(keys);
      keys.forEach((key, ordinal) => {
        expect(ordinals.get(key)).toBe(ordinal);
      });
      for (const other of others)
        expect(ordinals.get(other)).toBe(keys.includes(other) ? keys.indexOf(other) : undefined);
    }),
  );
});

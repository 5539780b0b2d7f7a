import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceKey, placesOf, shareMissing } from '../../src/meili/placement.ts';
import { plainTerm } from '../../src/meili/plain-term.ts';

const keys = Array.from({ length: 6000 }, (_, i) => evidenceKey(`evidence-${i}`));
const three = ['http://a:7700', 'http://b:7700', 'http://c:7700'];

describe('placement', () => {
  it('numbers are whole, below 2^48, and stay what they are: servers hold them', () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((k) => Number.isSafeInteger(k) && k >= 0 && k < 2 ** 48)).toBe(true);
    expect(evidenceKey('alfa-grinding')).toBe(125797937844970);
    expect(keys.slice(0, 6).map((k) => placesOf(k, three, 1)[0])).toEqual([1, 1, 2, 2, 1, 2]);
  });

  it('spreads evenly, each on as many instances as there are replicas', () => {
    for (const replicas of [1, 2]) {
      const counts = [0, 0, 0];
      for (const key of keys) for (const place of placesOf(key, three, replicas)) counts[place]!++;
      for (const count of counts)
        expect(Math.abs(count / keys.length - replicas / 3)).toBeLessThan(0.03);
    }
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(fc.nat(5999), fc.shuffledSubarray(three, { minLength: 3 }), (i, order) => {
        const names = (list: readonly string[]) => placesOf(keys[i]!, list, 2).map((p) => list[p]);
        expect(names(order)).toEqual(names(three));
      }),
    );
  });

  it('an instance that is added takes its share, and nothing else moves', () => {
    const four = [...three, 'http://d:7700'];
    let moved = 0;
    for (const key of keys) {
      const before = placesOf(key, three, 1)[0];
      const after = placesOf(key, four, 1)[0];
      if (after !== before) {
        expect(after).toBe(3);
        moved++;
      }
    }
    expect(Math.abs(moved / keys.length - 1 / 4)).toBeLessThan(0.03);
  });

  it('tells how much is missing', () => {
    expect(shareMissing(keys, three, 1, new Set())).toBe(0);
    expect(Math.abs(shareMissing(keys, three, 1, new Set([1])) - 1 / 3)).toBeLessThan(0.03);
    expect(shareMissing(keys, three, 2, new Set([1]))).toBe(0);
    expect(shareMissing(keys, three, 2, new Set([0, 1, 2]))).toBe(1);
    expect(shareMissing([], three, 1, new Set([0]))).toBe(0);
  });
});

describe('plain terms', () => {
  it('are letters and digits, different for different terms, whatever the term', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (a, b) => {
          expect(plainTerm(a)).toMatch(/^[a-z0-9]*$/);
          if (a !== b) expect(plainTerm(a)).not.toBe(plainTerm(b));
        },
      ),
    );
    expect(plainTerm('\ud800')).not.toBe(plainTerm('\ud801'));
  });

  it('keep beginnings, and fit a word of the server', () => {
    expect(plainTerm('zrcadlo').startsWith(plainTerm('zrc'))).toBe(true);
    expect(plainTerm('ж'.repeat(80)).length).toBeLessThanOrEqual(200);
    expect(plainTerm('ж'.repeat(80))).not.toBe(plainTerm('ж'.repeat(79)));
  });
});

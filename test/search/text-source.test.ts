import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answering, bestOf, scaled, weighing } from '../../src/search/ranking/text-source.ts';

const answering = fc
  .uniqueArray(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 65_535 })), {
    selector: ([row]) => row,
    maxLength: 20,
  })
  .map((pairs): Answering => {
    const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
    return {
      rows: Uint32Array.from(sorted, (p) => p[0]),
      weights: Uint16Array.from(sorted, (p) => p[1]),
    };
  });

describe('several lists', () => {
  it('become one with every row once, in order, by its best weight', () => {
    fc.assert(
      fc.property(fc.array(answering, { maxLength: 7 }), (lists) => {
        const best = new Map<number, number>();
        for (const { rows, weights } of lists)
          rows.forEach((row, i) => best.set(row, Math.max(best.get(row) ?? 0, weights[i]!)));
        const expected = [...best].sort((a, b) => a[0] - b[0]);
        const joined = bestOf(lists);
        expect([...joined.rows].map((row, i) => [row, joined.weights[i]])).toEqual(expected);
      }),
    );
  });
  it('keep their weights below the whole when scaled', () =>
    expect([...scaled(weighing(Uint32Array.of(1, 2), 1), 0.5).weights]).toEqual([32_768, 32_768]));
});

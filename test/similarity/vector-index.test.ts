import fc from 'fast-check';
import { similarity } from 'ml-distance';
import { describe, expect, it } from 'vitest';
import { packVectors, vectorIndex } from '../../src/similarity/vector-index.ts';

const unit = (v: number[]): Float32Array | null => {
  const length = Math.hypot(...v);
  return length > 1e-3 ? Float32Array.from(v, (x) => x / length) : null;
};

describe('nearest vectors', () => {
  const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 6,
    maxLength: 6,
  });

  it('are those that sorting all cosines of ml-distance gives', () => {
    fc.assert(
      fc.property(
        fc.array(vector, { maxLength: 30 }),
        vector,
        fc.integer({ min: 0, max: 12 }),
        (all, asked, count) => {
          const units = all.map(unit);
          const query = unit(asked);
          if (!query) return;
          const scored = units
            .flatMap((v, position) =>
              v ? [{ position, score: similarity.cosine(Array.from(v), Array.from(query)) }] : [],
            )
            .filter((n) => n.score > 1e-6)
            .sort((a, b) => b.score - a.score || a.position - b.position);
          const found = vectorIndex(packVectors(units, 6), 6)
            .nearest(query, count)
            .filter((n) => n.score > 1e-6);
          expect(found.length).toBe(Math.min(count, scored.length));
          found.forEach((n, i) => expect(n.score).toBeCloseTo(scored[i]!.score, 4));
        },
      ),
    );
  });

  it('come in the order of positions where they are equally near', () => {
    const index = vectorIndex(
      packVectors([unit([1, 0]), null, unit([1, 0]), unit([0, 1]), unit([1, 0])], 2),
      2,
    );
    expect(index.nearest(Float32Array.of(1, 0), 2).map((n) => n.position)).toEqual([0, 2]);
    expect(index.nearest(Float32Array.of(1, 0), 9).map((n) => n.position)).toEqual([0, 2, 4]);
  });

  it('leave out what is not accepted', () => {
    const index = vectorIndex(packVectors([unit([1, 0]), unit([1, 1])], 2), 2);
    expect(index.nearest(Float32Array.of(1, 0), 5, (p) => p !== 0).map((n) => n.position)).toEqual([
      1,
    ]);
  });

  it('refuse a vector of another width', () => {
    expect(() => vectorIndex(new Float32Array(4), 2).nearest(new Float32Array(3), 1)).toThrow(
      RangeError,
    );
  });
});

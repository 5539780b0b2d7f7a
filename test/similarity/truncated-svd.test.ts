import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { gram, timesSmall } from '../../src/similarity/dense.ts';
import { matrixOf } from '../../src/similarity/sparse.ts';
import { truncatedSvd } from '../../src/similarity/truncated-svd.ts';
import { seededRandom } from '../../src/similarity/random.ts';

const sparse = (rows: number[][], columns: number) =>
  matrixOf(
    rows.map((row) => {
      const ids = row.flatMap((x, i) => (x ? [i] : []));
      return { ids: Uint32Array.from(ids), weights: Float64Array.from(ids, (i) => row[i]!) };
    }),
    columns,
  );

describe('truncated SVD', () => {
  it('finds the singular values and directions that ml-matrix finds of the full matrix', () => {
    const random = seededRandom(5);
    // A falling spectrum, as texts have.
    const rows = Array.from({ length: 40 }, () =>
      Array.from({ length: 30 }, (_, j) =>
        random.uniform() < 0.4 ? random.uniform() / (1 + j) : 0,
      ),
    );
    const full = new SingularValueDecomposition(new Matrix(rows));
    const found = truncatedSvd(sparse(rows, 30), 5, 1, 2);
    expect(found.rank).toBe(5);
    for (let k = 0; k < 5; k++) {
      expect(found.values[k]).toBeCloseTo(full.diagonal[k]!, 4);
      const along = Array.from(
        { length: 30 },
        (_, i) => found.terms[i * 5 + k]! * full.rightSingularVectors.get(i, k),
      ).reduce((a, b) => a + b, 0);
      expect(Math.abs(along)).toBeCloseTo(1, 2);
    }
  });

  it('finds no more directions than the matrix spans', () => {
    expect(
      truncatedSvd(
        sparse(
          [
            [1, 1, 0],
            [2, 2, 0],
            [0, 0, 0],
          ],
          3,
        ),
        3,
        1,
        1,
      ).rank,
    ).toBe(1);
    expect(truncatedSvd(sparse([[0, 0]], 2), 2, 1, 1).rank).toBe(0);
    expect(truncatedSvd(sparse([], 0), 2, 1, 1).rank).toBe(0);
  });
});

describe('dense products', () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    columns: fc.integer({ min: 1, max: 6 }),
  });
  it('equal those of ml-matrix for any shape', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), ({ rows, width, columns }, seed) => {
        const random = seededRandom(seed);
        const y = Float64Array.from({ length: rows * width }, () => random.normal());
        const w = Float64Array.from({ length: width * columns }, () => random.normal());
        const Y = Matrix.from1DArray(rows, width, y);
        const W = Matrix.from1DArray(width, columns, w);
        timesSmall(y, width, w, columns).forEach((x, i) =>
          expect(x).toBeCloseTo(Y.mmul(W).to1DArray()[i]!, 8),
        );
        gram(y, width).forEach((x, i) =>
          expect(x).toBeCloseTo(Y.transpose().mmul(Y).to1DArray()[i]!, 8),
        );
      }),
    );
  });
});

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { gram, timesDense, timesSmall, transposedTimesDense } from './dense.ts';
import { inverseFactor } from './inverse-factor.ts';
import { seededRandom } from './random.ts';
import type { SparseMatrix } from './sparse.ts';

export interface TruncatedSvd {
  /**
   * Number of directions found: at most what was asked, fewer when the texts do not span as many.
   */
  rank: number;
  /** Right singular vectors: for every column (term) its `rank` coordinates, row-major. */
  terms: Float32Array;
  /** Singular values, falling. */
  values: Float64Array;
}

// Directions beyond the wanted ones that take up the error of the random start (Halko et al. advise
// 5 to 10).
const OVERSAMPLE = 10;
// Directions weaker than this part of the strongest are noise of the arithmetic, not structure of
// the texts.
const FLOOR = 1e-10;

/**
 * The strongest directions of a sparse matrix by a randomised range finder with power iterations
 * (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1). Deterministic for a seed.
 * @param power iterations; each sharpens the separation of directions and costs two passes over the
 * matrix
 * @param onProgress told the share done, 0 to 1, after each pass
 */
export function truncatedSvd(
  a: SparseMatrix,
  dimensions: number,
  seed: number,
  power: number,
  onProgress?: (share: number) => void,
): TruncatedSvd {
  const width = Math.min(dimensions + OVERSAMPLE, a.rows, a.columns);
  if (width === 0) return { rank: 0, terms: new Float32Array(0), values: new Float64Array(0) };
  const passes = 2 + 2 * power;
  let pass = 0;
  const told = <T>(x: T): T => (onProgress?.(++pass / passes), x);

  let range = orthonormal(told(timesDense(a, gaussian(a.columns * width, seed), width)), width);
  for (let i = 0; i < power; i++) {
    // The way back needs no orthonormal step of its own: from an orthonormal basis two passes lose
    // at most half of the digits.
    const back = told(transposedTimesDense(a, range.basis, range.width));
    range = orthonormal(told(timesDense(a, back, range.width)), range.width);
  }
  return directions(
    told(transposedTimesDense(a, range.basis, range.width)),
    range.width,
    dimensions,
  );
}

function gaussian(count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => random.normal());
}

/**
 * Columns of unit length at right angles that span the same; dependent ones are dropped, so the
 * width may shrink. Independent ones are divided by the Cholesky factor of their products, which is
 * a small part of the work of an eigendecomposition.
 */
function orthonormal(y: Float64Array, width: number): { basis: Float64Array; width: number } {
  const products = gram(y, width);
  const inverse = inverseFactor(products, width);
  if (inverse) return { basis: timesSmall(y, width, inverse, width), width };
  const { vectors, values, kept } = eigen(products, width, width);
  const scaled = new Float64Array(width * kept);
  for (let i = 0; i < width; i++)
    for (let j = 0; j < kept; j++)
      scaled[i * kept + j] = vectors[i * kept + j]! / Math.sqrt(values[j]!);
  return { basis: timesSmall(y, width, scaled, kept), width: kept };
}

/**
 * From B = transpose(A) * Q: the left factor's rotation is in the eigenvectors of transpose(B) * B,
 * the terms are B turned by it.
 */
function directions(b: Float64Array, width: number, dimensions: number): TruncatedSvd {
  const { vectors, values, kept } = eigen(gram(b, width), width, dimensions);
  const scaled = new Float64Array(width * kept);
  for (let i = 0; i < width; i++)
    for (let j = 0; j < kept; j++)
      scaled[i * kept + j] = vectors[i * kept + j]! / Math.sqrt(values[j]!);
  return {
    rank: kept,
    terms: Float32Array.from(timesSmall(b, width, scaled, kept)),
    values: Float64Array.from(values.subarray(0, kept), Math.sqrt),
  };
}

/**
 * Eigenvectors of a symmetric matrix, the strongest first, as the columns of a row-major width x
 * kept matrix.
 */
function eigen(
  symmetric: Float64Array,
  width: number,
  most: number,
): { vectors: Float64Array; values: Float64Array; kept: number } {
  if (width === 0) return { vectors: new Float64Array(0), values: new Float64Array(0), kept: 0 };
  const rows = Array.from({ length: width }, (_, i) =>
    symmetric.subarray(i * width, (i + 1) * width),
  );
  const found = new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true });
  const order = found.realEigenvalues
    .map((value, at) => ({ value, at }))
    .sort((x, y) => y.value - x.value);
  const kept = order.slice(0, most).filter((e) => e.value > FLOOR * order[0]!.value);
  const vectors = new Float64Array(width * kept.length);
  for (let i = 0; i < width; i++)
    kept.forEach((e, j) => {
      vectors[i * kept.length + j] = found.eigenvectorMatrix.get(i, e.at);
    });
  return { vectors, values: Float64Array.from(kept, (e) => e.value), kept: kept.length };
}

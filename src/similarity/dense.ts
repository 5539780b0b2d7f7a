/**
 * The dense products of the truncated SVD. Matrices are row-major Float64Array; rows are many
 * (texts or terms), columns few (a few hundred). Four are taken at a time, so that sums are read
 * and written a quarter as often.
 */
import type { SparseMatrix } from './sparse.ts';

/**
 * A * X: for every text the weighted sum of its terms' rows. `x` is columns x width, the answer
 * rows x width.
 */
export function timesDense(a: SparseMatrix, x: Float64Array, width: number): Float64Array {
  const out = new Float64Array(a.rows * width);
  for (let r = 0; r < a.rows; r++) {
    const row = out.subarray(r * width, (r + 1) * width);
    for (let e = a.starts[r]!; e < a.starts[r + 1]!; e++)
      addScaled(row, x, a.ids[e]! * width, a.weights[e]!);
  }
  return out;
}

/**
 * Transpose(A) * Y: for every term the weighted sum of the rows of its texts. `y` is rows x width,
 * the answer columns x width.
 */
export function transposedTimesDense(
  a: SparseMatrix,
  y: Float64Array,
  width: number,
): Float64Array {
  const out = new Float64Array(a.columns * width);
  for (let r = 0; r < a.rows; r++) {
    for (let e = a.starts[r]!; e < a.starts[r + 1]!; e++) {
      const to = a.ids[e]! * width;
      addScaled(out.subarray(to, to + width), y, r * width, a.weights[e]!);
    }
  }
  return out;
}

function addScaled(to: Float64Array, from: Float64Array, offset: number, weight: number): void {
  for (let j = 0; j < to.length; j++) to[j]! += weight * from[offset + j]!;
}

/** Transpose(Y) * Y, width x width. */
export function gram(y: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  const rows = y.length / width;
  const padded = new Float64Array(4 * width);
  for (let r = 0; r < rows; r += 4) {
    padded.fill(0);
    padded.set(y.subarray(r * width, Math.min(r + 4, rows) * width));
    for (let i = 0; i < width; i++) {
      const a = padded[i]!;
      const b = padded[width + i]!;
      const c = padded[2 * width + i]!;
      const d = padded[3 * width + i]!;
      const line = i * width;
      for (let j = i; j < width; j++) {
        out[line + j]! +=
          a * padded[j]! +
          b * padded[width + j]! +
          c * padded[2 * width + j]! +
          d * padded[3 * width + j]!;
      }
    }
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) out[i * width + j] = out[j * width + i]!;
  return out;
}

/**
 * Y * W: `w` is width x columns, the answer as many rows as `y` by `columns`. Four rows of `w` go
 * into a sum at a time.
 */
export function timesSmall(
  y: Float64Array,
  width: number,
  w: Float64Array,
  columns: number,
): Float64Array {
  const rows = y.length / width;
  const even = width - (width % 4);
  const out = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    const sum = out.subarray(r * columns, (r + 1) * columns);
    const row = y.subarray(r * width, (r + 1) * width);
    for (let i = 0; i < even; i += 4) {
      const a = row[i]!;
      const b = row[i + 1]!;
      const c = row[i + 2]!;
      const d = row[i + 3]!;
      const p = i * columns;
      const q = p + columns;
      const s = q + columns;
      const t = s + columns;
      for (let j = 0; j < columns; j++)
        sum[j]! += a * w[p + j]! + b * w[q + j]! + c * w[s + j]! + d * w[t + j]!;
    }
    for (let i = even; i < width; i++) addScaled(sum, w, i * columns, row[i]!);
  }
  return out;
}

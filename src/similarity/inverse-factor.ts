// A column of which less than this part is its own gives too few digits to be divided by: half of
// them are lost already.
const LEAST_OWN = 1e-8;

/**
 * The inverse of the upper Cholesky factor R of a symmetric positive matrix, so that Y * inverse(R)
 * has orthonormal columns where the matrix is transpose(Y) * Y (Golub and Van Loan, Matrix
 * Computations, 4.2 and 5.2). Row-major, width x width.
 * @returns null when columns depend on one another, wholly or so nearly that arithmetic cannot tell
 */
export function inverseFactor(symmetric: Float64Array, width: number): Float64Array | null {
  const upper = choleskyFactor(symmetric, width);
  return upper && invertUpper(upper, width);
}

function choleskyFactor(symmetric: Float64Array, width: number): Float64Array | null {
  const r = new Float64Array(symmetric);
  for (let k = 0; k < width; k++) {
    const pivot = r[k * width + k]!;
    if (!(pivot > LEAST_OWN * symmetric[k * width + k]!)) return null;
    const scale = 1 / Math.sqrt(pivot);
    for (let j = k; j < width; j++) r[k * width + j]! *= scale;
    for (let i = k + 1; i < width; i++) {
      const factor = r[k * width + i]!;
      for (let j = i; j < width; j++) r[i * width + j]! -= factor * r[k * width + j]!;
    }
  }
  return r;
}

/**
 * Rows from the last to the first: R * X = 1. What stands below the diagonal of `r` is not read.
 */
function invertUpper(r: Float64Array, width: number): Float64Array {
  const x = new Float64Array(width * width);
  for (let i = width - 1; i >= 0; i--) {
    const scale = 1 / r[i * width + i]!;
    x[i * width + i] = scale;
    for (let k = i + 1; k < width; k++) {
      const factor = r[i * width + k]! * scale;
      for (let j = k; j < width; j++) x[i * width + j]! -= factor * x[k * width + j]!;
    }
  }
  return x;
}

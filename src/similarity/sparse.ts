/** A vector with few non-zero entries: ids ascend, weights stand beside them. */
export interface SparseVector {
  ids: Uint32Array;
  weights: Float64Array;
}

/**
 * Rows of sparse vectors one after the other (CSR): row r is `ids` and `weights` from `starts[r]`
 * to `starts[r + 1]`.
 */
export interface SparseMatrix {
  rows: number;
  columns: number;
  starts: Uint32Array;
  ids: Uint32Array;
  weights: Float32Array;
}

/** Inner product; for unit vectors the cosine. Both are walked once. */
export function dot(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length;) {
    const left = a.ids[i]!;
    const right = b.ids[j]!;
    if (left === right) sum += a.weights[i++]! * b.weights[j++]!;
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

/** Joins vectors into a matrix, keeping the entries below `columns` only. */
export function matrixOf(vectors: readonly SparseVector[], columns: number): SparseMatrix {
  const starts = new Uint32Array(vectors.length + 1);
  vectors.forEach((v, r) => {
    starts[r + 1] = starts[r]! + countBelow(v.ids, columns);
  });
  const total = starts[vectors.length]!;
  const ids = new Uint32Array(total);
  const weights = new Float32Array(total);
  vectors.forEach((v, r) => {
    const kept = starts[r + 1]! - starts[r]!;
    ids.set(v.ids.subarray(0, kept), starts[r]);
    weights.set(v.weights.subarray(0, kept), starts[r]);
  });
  return { rows: vectors.length, columns, starts, ids, weights };
}

function countBelow(ascending: Uint32Array, limit: number): number {
  let n = ascending.length;
  while (n > 0 && ascending[n - 1]! >= limit) n--;
  return n;
}

import { Most, type Scored } from './most.ts';

/**
 * Exact nearest neighbours by a plain loop: 100,000 vectors of 256 take about 20 ms, so nothing
 * approximate is needed.
 */
export interface VectorIndex {
  readonly size: number;
  /**
   * The nearest vectors by inner product (the cosine, as all are of unit length), nearest first,
   * equal ones by position.
   * @param accept leaves positions out when it returns false
   */
  nearest(vector: Float32Array, count: number, accept?: (position: number) => boolean): Scored[];
}

/** @param vectors one after the other, row-major, each of unit length or all zero (never found) */
export function vectorIndex(vectors: Float32Array, dimensions: number): VectorIndex {
  const size = dimensions === 0 ? 0 : Math.floor(vectors.length / dimensions);
  return {
    size,
    nearest(vector, count, accept) {
      if (vector.length !== dimensions)
        throw new RangeError(`a vector of ${vector.length} was asked of an index of ${dimensions}`);
      const best = new Most(count);
      for (let p = 0; p < size; p++) {
        const score = inner(vectors, p * dimensions, vector);
        if (score > best.floor && (!accept || accept(p))) best.add(p, score);
      }
      return best.sorted();
    },
  };
}

/** Joins vectors for an index; a missing one is stored as zeros and is never found. */
export function packVectors(
  vectors: readonly (Float32Array | null)[],
  dimensions: number,
): Float32Array {
  const packed = new Float32Array(vectors.length * dimensions);
  vectors.forEach((v, p) => {
    if (v) packed.set(v, p * dimensions);
  });
  return packed;
}

/** Four sums at a time: the additions of one do not wait for another. */
function inner(vectors: Float32Array, from: number, vector: Float32Array): number {
  const n = vector.length;
  const even = n - (n % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let j = 0; j < even; j += 4) {
    a += vectors[from + j]! * vector[j]!;
    b += vectors[from + j + 1]! * vector[j + 1]!;
    c += vectors[from + j + 2]! * vector[j + 2]!;
    d += vectors[from + j + 3]! * vector[j + 3]!;
  }
  for (let j = even; j < n; j++) a += vectors[from + j]! * vector[j]!;
  return a + b + c + d;
}

/** Exact nearest neighbours by a plain loop: 100,000 vectors of 256 take about 20 ms, so nothing approximate is needed. */
export interface VectorIndex {
  readonly size: number;
  /**
   * The nearest vectors by inner product (the cosine, as all are of unit length), nearest first, equal ones by position.
   * @param accept leaves positions out when it returns false
   */
  nearest(vector: Float32Array, count: number, accept?: (position: number) => boolean): Neighbour[];
}

export interface Neighbour {
  position: number;
  score: number;
}

/** @param vectors one after the other, row-major, each of unit length or all zero (never found) */
export function vectorIndex(vectors: Float32Array, dimensions: number): VectorIndex {
  const size = dimensions === 0 ? 0 : Math.floor(vectors.length / dimensions);
  return {
    size,
    nearest(vector, count, accept) {
      if (vector.length !== dimensions) throw new RangeError(`a vector of ${vector.length} was asked of an index of ${dimensions}`);
      const best = new BestFew(count);
      for (let p = 0; p < size; p++) {
        const score = inner(vectors, p * dimensions, vector);
        if (score > best.floor && (!accept || accept(p))) best.add(p, score);
      }
      return best.sorted();
    },
  };
}

/** Joins vectors for an index; a missing one is stored as zeros and is never found. */
export function packVectors(vectors: readonly (Float32Array | null)[], dimensions: number): Float32Array {
  const packed = new Float32Array(vectors.length * dimensions);
  vectors.forEach((v, p) => { if (v) packed.set(v, p * dimensions); });
  return packed;
}

/** Four sums at a time: the additions of one do not wait for another. */
function inner(vectors: Float32Array, from: number, vector: Float32Array): number {
  const n = vector.length, even = n - (n % 4);
  let a = 0, b = 0, c = 0, d = 0;
  for (let j = 0; j < even; j += 4) {
    a += vectors[from + j]! * vector[j]!;
    b += vectors[from + j + 1]! * vector[j + 1]!;
    c += vectors[from + j + 2]! * vector[j + 2]!;
    d += vectors[from + j + 3]! * vector[j + 3]!;
  }
  for (let j = even; j < n; j++) a += vectors[from + j]! * vector[j]!;
  return a + b + c + d;
}

/** Keeps the best of a stream in a heap whose root is the worst kept. */
class BestFew {
  /** A score must be above this to be kept. Zeros are never near. */
  floor = 0;
  private readonly heap: Neighbour[] = [];
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
    if (count <= 0) this.floor = Infinity;
  }

  add(position: number, score: number): void {
    const { heap } = this;
    if (heap.length < this.count) {
      heap.push({ position, score });
      for (let i = heap.length - 1; i > 0 && worse(heap[i]!, heap[(i - 1) >> 1]!); i = (i - 1) >> 1) swap(heap, i, (i - 1) >> 1);
    } else {
      heap[0] = { position, score };
      sink(heap);
    }
    if (heap.length === this.count) this.floor = heap[0]!.score;
  }

  sorted(): Neighbour[] {
    return this.heap.sort((a, b) => b.score - a.score || a.position - b.position);
  }
}

/** Later positions are worse among equal scores: they come in order, so an equal one that comes later is not taken. */
function worse(a: Neighbour, b: Neighbour): boolean {
  return a.score < b.score || (a.score === b.score && a.position > b.position);
}

function sink(heap: Neighbour[]): void {
  for (let i = 0; ;) {
    const left = 2 * i + 1, right = left + 1;
    let least = i;
    if (left < heap.length && worse(heap[left]!, heap[least]!)) least = left;
    if (right < heap.length && worse(heap[right]!, heap[least]!)) least = right;
    if (least === i) return;
    swap(heap, i, least);
    i = least;
  }
}

function swap(heap: Neighbour[], i: number, j: number): void {
  const x = heap[i]!;
  heap[i] = heap[j]!;
  heap[j] = x;
}

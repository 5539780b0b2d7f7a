/** A position with its score. */
export interface Scored {
  position: number;
  score: number;
}

/**
 * Keeps the best of a stream in a heap whose root is the worst kept. Positions must come in
 * ascending order.
 */
export class Most {
  /** A score must be above this to be kept. Zeros are never near. */
  floor = 0;
  private readonly heap: Scored[] = [];
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
    if (count <= 0) this.floor = Infinity;
  }

  add(position: number, score: number): void {
    const { heap } = this;
    if (heap.length < this.count) {
      heap.push({ position, score });
      for (let i = heap.length - 1; i > 0 && worse(heap[i]!, heap[(i - 1) >> 1]!); i = (i - 1) >> 1)
        swap(heap, i, (i - 1) >> 1);
    } else {
      heap[0] = { position, score };
      sink(heap);
    }
    if (heap.length === this.count) this.floor = heap[0]!.score;
  }

  sorted(): Scored[] {
    return this.heap.sort((a, b) => b.score - a.score || a.position - b.position);
  }
}

/**
 * Later positions are worse among equal scores: they come in order, so an equal one that comes
 * later is not taken.
 */
function worse(a: Scored, b: Scored): boolean {
  return a.score < b.score || (a.score === b.score && a.position > b.position);
}

function sink(heap: Scored[]): void {
  for (let i = 0; ;) {
    const left = 2 * i + 1;
    const right = left + 1;
    let least = i;
    if (left < heap.length && worse(heap[left]!, heap[least]!)) least = left;
    if (right < heap.length && worse(heap[right]!, heap[least]!)) least = right;
    if (least === i) return;
    swap(heap, i, least);
    i = least;
  }
}

function swap(heap: Scored[], i: number, j: number): void {
  const x = heap[i]!;
  heap[i] = heap[j]!;
  heap[j] = x;
}

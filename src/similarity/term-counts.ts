import type { SparseVector } from './sparse.ts';

/**
 * The texts of a build as counts of terms, one row a text: what exact rescoring reads. About five
 * bytes a distinct term of a text.
 */
export interface TermCounts {
  /** Row r is at `starts[r]` to `starts[r + 1]`; ids ascend within a row. */
  starts: Uint32Array;
  ids: Uint32Array;
  /** At most 255: the logarithm and the saturation that read them do not tell more apart. */
  counts: Uint8Array;
}

export function termCounts(rows: readonly SparseVector[]): TermCounts {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, r) => {
    starts[r + 1] = starts[r]! + row.ids.length;
  });
  const ids = new Uint32Array(starts[rows.length]!);
  const counts = new Uint8Array(ids.length);
  rows.forEach((row, r) => {
    ids.set(row.ids, starts[r]);
    counts.set(
      row.weights.map((n) => Math.min(n, 255)),
      starts[r],
    );
  });
  return { starts, ids, counts };
}

/** Whether a text holds a term; by halving, as ids ascend within a row. */
export function holds({ starts, ids }: TermCounts, text: number, id: number): boolean {
  let from = starts[text]!;
  let to = starts[text + 1]!;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ids[middle]! < id) from = middle + 1;
    else to = middle;
  }
  return from < starts[text + 1]! && ids[from] === id;
}

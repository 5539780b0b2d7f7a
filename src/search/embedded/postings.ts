/**
 * Inverted lists: term i is in `docs[from[i]] .. docs[from[i + 1] - 1]`, with weights of 0 to
 * 65,535.
 */
export interface PostingIndex {
  /** Sorted by UTF-16 units. */
  terms: readonly string[];
  from: Uint32Array;
  docs: Uint32Array;
  weights: Uint16Array;
  /** Number of documents. */
  size: number;
}

/** Place of a term, -1 when the build does not know it. */
export function termNumber(postings: PostingIndex, term: string): number {
  const at = firstFrom(postings.terms, term);
  return postings.terms[at] === term ? at : -1;
}

/** Place of the first string that is not before `value`, in a sorted list. */
export function firstFrom(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Neighbouring words as terms of their own: "thin film" says more than "thin" and "film" apart. On
 * CORDIS photonics they raise nDCG@10 of TF-IDF from 0.186 to 0.197, on the broad set from 0.159 to
 * 0.185. Kept as sorted numbers, not as strings: a large catalogue has a quarter of a million of
 * them.
 */
export interface TermPairs {
  /** Keys (`pairKey`), ascending. */
  keys: Float64Array;
  /** Position of a key, or -1. */
  find(key: number): number;
}

// Word ids stay below this; two of them make a number that a double holds exactly.
const MOST_WORDS = 2 ** 26;
// A pair of one text can be met by no other text: it would only take up room.
const LEAST_TEXTS = 2;

export function pairKey(first: number, second: number): number {
  return first * MOST_WORDS + second;
}

/** The two word ids of the pair at a position. */
export function pairAt(pairs: TermPairs, position: number): [number, number] {
  const key = pairs.keys[position]!;
  return [Math.floor(key / MOST_WORDS), key % MOST_WORDS];
}

export function termPairs(keys: Float64Array): TermPairs {
  return {
    keys,
    find(key) {
      let low = 0;
      let high = keys.length - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const there = keys[middle]!;
        if (there === key) return middle;
        if (there < key) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
  };
}

/** All pairs that at least two documents hold, with the number of documents of each. */
export function pairsOf(
  documents: readonly (readonly string[])[],
  ids: ReadonlyMap<string, number>,
): { pairs: TermPairs; frequencies: Uint32Array } {
  const all = new Float64Array(documents.reduce((sum, d) => sum + Math.max(0, d.length - 1), 0));
  let end = 0;
  for (const terms of documents) {
    const keys = new Set<number>();
    for (let i = 0; i + 1 < terms.length; i++)
      keys.add(pairKey(ids.get(terms[i]!)!, ids.get(terms[i + 1]!)!));
    for (const key of keys) all[end++] = key;
  }
  const sorted = all.subarray(0, end).sort();
  const keys: number[] = [];
  const frequencies: number[] = [];
  for (let from = 0, to = 0; from < end; from = to) {
    while (to < end && sorted[to] === sorted[from]) to++;
    if (to - from >= LEAST_TEXTS) {
      keys.push(sorted[from]!);
      frequencies.push(to - from);
    }
  }
  return { pairs: termPairs(Float64Array.from(keys)), frequencies: Uint32Array.from(frequencies) };
}

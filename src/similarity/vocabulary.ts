import { type TermPairs, pairAt, pairKey, pairsOf } from './term-pairs.ts';
import type { SparseVector } from './sparse.ts';

/**
 * The terms of a collection with the number of documents that hold each. Ids below `terms.length`
 * are words, from the most frequent to the rarest; the ids behind them are pairs of neighbouring
 * words.
 */
export interface Vocabulary {
  documents: number;
  terms: readonly string[];
  ids: ReadonlyMap<string, number>;
  pairs: TermPairs;
  /** By id, words and pairs. */
  frequencies: Uint32Array;
}

/**
 * Counts words and pairs; equal frequencies are ordered by the word, so the ids do not depend on
 * the order of documents.
 */
export function buildVocabulary(documents: readonly (readonly string[])[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const terms of documents)
    for (const t of new Set(terms)) counts.set(t, (counts.get(t) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const terms = sorted.map(([t]) => t);
  const ids = new Map(terms.map((t, id) => [t, id]));
  const { pairs, frequencies } = pairsOf(documents, ids);
  return vocabularyOf(
    documents.length,
    terms,
    pairs,
    Uint32Array.from([...sorted.map(([, n]) => n), ...frequencies]),
    ids,
  );
}

/** Puts a vocabulary together from its parts. */
export function vocabularyOf(
  documents: number,
  terms: readonly string[],
  pairs: TermPairs,
  frequencies: Uint32Array,
  ids = new Map(terms.map((t, id) => [t, id])),
): Vocabulary {
  return { documents, terms, ids, pairs, frequencies };
}

/** The words of an id: one, or two for a pair. */
export function wordsOf(v: Vocabulary, id: number): string[] {
  if (id < v.terms.length) return [v.terms[id]!];
  const [first, second] = pairAt(v.pairs, id - v.terms.length);
  return [v.terms[first]!, v.terms[second]!];
}

/**
 * ln(1 + N / n): natural's TfIdf adds 1 to ln(N / (1 + n)) instead; this form is never negative and
 * never flips an order.
 */
export function inverseDocumentFrequency(v: Vocabulary, id: number): number {
  return Math.log(1 + v.documents / v.frequencies[id]!);
}

/** Known words with their counts, ids ascending. */
export function countWords(v: Vocabulary, terms: readonly string[]): SparseVector {
  return tally(knownWords(v, terms).filter((id) => id >= 0));
}

/** Known words and pairs with their counts, ids ascending. */
export function countTerms(v: Vocabulary, terms: readonly string[]): SparseVector {
  const words = knownWords(v, terms);
  const all = words.filter((id) => id >= 0);
  for (let i = 0; i + 1 < words.length; i++) {
    const found =
      words[i]! < 0 || words[i + 1]! < 0 ? -1 : v.pairs.find(pairKey(words[i]!, words[i + 1]!));
    if (found >= 0) all.push(v.terms.length + found);
  }
  return tally(all);
}

/**
 * TF-IDF of unit length from counts: (1 + ln count) * ln(1 + N / n). Sublinear counts, since the
 * tenth "laser" of a text says less than the first (Manning, Raghavan and Schuetze 2008, 6.4.1).
 */
export function weigh(v: Vocabulary, { ids, weights: counts }: SparseVector): SparseVector {
  const weights = new Float64Array(ids.length);
  let square = 0;
  for (let i = 0; i < ids.length; i++) {
    weights[i] = (1 + Math.log(counts[i]!)) * inverseDocumentFrequency(v, ids[i]!);
    square += weights[i]! ** 2;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < weights.length; i++) weights[i]! /= length;
  return { ids, weights };
}

/** Id of every word in text order, -1 for an unknown one. */
function knownWords(v: Vocabulary, terms: readonly string[]): number[] {
  return terms.map((t) => v.ids.get(t) ?? -1);
}

function tally(found: readonly number[]): SparseVector {
  const sorted = Uint32Array.from(found).sort();
  let n = 0;
  const ids = new Uint32Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  for (const id of sorted) {
    if (n > 0 && ids[n - 1] === id) weights[n - 1]!++;
    else {
      ids[n] = id;
      weights[n++] = 1;
    }
  }
  return { ids: ids.slice(0, n), weights: weights.slice(0, n) };
}

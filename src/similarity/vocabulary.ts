import type { SparseVector } from './sparse.ts';

/** The terms of a collection with the number of documents that hold each. Ids run from the most frequent term to the rarest. */
export interface Vocabulary {
  documents: number;
  terms: readonly string[];
  ids: ReadonlyMap<string, number>;
  frequencies: Uint32Array;
}

/** Counts terms; equal frequencies are ordered by the term, so the ids do not depend on the order of documents. */
export function buildVocabulary(documents: readonly (readonly string[])[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const terms of documents) for (const t of new Set(terms)) counts.set(t, (counts.get(t) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return vocabularyOf(documents.length, sorted.map(([t]) => t), Uint32Array.from(sorted, ([, n]) => n));
}

export function vocabularyOf(documents: number, terms: readonly string[], frequencies: Uint32Array): Vocabulary {
  return { documents, terms, ids: new Map(terms.map((t, id) => [t, id])), frequencies };
}

/** ln(1 + N / n): natural's TfIdf adds 1 to ln(N / (1 + n)) instead; this form is never negative and never flips an order. */
export function inverseDocumentFrequency(v: Vocabulary, id: number): number {
  return Math.log(1 + v.documents / v.frequencies[id]!);
}

/** Known terms with their counts, ids ascending. */
export function countTerms(v: Vocabulary, terms: readonly string[]): SparseVector {
  const counts = new Map<number, number>();
  for (const t of terms) {
    const id = v.ids.get(t);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ids = Uint32Array.from(counts.keys()).sort();
  return { ids, weights: Float64Array.from(ids, (id) => counts.get(id)!) };
}

/**
 * TF-IDF of unit length: (1 + ln count) * ln(1 + N / n). Sublinear counts, since the tenth "laser" of a text says less than
 * the first (Manning, Raghavan and Schuetze 2008, 6.4.1). Empty when no term is known.
 */
export function weighTerms(v: Vocabulary, terms: readonly string[]): SparseVector {
  const { ids, weights } = countTerms(v, terms);
  let square = 0;
  for (let i = 0; i < ids.length; i++) {
    weights[i] = (1 + Math.log(weights[i]!)) * inverseDocumentFrequency(v, ids[i]!);
    square += weights[i]! ** 2;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < weights.length; i++) weights[i]! /= length;
  return { ids, weights };
}

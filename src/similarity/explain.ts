/**
 * Why two texts are near, for the sentences that people read. Not the hot path: ml-distance
 * computes, and is what the fast path is tested against.
 */
import { similarity } from 'ml-distance';
import type { SimilarityModel } from './model.ts';
import type { SparseVector } from './sparse.ts';
import { wordsOf } from './vocabulary.ts';

/**
 * Cosine of two dense vectors, 0 when one of them is missing or zero (ml-distance itself answers
 * NaN there).
 */
export function cosine(a: ArrayLike<number> | null, b: ArrayLike<number> | null): number {
  if (!a || !b) return 0;
  const value = similarity.cosine(Array.from(a), Array.from(b));
  return Number.isFinite(value) ? value : 0;
}

/** Cosine of two texts by TF-IDF. */
export function textCosine(a: SparseVector, b: SparseVector): number {
  const ids = [...new Set([...a.ids, ...b.ids])];
  return cosine(spread(a, ids), spread(b, ids));
}

/**
 * Words and pairs of words that both texts hold, with each one's share of their likeness, 0 to 1,
 * the greatest first.
 */
export function sharedTerms(
  model: SimilarityModel,
  a: readonly string[],
  b: readonly string[],
  most: number,
): { words: string[]; share: number }[] {
  const left = model.tfidf(a);
  const right = model.tfidf(b);
  const weightOf = new Map(Array.from(right.ids, (id, i) => [id, right.weights[i]!]));
  const products = Array.from(left.ids, (id, i) => ({
    id,
    share: left.weights[i]! * (weightOf.get(id) ?? 0),
  }));
  const total = products.reduce((sum, p) => sum + p.share, 0) || 1;
  return products
    .filter((p) => p.share > 0)
    .sort((x, y) => y.share - x.share || x.id - y.id)
    .slice(0, most)
    .map(({ id, share }) => ({ words: wordsOf(model.vocabulary, id), share: share / total }));
}

function spread(v: SparseVector, ids: readonly number[]): number[] {
  const weightOf = new Map(Array.from(v.ids, (id, i) => [id, v.weights[i]!]));
  return ids.map((id) => weightOf.get(id) ?? 0);
}

import type { SparseVector } from './sparse.ts';
import type { TermCounts } from './term-counts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { countTerms, countWords, inverseDocumentFrequency, weigh } from './vocabulary.ts';

/**
 * What the texts of a build taught: the weight of every term, and the latent space in which texts
 * of one meaning are near.
 */
export interface SimilarityModel {
  readonly vocabulary: Vocabulary;
  /** The texts that it was learned from, by their position. */
  readonly texts: TermCounts;
  /** Width of latent vectors; 0 when there was nothing to learn from. */
  readonly dimensions: number;
  /**
   * Coordinates per word, row-major; words with an id behind the last row are too rare to have any.
   */
  readonly termVectors: Float32Array;
  /** Latent vector of unit length, or null when no term is known to the latent space. */
  project(terms: readonly string[]): Float32Array | null;
  /**
   * TF-IDF of unit length over words and pairs of neighbouring words; empty when no term is known.
   */
  tfidf(terms: readonly string[]): SparseVector;
  /** ln(1 + N / n); 0 for an unknown term. */
  idf(term: string): number;
}

/** Puts a model together from its parts, fresh or read from a file. */
export function modelOf(
  vocabulary: Vocabulary,
  texts: TermCounts,
  dimensions: number,
  termVectors: Float32Array,
): SimilarityModel {
  return {
    vocabulary,
    texts,
    dimensions,
    termVectors,
    tfidf: (terms) => weigh(vocabulary, countTerms(vocabulary, terms)),
    project: (terms) =>
      foldIn(weigh(vocabulary, countWords(vocabulary, terms)), dimensions, termVectors),
    idf: (term) => {
      const id = vocabulary.ids.get(term);
      return id === undefined ? 0 : inverseDocumentFrequency(vocabulary, id);
    },
  };
}

/**
 * A text's place is the weighted sum of its terms' coordinates (folding in; Deerwester et al.
 * 1990).
 */
function foldIn(
  text: SparseVector,
  dimensions: number,
  termVectors: Float32Array,
): Float32Array | null {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < text.ids.length; i++) {
    const from = text.ids[i]! * dimensions;
    const weight = text.weights[i]!;
    if (from + dimensions > termVectors.length) break;
    for (let j = 0; j < dimensions; j++) sum[j]! += weight * termVectors[from + j]!;
  }
  let square = 0;
  for (const x of sum) square += x * x;
  const length = Math.sqrt(square);
  return length > 1e-9 ? Float32Array.from(sum, (x) => x / length) : null;
}

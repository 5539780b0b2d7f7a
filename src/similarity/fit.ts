/**
 * Learning a model. Apart from the model itself, since who only asks need not load what learning
 * takes.
 */
import { type SimilarityModel, modelOf } from './model.ts';
import { matrixOf } from './sparse.ts';
import { termCounts } from './term-counts.ts';
import { truncatedSvd } from './truncated-svd.ts';
import { type Vocabulary, buildVocabulary, countTerms, countWords, weigh } from './vocabulary.ts';

export interface FitOptions {
  /** Most directions of the latent space, at most 256: time and memory grow with them. */
  dimensions: number;
  seed: number;
  /**
   * Texts that only join languages (one owner's Czech and English words together): they shape the
   * latent space, not the weights.
   */
  bridges?: readonly (readonly string[])[];
  /** Told the share done, 0 to 1. */
  onProgress?: (share: number) => void;
}

// One is enough where the spectrum falls as steeply as that of texts; each more costs two passes
// over the matrix.
const POWER_ITERATIONS = 1;
// A term of one text joins nothing with anything, so it has weight but no place in the latent
// space.
const LEAST_TEXTS = 2;

/**
 * Learns from texts given as index terms in text order (language/analyse). Deterministic for a seed
 * and an order of documents.
 */
export function fitModel(
  documents: readonly (readonly string[])[],
  options: FitOptions,
): SimilarityModel {
  const vocabulary = buildVocabulary(documents);
  const bridges = options.bridges ?? [];
  // Words alone make the latent space: pairs gained 0.003 nDCG@10 there on CORDIS photonics and
  // nearly double its entries.
  const rows = [...documents, ...bridges].map((terms) =>
    weigh(vocabulary, countWords(vocabulary, terms)),
  );
  const matrix = matrixOf(rows, latentWords(vocabulary, bridges.length > 0));
  const svd = truncatedSvd(
    matrix,
    Math.min(options.dimensions, 256),
    options.seed,
    POWER_ITERATIONS,
    options.onProgress,
  );
  return modelOf(
    vocabulary,
    termCounts(documents.map((terms) => countTerms(vocabulary, terms))),
    svd.rank,
    svd.terms,
  );
}

/**
 * Words that get coordinates: ids fall in frequency, so they are the first. A bridge makes a word
 * of one text worth placing.
 */
function latentWords(v: Vocabulary, bridged: boolean): number {
  let n = v.terms.length;
  while (!bridged && n > 0 && v.frequencies[n - 1]! < LEAST_TEXTS) n--;
  return n;
}

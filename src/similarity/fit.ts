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
  /**
   * A model of an earlier state of the same texts: its latent space serves on while nearly all words
   * have their place in it, since learning one is half the time of a small build.
   */
  earlier?: SimilarityModel;
  /** Told the share done, 0 to 1. */
  onProgress?: (share: number) => void;
}

// One is enough where the spectrum falls as steeply as that of texts; each more costs two passes
// over the matrix.
const POWER_ITERATIONS = 1;
// A term of one text joins nothing with anything, so it has weight but no place in the latent
// space.
const LEAST_TEXTS = 2;
// A space in which more words than this share have no place is learnt anew: until then a new word
// counts by itself (TF-IDF) and not by its neighbours.
const MOST_UNPLACED = 0.02;

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
  const words = latentWords(vocabulary, bridges.length > 0);
  const counts = termCounts(documents.map((terms) => countTerms(vocabulary, terms)));
  const carried = options.earlier && carriedOver(options.earlier, vocabulary.terms.slice(0, words));
  if (carried) return modelOf(vocabulary, counts, options.earlier!.dimensions, carried);
  const matrix = matrixOf(rows, words);
  const svd = truncatedSvd(
    matrix,
    Math.min(options.dimensions, 256),
    options.seed,
    POWER_ITERATIONS,
    options.onProgress,
  );
  return modelOf(vocabulary, counts, svd.rank, svd.terms);
}

/**
 * Coordinates of the words in the space of an earlier model, zeros for those that it does not know;
 * null when those are too many. A word of zeros counts as unknown again, so that spaces that are
 * carried over again and again are learnt anew in time.
 */
function carriedOver(
  { vocabulary, termVectors, dimensions }: SimilarityModel,
  words: readonly string[],
): Float32Array | null {
  if (dimensions === 0) return null;
  const placed = new Float32Array(words.length * dimensions);
  let unplaced = 0;
  words.forEach((word, at) => {
    const from = (vocabulary.ids.get(word) ?? Infinity) * dimensions;
    const vector = termVectors.subarray(from, from + dimensions);
    if (vector.some((x) => x !== 0)) placed.set(vector, at * dimensions);
    else unplaced++;
  });
  return unplaced <= MOST_UNPLACED * words.length ? placed : null;
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

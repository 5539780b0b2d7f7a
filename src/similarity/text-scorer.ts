import type { SimilarityModel } from './model.ts';
import type { SparseVector } from './sparse.ts';
import { countTerms, inverseDocumentFrequency, weigh } from './vocabulary.ts';

/** Exact scores of one question against the texts that a model was learned from. */
export interface TextScores {
  /** Cosine of TF-IDF over words and pairs, 0 to 1. */
  tfidf: number;
  /** BM25 over words and pairs as a share of what a text with all the question's terms could reach, 0 to 1. */
  bm25: number;
}

export interface TextScorer {
  /** Number of terms of the question that the collection knows. */
  known: number;
  /** @param text position among the documents that the model was fitted to */
  score(text: number): TextScores;
  /**
   * BM25 of several texts read as one, on the same scale.
   * @param words number of words of everything that their owner says, of which these texts are the part that matters
   * @param mean the mean of `words` over all owners
   */
  scoreTogether(texts: readonly number[], words: number, mean: number): number;
  /** Ids of the question's terms that the text holds, with each one's share of the cosine. */
  shared(text: number): { id: number; share: number }[];
}

// The customary values (Robertson and Zaragoza 2009), not tuned.
const K1 = 1.2, B = 0.75;
const TABLE = 65_536;

/** Lengths of a model's texts, worked out once: the unit for TF-IDF and the number of words for BM25. */
interface Lengths {
  cosine: Float32Array;
  words: Float32Array;
  mean: number;
}

const lengthsOf = new WeakMap<SimilarityModel, Lengths>();

/** Prepares a question, given as index terms in text order. */
export function textScorer(model: SimilarityModel, terms: readonly string[]): TextScorer {
  return scorer(model, countTerms(model.vocabulary, terms));
}

/** The same with one of the model's own texts as the question. */
export function scorerOfText(model: SimilarityModel, text: number): TextScorer {
  const { starts, ids, counts } = model.texts;
  const from = starts[text]!, to = starts[text + 1]!;
  return scorer(model, { ids: ids.slice(from, to), weights: Float64Array.from(counts.subarray(from, to)) });
}

function scorer(model: SimilarityModel, asked: SparseVector): TextScorer {
  const { texts, vocabulary } = model;
  const lengths = lengthsOf.get(model) ?? remember(model);
  const unit = weigh(vocabulary, asked);
  const place = new Map(Array.from(asked.ids, (id, i) => [id, i]));
  // Nearly every term of a text is not asked for; a look into a small table says so sooner than the map does.
  const maybe = new Uint8Array(TABLE);
  for (const id of asked.ids) maybe[id % TABLE] = 1;
  const idf = Float64Array.from(asked.ids, (id) => inverseDocumentFrequency(vocabulary, id));
  // Repetition in a question counts with the same saturation as in a text.
  const wish = idf.map((x, i) => (x * (K1 + 1) * asked.weights[i]!) / (asked.weights[i]! + K1));
  const most = wish.reduce((sum, x) => sum + x, 0) * (K1 + 1) || 1;

  // What a text shares with the question is asked for again by every owner of it.
  const met = new Map<number, { at: number[]; counts: number[] }>();
  const sharedWith = (text: number): { at: number[]; counts: number[] } => {
    let found = met.get(text);
    if (!found) met.set(text, (found = { at: [], counts: [] }));
    else return found;
    for (let e = texts.starts[text]!; e < texts.starts[text + 1]!; e++) {
      const id = texts.ids[e]!;
      if (maybe[id % TABLE] === 0) continue;
      const i = place.get(id);
      if (i === undefined) continue;
      found.at.push(i);
      found.counts.push(texts.counts[e]!);
    }
    return found;
  };
  return {
    known: asked.ids.length,
    score(text) {
      const hold = K1 * (1 - B + (B * lengths.words[text]!) / lengths.mean);
      let cosine = 0, bm25 = 0;
      const { at, counts } = sharedWith(text);
      at.forEach((i, n) => {
        cosine += unit.weights[i]! * idf[i]! * (1 + Math.log(counts[n]!));
        bm25 += (wish[i]! * (K1 + 1) * counts[n]!) / (counts[n]! + hold);
      });
      return { tfidf: cosine / lengths.cosine[text]!, bm25: bm25 / most };
    },
    scoreTogether(group, words, mean) {
      const hold = K1 * (1 - B + (B * words) / mean);
      const sums = new Float64Array(wish.length);
      for (const text of group) {
        const { at, counts } = sharedWith(text);
        at.forEach((i, n) => { sums[i]! += counts[n]!; });
      }
      return sums.reduce((sum, count, i) => sum + (wish[i]! * (K1 + 1) * count) / (count + hold), 0) / most;
    },
    shared(text) {
      const { at, counts } = sharedWith(text);
      const found = at.map((i, n) => ({ id: asked.ids[i]!, share: (unit.weights[i]! * idf[i]! * (1 + Math.log(counts[n]!))) / lengths.cosine[text]! }));
      return found.sort((a, b) => b.share - a.share || a.id - b.id);
    },
  };
}

/** Number of words of each text of a model. */
export function wordsPerText(model: SimilarityModel): Float32Array {
  return (lengthsOf.get(model) ?? remember(model)).words;
}

function remember(model: SimilarityModel): Lengths {
  const { texts, vocabulary } = model;
  const rows = texts.starts.length - 1, words = vocabulary.terms.length;
  const weights = Float64Array.from(vocabulary.frequencies, (_, id) => inverseDocumentFrequency(vocabulary, id));
  const lengths: Lengths = { cosine: new Float32Array(rows), words: new Float32Array(rows), mean: 1 };
  let total = 0;
  for (let r = 0; r < rows; r++) {
    let square = 0, count = 0;
    for (let e = texts.starts[r]!; e < texts.starts[r + 1]!; e++) {
      square += (weights[texts.ids[e]!]! * (1 + Math.log(texts.counts[e]!))) ** 2;
      if (texts.ids[e]! < words) count += texts.counts[e]!;
    }
    lengths.cosine[r] = Math.sqrt(square) || 1;
    lengths.words[r] = count;
    total += count;
  }
  lengths.mean = total / (rows || 1) || 1;
  lengthsOf.set(model, lengths);
  return lengths;
}

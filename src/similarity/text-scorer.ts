import { Most } from './most.ts';
import type { SimilarityModel } from './model.ts';
import { type Postings, postingsOf } from './postings.ts';
import type { SparseVector } from './sparse.ts';
import { countTerms, inverseDocumentFrequency, weigh } from './vocabulary.ts';

/** Exact scores of one question against the texts that a model was learned from. */
export interface TextScores {
  /** Cosine of TF-IDF over words and pairs, 0 to 1. */
  tfidf: number;
  /**
   * BM25 over words and pairs as a share of what a text with all the question's terms could reach,
   * 0 to 1.
   */
  bm25: number;
}

/** Texts that belong together, as those of one owner. A text may be in several groups. */
export interface Groups {
  /** Groups of a text. */
  of(text: number): readonly number[];
  /**
   * Number of words of everything that a group says, of which the texts asked for are the part that
   * matters.
   */
  words: Float64Array;
  /** The mean of `words`. */
  mean: number;
}

export interface TextScorer {
  /** Number of terms of the question that the collection knows. */
  known: number;
  /** @param text position among the documents that the model was fitted to */
  score(text: number): TextScores;
  /**
   * Texts with the greatest cosines, the greatest first, equal ones by position; none without a
   * shared term.
   */
  nearest(count: number, accept?: (text: number) => boolean): number[];
  /**
   * BM25 of the given texts of each group read as one text, on the scale of `bm25`; groups without
   * a shared term are left out.
   */
  scoreTogether(texts: Iterable<number>, groups: Groups): Map<number, number>;
}

// The customary values (Robertson and Zaragoza 2009), not tuned.
const K1 = 1.2;
const B = 0.75;
/** 1 + ln count, for the counts that a model keeps. */
const DAMPED = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(count, 1)));

/** Prepares a question, given as index terms in text order. */
export function textScorer(model: SimilarityModel, terms: readonly string[]): TextScorer {
  return scorer(model, countTerms(model.vocabulary, terms));
}

/** The same with one of the model's own texts as the question. */
export function scorerOfText(model: SimilarityModel, text: number): TextScorer {
  const { starts, ids, counts } = model.texts;
  const from = starts[text]!;
  const to = starts[text + 1]!;
  return scorer(model, {
    ids: ids.slice(from, to),
    weights: Float64Array.from(counts.subarray(from, to)),
  });
}

/** Number of words of each text of a model. */
export function wordsPerText(model: SimilarityModel): Float64Array {
  return postingsOf(model).words;
}

/** A term of the question. */
interface Asked {
  id: number;
  /** What a text that holds it once gains in cosine, before the text's length is divided out. */
  unit: number;
  /**
   * What it can bring to BM25. Repetition in a question counts with the same saturation as in a
   * text.
   */
  wish: number;
}

function scorer(model: SimilarityModel, question: SparseVector): TextScorer {
  const { vocabulary } = model;
  const postings = postingsOf(model);
  const unit = weigh(vocabulary, question);
  const asked = Array.from(question.ids, (id, i): Asked => {
    const idf = inverseDocumentFrequency(vocabulary, id);
    const count = question.weights[i]!;
    return { id, unit: unit.weights[i]! * idf, wish: (idf * (K1 + 1) * count) / (count + K1) };
  });
  const most = asked.reduce((sum, a) => sum + a.wish, 0) * (K1 + 1) || 1;
  let sums: Float64Array | undefined;
  const summed = (): Float64Array => (sums ??= addUp(postings, asked));
  return {
    known: asked.length,
    score(text) {
      const all = summed();
      return { tfidf: all[2 * text]! / postings.cosine[text]!, bm25: all[2 * text + 1]! / most };
    },
    nearest(count, accept) {
      const all = summed();
      const best = new Most(count);
      for (let text = 0; text < postings.cosine.length; text++) {
        const score = all[2 * text]! / postings.cosine[text]!;
        if (score > best.floor && (!accept || accept(text))) best.add(text, score);
      }
      return best.sorted().map((n) => n.position);
    },
    scoreTogether: (texts, groups) => together(postings, asked, most, texts, groups),
  };
}

/**
 * Cosine and BM25 of each text side by side, so that both lie in one line of the cache; not yet
 * divided by what makes them shares.
 */
function addUp(
  { starts, texts, counts, words, mean }: Postings,
  asked: readonly Asked[],
): Float64Array {
  const sums = new Float64Array(2 * words.length);
  for (const { id, unit, wish } of asked) {
    for (let e = starts[id]!; e < starts[id + 1]!; e++) {
      const text = texts[e]!;
      const count = counts[e]!;
      sums[2 * text]! += unit * DAMPED[count]!;
      sums[2 * text + 1]! +=
        (wish * (K1 + 1) * count) / (count + K1 * (1 - B + (B * words[text]!) / mean));
    }
  }
  return sums;
}

function together(
  { starts, texts, counts, words }: Postings,
  asked: readonly Asked[],
  most: number,
  wanted: Iterable<number>,
  groups: Groups,
): Map<number, number> {
  const chosen = new Uint8Array(words.length);
  const reached = new Set<number>();
  for (const text of wanted) chosen[text] = 1;
  // Counts of one term by group: a term at a time, so that a group's repetitions of it saturate
  // together.
  const inGroup = new Float64Array(groups.words.length);
  const totals = new Float64Array(groups.words.length);
  for (const { id, wish } of asked) {
    const touched: number[] = [];
    for (let e = starts[id]!; e < starts[id + 1]!; e++) {
      if (chosen[texts[e]!] === 0) continue;
      for (const group of groups.of(texts[e]!)) {
        if (inGroup[group] === 0) touched.push(group);
        inGroup[group]! += counts[e]!;
      }
    }
    for (const group of touched) {
      const count = inGroup[group]!;
      if (totals[group] === 0) reached.add(group);
      totals[group]! +=
        (wish * (K1 + 1) * count) /
        (count + K1 * (1 - B + (B * groups.words[group]!) / groups.mean));
      inGroup[group] = 0;
    }
  }
  return new Map(Array.from(reached, (group) => [group, totals[group]! / most]));
}

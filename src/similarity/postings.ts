import type { SimilarityModel } from './model.ts';
import { inverseDocumentFrequency } from './vocabulary.ts';

/**
 * The texts of a model by term instead of by text: a question then reads only what it shares with
 * any text. Made when the first question comes, about five bytes a distinct term of a text.
 */
export interface Postings {
  /** The texts of term t are at `starts[t]` to `starts[t + 1]`, ascending. */
  starts: Uint32Array;
  texts: Uint32Array;
  counts: Uint8Array;
  /** Length of each text as a TF-IDF vector. */
  cosine: Float64Array;
  /** Number of words of each text, and their mean. */
  words: Float64Array;
  mean: number;
}

const known = new WeakMap<SimilarityModel, Postings>();

/** The postings of a model, kept as long as the model is. */
export function postingsOf(model: SimilarityModel): Postings {
  let found = known.get(model);
  if (!found) known.set(model, (found = transpose(model)));
  return found;
}

function transpose({ texts, vocabulary }: SimilarityModel): Postings {
  const rows = texts.starts.length - 1;
  const terms = vocabulary.frequencies.length;
  const words = vocabulary.terms.length;
  const starts = new Uint32Array(terms + 1);
  for (const id of texts.ids) starts[id + 1]!++;
  for (let t = 0; t < terms; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice();
  const idf = Float64Array.from(vocabulary.frequencies, (_, id) =>
    inverseDocumentFrequency(vocabulary, id),
  );
  const out: Postings = {
    starts,
    texts: new Uint32Array(texts.ids.length),
    counts: new Uint8Array(texts.ids.length),
    cosine: new Float64Array(rows),
    words: new Float64Array(rows),
    mean: 1,
  };
  for (let r = 0; r < rows; r++) {
    let square = 0;
    for (let e = texts.starts[r]!; e < texts.starts[r + 1]!; e++) {
      const id = texts.ids[e]!;
      const count = texts.counts[e]!;
      const to = next[id]!++;
      out.texts[to] = r;
      out.counts[to] = count;
      square += (idf[id]! * (1 + Math.log(count))) ** 2;
      if (id < words) out.words[r]! += count;
    }
    out.cosine[r] = Math.sqrt(square) || 1;
  }
  out.mean = out.words.reduce((a, b) => a + b, 0) / (rows || 1) || 1;
  return out;
}

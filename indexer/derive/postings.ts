/** Inverted lists in flat arrays: what the embedded engine asks for words. */

/**
 * For term i of `terms` (sorted): documents `docs[from[i]] .. docs[from[i + 1] - 1]`, ascending,
 * with a weight each.
 */
export interface Postings {
  terms: string[];
  from: Uint32Array;
  docs: Uint32Array;
  /** BM25's answer to term frequency and length, without idf: 0 to 1 in steps of 1/65535. */
  weights: Uint16Array;
}

/** A field and what one of its words counts in units of a plain word. */
export interface WeightedField {
  terms: readonly string[];
  weight: number;
}

// BM25 (Robertson and Zaragoza 2009, with weighted fields added up before saturation): k1 is how
// soon a repeated word stops to count, b how far long texts are held back. The customary values;
// statements here are short and seldom repeat themselves.
const K1 = 1.2;
const B = 0.75;
const STEPS = 65_535;

/** Inverts documents given as weighted fields. The same documents give the same bytes. */
export function invert(documents: Iterable<readonly WeightedField[]>): Postings {
  const lists = new Map<string, { docs: number[]; counts: number[] }>();
  const lengths: number[] = [];
  for (const fields of documents) {
    const doc = lengths.length;
    let length = 0;
    for (const { terms, weight } of fields) {
      length += weight * terms.length;
      for (const term of terms) count(lists, term, doc, weight);
    }
    lengths.push(length);
  }
  return flatten(lists, lengths);
}

function count(
  lists: Map<string, { docs: number[]; counts: number[] }>,
  term: string,
  doc: number,
  weight: number,
): void {
  let list = lists.get(term);
  if (!list) lists.set(term, (list = { docs: [], counts: [] }));
  const last = list.docs.length - 1;
  if (last >= 0 && list.docs[last] === doc) list.counts[last]! += weight;
  else {
    list.docs.push(doc);
    list.counts.push(weight);
  }
}

function flatten(
  lists: ReadonlyMap<string, { docs: number[]; counts: number[] }>,
  lengths: readonly number[],
): Postings {
  const terms = [...lists.keys()].sort();
  const from = new Uint32Array(terms.length + 1);
  terms.forEach((term, i) => {
    from[i + 1] = from[i]! + lists.get(term)!.docs.length;
  });
  const docs = new Uint32Array(from[terms.length]!);
  const weights = new Uint16Array(docs.length);
  const mean = lengths.reduce((sum, l) => sum + l, 0) / (lengths.length || 1) || 1;
  let at = 0;
  for (const term of terms) {
    const list = lists.get(term)!;
    for (let i = 0; i < list.docs.length; i++, at++) {
      const doc = list.docs[i]!;
      const tf = list.counts[i]!;
      docs[at] = doc;
      weights[at] = Math.max(
        1,
        Math.round((STEPS * tf) / (tf + K1 * (1 - B + (B * lengths[doc]!) / mean))),
      );
    }
  }
  return { terms, from, docs, weights };
}

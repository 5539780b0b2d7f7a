/** How far a statement meets the words of a question: absolute, the same in every answer. */

/** A telling word of a question. */
export interface AskedWord {
  /** How much it tells: ln(1 + N / n), as for words of the vocabulary. */
  weight: number;
  /** Terms of the vocabulary that meet it, with the degree, 0 to 1. */
  ids: readonly (readonly [id: number, degree: number])[];
  /** Concepts that meet it, with the degree, 0 to 1. */
  concepts: ReadonlyMap<string, number>;
  /** It is of what is wanted, not of what narrows it. */
  isHead: boolean;
}

export interface WordsMet {
  /** Share of the question's weight that is met, 0 to 1. */
  share: number;
  /** Weight that is met. */
  weight: number;
  /** Weight of the most telling word that is met. */
  best: number;
  /** Share of the most telling word that is not met in the weight of the question. */
  missing: number;
  /** Number of words that are met. */
  count: number;
  /** Share of the weight of what is wanted that is met; of all words where nothing stands out. */
  head: number;
}

// A word is met in the counts from here on; below it is hinted at.
const MET = 0.7;

/**
 * @param holds whether the statement has a term of the vocabulary
 * @param concepts those of the statement
 */
export function wordsMet(
  asked: readonly AskedWord[],
  holds: (id: number) => boolean,
  concepts: readonly string[],
): WordsMet {
  let all = 0,
    weight = 0,
    best = 0,
    missing = 0,
    count = 0,
    head = 0,
    headMet = 0;
  for (const word of asked) {
    let degree = 0;
    for (const [id, d] of word.ids) if (d > degree && holds(id)) degree = d;
    if (degree < 1 && word.concepts.size > 0)
      for (const c of concepts) degree = Math.max(degree, word.concepts.get(c) ?? 0);
    all += word.weight;
    if (word.isHead) {
      head += word.weight;
      headMet += word.weight * degree;
    }
    weight += word.weight * degree;
    if (degree >= MET) {
      count++;
      best = Math.max(best, word.weight);
    } else missing = Math.max(missing, word.weight);
  }
  if (all === 0) return { share: 0, weight: 0, best: 0, missing: 0, count: 0, head: 0 };
  const share = weight / all;
  return {
    share,
    weight,
    best,
    missing: missing / all,
    count,
    head: head > 0 ? headMet / head : share,
  };
}

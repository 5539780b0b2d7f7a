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
  /** It names hardly more than "something": software, a service, a system. */
  isBroad?: boolean;
  /**
   * Names of several words that it is part of, by any number: "fibre laser" is no laser of any kind,
   * so it is met in part where the name is.
   */
  names?: readonly number[];
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
  /**
   * What is wanted is named by broad words alone, and narrowed by others: share of their weight that
   * is met; missing where what is wanted has a name of its own.
   */
  narrowing?: number;
  /** Share of the question's weight that any statement of the catalogue could meet. */
  known: number;
}

// A word is met in the counts from here on; below it is hinted at.
const MET = 0.7;

/**
 * Prepares the words of a question; the result tells how far a statement meets them. A page of text
 * asks hundreds of words of thousands of statements, so a statement's concepts are looked up, not
 * each word's.
 */
export function wordsMeter(
  asked: readonly AskedWord[],
): (holds: (id: number) => boolean, concepts: readonly string[]) => WordsMet {
  const byConcept = new Map<string, [word: number, degree: number][]>();
  asked.forEach((word, at) => {
    for (const [concept, degree] of word.concepts) {
      const meets = byConcept.get(concept);
      if (meets) meets.push([at, degree]);
      else byConcept.set(concept, [[at, degree]]);
    }
  });
  const degrees = new Float64Array(asked.length);
  return (holds, concepts) => {
    degrees.fill(0);
    for (const concept of concepts)
      for (const [at, degree] of byConcept.get(concept) ?? [])
        if (degree > degrees[at]!) degrees[at] = degree;
    asked.forEach(({ ids }, at) => {
      for (const [id, degree] of ids) if (degree > degrees[at]! && holds(id)) degrees[at] = degree;
    });
    meetNames(asked, degrees);
    return sumUp(asked, degrees);
  };
}

/** Words of a name are met as far as the best of the names is met that they are part of. */
function meetNames(asked: readonly AskedWord[], degrees: Float64Array): void {
  const names = new Map<number, { weight: number; met: number }>();
  asked.forEach((word, at) => {
    for (const name of word.names ?? []) {
      const sum = names.get(name) ?? { weight: 0, met: 0 };
      sum.weight += word.weight;
      sum.met += word.weight * degrees[at]!;
      names.set(name, sum);
    }
  });
  if (names.size === 0) return;
  const shares = new Map([...names].map(([name, { weight, met }]) => [name, met / weight]));
  asked.forEach((word, at) => {
    if (word.names?.length)
      degrees[at]! *= Math.max(...word.names.map((name) => shares.get(name)!));
  });
}

function sumUp(asked: readonly AskedWord[], degrees: Float64Array): WordsMet {
  let all = 0;
  let weight = 0;
  let best = 0;
  let missing = 0;
  let count = 0;
  let head = 0;
  let headMet = 0;
  let known = 0;
  let beside = 0;
  let besideMet = 0;
  let isBroad = true;
  asked.forEach((word, at) => {
    const degree = degrees[at]!;
    all += word.weight;
    weight += word.weight * degree;
    if (word.ids.length + word.concepts.size > 0) known += word.weight;
    if (word.isHead) {
      head += word.weight;
      headMet += word.weight * degree;
      isBroad &&= word.isBroad === true;
    } else {
      beside += word.weight;
      besideMet += word.weight * degree;
    }
    if (degree >= MET) {
      count++;
      best = Math.max(best, word.weight);
    } else missing = Math.max(missing, word.weight);
  });
  if (all === 0) return { share: 0, weight: 0, best: 0, missing: 0, count: 0, head: 0, known: 0 };
  const share = weight / all;
  return {
    share,
    weight,
    best,
    missing: missing / all,
    count,
    head: head > 0 ? headMet / head : share,
    ...(isBroad && head > 0 && beside > 0 ? { narrowing: besideMet / beside } : {}),
    known: known / all,
  };
}

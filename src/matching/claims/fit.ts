/**
 * Logistic regression with a ridge, fitted by Newton's method: what turns the features of judged
 * claims into the chance that a claim is right. Deterministic; no dependence on order.
 * Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., 4.4.1.
 */

/** A judged claim: its features, and whether it is right. */
export interface Example {
  features: readonly number[];
  isRight: boolean;
  /** Log odds that are known beside the features (how far a source can be relied on). */
  offset?: number;
}

export interface Fit {
  intercept: number;
  /** One a feature. */
  weights: readonly number[];
}

const MOST_STEPS = 60;
const SETTLED = 1e-8;
/** Halvings of a step. */
const SHORTEST_STEP = 50;

/**
 * @param ridge penalty on the squares of the weights of standardised features: the more, the less
 * a few examples can move them
 * @returns weights of the features as they are, not standardised
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Fit {
  const count = examples[0]?.features.length ?? 0;
  const { means, scales } = standardOf(examples, count);
  const rows = examples.map((e) => [1, ...e.features.map((x, i) => (x - means[i]!) / scales[i]!)]);
  let beta = new Array<number>(count + 1).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(examples, rows, beta, ridge);
    if (Math.max(...change.map(Math.abs)) < SETTLED) break;
    const before = lossOf(examples, rows, beta, ridge);
    // A whole step may go too far where chances are near 0 or 1: then half of it, and so on.
    const next = stepsFrom(beta, change).find(
      (at) => lossOf(examples, rows, at, ridge) <= before * (1 + SETTLED),
    );
    if (!next) break;
    beta = next;
  }
  const weights = beta.slice(1).map((b, i) => b / scales[i]!);
  return {
    intercept: beta[0]! - weights.reduce((sum, w, i) => sum + w * means[i]!, 0),
    weights,
  };
}

/** Ever shorter steps in a direction; the shortest is too short to matter. */
function stepsFrom(beta: readonly number[], change: readonly number[]): number[][] {
  return Array.from({ length: SHORTEST_STEP }, (_, halvings) =>
    beta.map((b, i) => b + change[i]! / 2 ** halvings),
  );
}

function standardOf(
  examples: readonly Example[],
  count: number,
): { means: number[]; scales: number[] } {
  const means: number[] = [];
  const scales: number[] = [];
  for (let i = 0; i < count; i++) {
    const mean = examples.reduce((sum, e) => sum + e.features[i]!, 0) / examples.length;
    const spread = examples.reduce((sum, e) => sum + (e.features[i]! - mean) ** 2, 0);
    means.push(mean);
    // A feature that never changes gets no weight.
    scales.push(Math.sqrt(spread / examples.length) || Infinity);
  }
  return { means, scales };
}

/** The penalised negative log-likelihood. */
function lossOf(
  examples: readonly Example[],
  rows: readonly (readonly number[])[],
  beta: readonly number[],
  ridge: number,
): number {
  const penalty = beta.slice(1).reduce((sum, b) => sum + b * b, 0);
  return rows.reduce(
    (sum, row, at) => {
      const { isRight, offset = 0 } = examples[at]!;
      const odds = row.reduce((all, x, i) => all + x * beta[i]!, offset);
      // ln(1 + e^z) without overflow.
      return sum + Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds))) - (isRight ? odds : 0);
    },
    (ridge * penalty) / 2,
  );
}

/** Solves H d = g with the gradient and the Hessian of the penalised likelihood at `beta`. */
function newtonStep(
  examples: readonly Example[],
  rows: readonly (readonly number[])[],
  beta: readonly number[],
  ridge: number,
): number[] {
  const size = beta.length;
  const gradient = beta.map((b, i) => (i === 0 ? 0 : -ridge * b));
  // The constant is not drawn to zero; a touch of its own keeps the matrix invertible.
  const pull = (i: number): number => (i === 0 ? 1e-9 : ridge);
  const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? pull(i) : 0)));
  rows.forEach((row, at) => {
    const { isRight, offset = 0 } = examples[at]!;
    const chance = logistic(row.reduce((sum, x, i) => sum + x * beta[i]!, offset));
    const weight = chance * (1 - chance);
    const error = (isRight ? 1 : 0) - chance;
    for (let i = 0; i < size; i++) {
      gradient[i]! += error * row[i]!;
      for (let j = 0; j <= i; j++) hessian[i]![j]! += weight * row[i]! * row[j]!;
    }
  });
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) hessian[j]![i] = hessian[i]![j]!;
  return solve(hessian, gradient);
}

/** Gaussian elimination with pivots; the matrix is positive definite thanks to the ridge. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let i = at + 1; i < size; i++)
      if (Math.abs(rows[i]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = i;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let i = at + 1; i < size; i++) {
      const factor = rows[i]![at]! / rows[at]![at]!;
      for (let j = at; j <= size; j++) rows[i]![j]! -= factor * rows[at]![j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const known = solution.reduce((sum, x, j) => (j > i ? sum + rows[i]![j]! * x : sum), 0);
    solution[i] = (rows[i]![size]! - known) / rows[i]![i]!;
  }
  return solution;
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A bag of claims of which the best one is judged: an owner's statements under a question. */
export interface Bag {
  claims: readonly Omit<Example, 'isRight'>[];
  isRight: boolean;
}

const ROUNDS = 6;

/**
 * Fits where only the best of several claims was judged: in turns the best claim of each bag is
 * chosen by the present weights and the weights are fitted to the chosen ones.
 * @param start weights that choose first
 */
export function fitBags(bags: readonly Bag[], start: Fit, ridge: number): Fit {
  let fit = start;
  for (let round = 0; round < ROUNDS; round++)
    fit = fitLogistic(
      bags.flatMap((bag) => {
        const best = bestClaim(bag, fit);
        return best ? [{ ...best, isRight: bag.isRight }] : [];
      }),
      ridge,
    );
  return fit;
}

/** The claim of a bag with the greatest chance, and none of an empty bag. */
export function bestClaim(bag: Bag, fit: Fit): Bag['claims'][number] | undefined {
  let best: Bag['claims'][number] | undefined;
  let most = -Infinity;
  for (const claim of bag.claims) {
    const odds = logOdds(claim, fit);
    if (odds > most) [best, most] = [claim, odds];
  }
  return best;
}

/** Log odds of a claim, with what is known beside its features. */
export function logOdds({ features, offset = 0 }: Bag['claims'][number], fit: Fit): number {
  return features.reduce((sum, x, i) => sum + x * fit.weights[i]!, fit.intercept + offset);
}

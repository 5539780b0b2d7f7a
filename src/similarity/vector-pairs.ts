/** Cosines of the same pairs of texts in two spaces, for telling what is usual in each. */
export interface VectorPairs {
  dense: readonly number[];
  latent: readonly number[];
}

/**
 * Texts that are compared with all others, and pairs at most: some hundred thousand fix the highest
 * thousandth well.
 */
const MOST_TEXTS = 200;
const MOST_PAIRS = 400_000;

/**
 * @param a vectors of unit length by text, null where there is none; `b` the same texts in the
 * other space. Deterministic: texts evenly apart.
 */
export function samplePairs(
  a: readonly (Float32Array | null)[],
  b: readonly (Float32Array | null)[],
): VectorPairs {
  const both = a.flatMap((v, i) => (v && b[i] ? [i] : []));
  const texts = Math.min(
    both.length,
    MOST_TEXTS,
    Math.max(1, Math.floor(MOST_PAIRS / (both.length || 1))),
  );
  const dense: number[] = [];
  const latent: number[] = [];
  for (let t = 0; t < texts; t++) {
    const i = both[Math.floor((t * both.length) / texts)]!;
    for (const j of both) {
      if (i === j) continue;
      dense.push(inner(a[i]!, a[j]!));
      latent.push(inner(b[i]!, b[j]!));
    }
  }
  return { dense, latent };
}

function inner(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/**
 * Makes the cosines of an embedding model mean what latent ones do. Models press all cosines into a
 * narrow band (unrelated texts of one field may have 0.7), each into another, so the raw number
 * says nothing. What can be compared is how rare a cosine is between texts of this very build: a
 * dense cosine counts as much as the latent cosine that is as rare (quantile mapping; Panofsky and
 * Brier 1958).
 */
import type { Calibration } from '../domain/dense.ts';
import type { VectorPairs } from './vector-pairs.ts';

/** Ranks at which both are read: closer towards the top, where answers are. */
const RANKS = [0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999, 1];
/** A model whose typical and highest cosines are this close tells nothing apart. */
const LEAST_SPREAD = 1e-4;

/**
 * Null when the dense cosines of the pairs are all alike, or there are no pairs: such a model has
 * nothing to say.
 */
export function calibrate(pairs: VectorPairs): Calibration | null {
  const dense = Float64Array.from(pairs.dense).sort();
  const latent = Float64Array.from(pairs.latent).sort();
  if (dense.length === 0) return null;
  const at = (sorted: Float64Array): number[] =>
    RANKS.map((r) => sorted[Math.min(sorted.length - 1, Math.floor(r * sorted.length))]!);
  const found = { dense: at(dense), latent: at(latent) };
  return found.dense.at(-1)! - found.dense[0]! < LEAST_SPREAD ? null : found;
}

/**
 * A dense cosine on the scale of latent ones, 0 to 1: 0 up to the median of unrelated texts,
 * straight between the ranks, to 1 for equal texts.
 */
export function calibrated({ dense, latent }: Calibration, cosine: number): number {
  if (!(cosine > dense[0]!)) return 0;
  const xs = [...dense, Math.max(1, dense.at(-1)!)];
  const ys = [...latent.map((y) => Math.min(1, Math.max(0, y))), 1];
  for (let i = 1; i < xs.length; i++) {
    if (cosine > xs[i]!) continue;
    const from = i === 1 ? 0 : ys[i - 1]!;
    return from + (ys[i]! - from) * ((cosine - xs[i - 1]!) / (xs[i]! - xs[i - 1]! || 1));
  }
  return 1;
}

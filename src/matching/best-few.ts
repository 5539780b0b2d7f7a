/**
 * How an owner's statements add up. The best few count, each less than the one before, by a root of
 * squares: one excellent statement is worth more than three mediocre ones, and a hundred passing
 * mentions are worth nothing.
 *
 * On CORDIS with partners' names masked, ten with 0.9 reached nDCG@10 0.193 (photonics, words and
 * latent space) where five with 0.8 reached 0.188; without the root of squares 0.179.
 */
const FEW = 10;
const DECAY = 0.9;

/** @param scores of one owner, any order, not negative */
export function bestFew(scores: readonly number[]): number {
  const best = [...scores].sort((a, b) => b - a).slice(0, FEW);
  return Math.sqrt(best.reduce((sum, s, i) => sum + DECAY ** i * s * s, 0));
}

/** Worth of the best, the second best and so on. */
const WORTH = Float64Array.from({ length: FEW }, (_, i) => DECAY ** i);

/** The same for all owners at once: evidence by evidence, without a list per owner. */
export class BestFewByOwner {
  /** The best few of each owner, best first, one owner after the other. */
  private readonly kept: Float64Array;
  private any = false;

  /** @param owners number of owners; their numbers are below it */
  constructor(owners: number) {
    this.kept = new Float64Array(owners * FEW);
  }

  add(owner: number, score: number): void {
    if (score <= 0) return;
    this.any = true;
    const { kept } = this;
    const from = owner * FEW;
    for (let i = from, carried = score; i < from + FEW; i++) {
      const there = kept[i]!;
      if (carried <= there) continue;
      kept[i] = carried;
      carried = there;
    }
  }

  /**
   * Value by owner as a share of `scale`, at most 1: the same in every answer, so that scores of
   * different questions compare. Null when nothing was added.
   */
  values(scale: number): Float64Array | null {
    if (!this.any) return null;
    const { kept } = this;
    const values = new Float64Array(kept.length / FEW);
    for (let owner = 0; owner < values.length; owner++) {
      let sum = 0;
      for (let i = 0; i < FEW; i++) sum += WORTH[i]! * kept[owner * FEW + i]! ** 2;
      values[owner] = Math.min(1, Math.sqrt(sum) / scale);
    }
    return values;
  }
}

/** Divides by the greatest value. */
export function asShares(values: ReadonlyMap<number, number>): Map<number, number> {
  let most = 0;
  for (const v of values.values()) most = Math.max(most, v);
  return new Map([...values].map(([k, v]) => [k, most > 0 ? v / most : 0]));
}

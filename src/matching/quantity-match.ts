import type { Quantity } from '../domain/quantity.ts';

/** How one asked figure is met. */
export interface QuantityFit {
  asked: Quantity;
  offered: Quantity;
  /** 1 when met; falls to 0 at `NEAR` times beyond the asked end. */
  fit: number;
}

// An instrument that falls short by a quarter is worth looking at (a 750 nm source where 1000 nm
// are asked is not: kinds with a sharp meaning, such as wavelength, have a narrower band).
// Judgement, shown with the figure so that the reader can decide.
const NEAR = 0.25;
const NARROW = 0.05;
const SHARP: ReadonlySet<string> = new Set(['wavelength', 'trl', 'cleanroom-class']);

/**
 * The best offered quantity of the same kind for each asked one; kinds that nothing is offered in
 * are left out.
 */
export function matchQuantities(
  asked: readonly Quantity[],
  offered: readonly Quantity[],
): QuantityFit[] {
  return asked.flatMap((a) => {
    const fits = offered
      .filter((o) => o.kind === a.kind)
      .map((o) => ({ asked: a, offered: o, fit: fitOf(a, o) }));
    return fits.length > 0 ? [fits.reduce((best, f) => (f.fit > best.fit ? f : best))] : [];
  });
}

/** Mean fit over all that is asked, 0 when nothing is. */
export function quantityScore(asked: readonly Quantity[], offered: readonly Quantity[]): number {
  if (asked.length === 0 || offered.length === 0) return 0;
  return matchQuantities(asked, offered).reduce((sum, f) => sum + f.fit, 0) / asked.length;
}

function fitOf(asked: Quantity, offered: Quantity): number {
  const [low, high] = [asked.min ?? -Infinity, asked.max ?? Infinity];
  const [from, to] = [offered.min ?? -Infinity, offered.max ?? Infinity];
  if (from <= high && to >= low) return 1;
  const [short, end] = to < low ? [low - to, low] : [from - high, high];
  const band = Math.abs(end) * (SHARP.has(asked.kind) ? NARROW : NEAR);
  return band > 0 ? Math.max(0, 1 - short / band) : 0;
}

import type { Quantity } from '../domain/quantity.ts';

/** How an offered figure answers an asked one. */
export type QuantityFit = 'meets' | 'near' | 'misses';

/**
 * An instrument that falls short by a quarter is worth a call: its owner may know a way, or the
 * wish may bend. What misses by more is another class of instrument.
 */
export const NEAR = 0.25;

/**
 * Compares an offered range with an asked one of the same kind; other kinds miss. Open ends are
 * without bound.
 */
export function quantityFit(asked: Quantity, offered: Quantity): QuantityFit {
  if (asked.kind !== offered.kind) return 'misses';
  const [low, high] = [asked.min ?? -Infinity, asked.max ?? Infinity];
  if ((offered.min ?? -Infinity) <= high && (offered.max ?? Infinity) >= low) return 'meets';
  const { min, max } = nearRange(asked);
  return (offered.min ?? -Infinity) <= (max ?? Infinity) &&
    (offered.max ?? Infinity) >= (min ?? -Infinity)
    ? 'near'
    : 'misses';
}

/** The asked range, widened at each end by the share that still counts as near. */
export function nearRange(asked: Quantity): Quantity {
  const { kind, min, max } = asked;
  return {
    kind,
    min: min === null ? null : min - NEAR * Math.abs(min),
    max: max === null ? null : max + NEAR * Math.abs(max),
  };
}

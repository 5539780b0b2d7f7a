import type { Quantity, QuantityKind } from '../domain/quantity.ts';
import { KIND_RULES } from './quantity-kinds.ts';
import { convert, unitOf } from './units.ts';

/** How an offered figure answers an asked one. */
export type QuantityFit = 'meets' | 'near' | 'misses';

/**
 * An instrument that falls short by a quarter is worth a call: its owner may know a way, or the
 * wish may bend. What misses by more is another class of instrument.
 */
export const NEAR = 0.25;

/**
 * Kinds that a figure may have been meant as, and may be stored as, when no word told which: a bare
 * "10 Hz" is a repetition rate as well, a bare "1030 nm" a thickness.
 */
const MEANT_AS: Partial<Record<QuantityKind, readonly QuantityKind[]>> = {
  frequency: ['repetition-rate'],
  'repetition-rate': ['frequency'],
  'pulse-length': ['duration'],
  duration: ['pulse-length'],
  wavelength: ['length'],
  length: ['aperture', 'focal-length', 'thickness', 'roughness', 'resolution', 'wavelength'],
  angle: ['field-of-view'],
};

/** A wish in every kind that it may be meant as, each in the unit of its kind; its own comes first. */
export function readingsOf(asked: Quantity): Quantity[] {
  const own = unitOf(KIND_RULES[asked.kind].unit);
  return [
    asked,
    ...(MEANT_AS[asked.kind] ?? []).map((kind) => {
      const unit = unitOf(KIND_RULES[kind].unit);
      const told = (value: number | null): number | null =>
        value === null || !own || !unit ? value : convert(value, own, unit);
      return { kind, min: told(asked.min), max: told(asked.max) };
    }),
  ];
}

/**
 * Compares an offered range with an asked one of a kind that it may be meant as; other kinds miss. Open ends are
 * without bound.
 */
export function quantityFit(asked: Quantity, offered: Quantity): QuantityFit {
  const reading = readingsOf(asked).find((q) => q.kind === offered.kind);
  return reading ? fitOf(reading, offered) : 'misses';
}

function fitOf(asked: Quantity, offered: Quantity): QuantityFit {
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

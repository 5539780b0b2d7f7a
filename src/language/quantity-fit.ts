import type { Quantity, QuantityKind } from '../domain/quantity.ts';
import { KIND_RULES } from './quantity-kinds.ts';
import { convert, unitOf } from './units.ts';

/** How an offered figure answers an asked one. */
export type QuantityFit = 'meets' | 'near' | 'misses';

/**
 * An instrument that falls short by a quarter is worth a call: its owner may know a way, or the
 * wish may bend. What misses by more is another class of instrument.
 */
const NEAR = 0.25;

/** A wish. */
export interface AskedQuantity extends Quantity {
  /** The bound itself is not meant: "over 300" is not met by "up to 300"; "at least 300" is. */
  strict?: boolean;
}

/**
 * Kinds that a figure may have been meant as, and may be stored as, when no word told which: a bare
 * "10 Hz" is a repetition rate as well, a bare "2 nm" a resolution.
 */
const MEANT_AS: Partial<Record<QuantityKind, readonly QuantityKind[]>> = {
  frequency: ['repetition-rate'],
  'repetition-rate': ['frequency'],
  'pulse-length': ['duration'],
  duration: ['pulse-length'],
  length: ['aperture', 'focal-length', 'thickness', 'roughness', 'resolution', 'wavelength'],
  angle: ['field-of-view'],
};

/** A wish in every kind that it may be meant as, each in the unit of its kind; its own comes first. */
export function readingsOf(asked: AskedQuantity): AskedQuantity[] {
  const own = unitOf(KIND_RULES[asked.kind].unit);
  return [
    asked,
    ...(MEANT_AS[asked.kind] ?? []).map((kind) => {
      const unit = unitOf(KIND_RULES[kind].unit);
      const told = (value: number | null): number | null =>
        value === null || !own || !unit ? value : convert(value, own, unit);
      return { kind, min: told(asked.min), max: told(asked.max), strict: asked.strict };
    }),
  ];
}

/**
 * Compares an offered range with an asked one of a kind that it may be meant as; other kinds miss. Open ends are
 * without bound.
 */
export function quantityFit(asked: AskedQuantity, offered: Quantity): QuantityFit {
  const reading = readingsOf(asked).find((q) => q.kind === offered.kind);
  return reading ? fitOf(reading, offered) : 'misses';
}

function fitOf(asked: AskedQuantity, offered: Quantity): QuantityFit {
  const from = offered.min ?? -Infinity;
  const to = offered.max ?? Infinity;
  if (meets(asked, from, to)) return 'meets';
  return meets(nearRange(asked), from, to) ? 'near' : 'misses';
}

/**
 * True when an offered range has something of the asked one. Ranges that end at each other's bound
 * and go the other way meet in the bound only, which a strict wish leaves out.
 * @param from lower end of the offered range, infinite where it is open; `to` the upper one
 */
export function meets({ min, max, strict }: AskedQuantity, from: number, to: number): boolean {
  const low = min ?? -Infinity;
  const high = max ?? Infinity;
  if (from > high || to < low) return false;
  return !strict || !((from === -Infinity && to === low) || (to === Infinity && from === high));
}

/** The asked range, widened at each end by the share that still counts as near. */
export function nearRange(asked: Quantity): AskedQuantity {
  const { kind, min, max } = asked;
  return {
    kind,
    min: min === null ? null : min - NEAR * Math.abs(min),
    max: max === null ? null : max + NEAR * Math.abs(max),
  };
}

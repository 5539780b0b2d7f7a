/** Kinds of quantities that the field searches by. Each has one unit in which it is stored (src/language/quantities). */
export const QUANTITY_KINDS = [
  'wavelength', 'power', 'energy', 'pulse-length', 'repetition-rate', 'length', 'aperture', 'focal-length', 'roughness',
  'resolution', 'temperature', 'pressure', 'frequency', 'field-of-view', 'cleanroom-class', 'trl', 'voltage', 'mass',
] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

/**
 * A number with its meaning, as a closed range in the kind's unit. An open end is null: "over 100 W" is {min: 100, max: null}.
 * A single value has min equal to max.
 */
export interface Quantity {
  kind: QuantityKind;
  min: number | null;
  max: number | null;
}

/** A quantity found in a text. Offsets count UTF-16 units. */
export interface QuantityMention extends Quantity {
  start: number;
  end: number;
  /** What the text says: a figure that is offered or asked exactly, at least, at most, or between. */
  relation: 'exactly' | 'at-least' | 'at-most' | 'between';
}

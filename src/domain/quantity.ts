/**
 * Kinds of quantities that the field searches by. Each has one unit in which it is stored
 * (src/language/quantity-kinds.ts).
 */
export const QUANTITY_KINDS = [
  'wavelength',
  'power',
  'energy',
  'pulse-length',
  'repetition-rate',
  'length',
  'aperture',
  'focal-length',
  'thickness',
  'roughness',
  'flatness',
  'resolution',
  'temperature',
  'pressure',
  'frequency',
  'field-of-view',
  'angle',
  'cleanroom-class',
  'trl',
  'voltage',
  'mass',
  'particle-energy',
  'fluence',
  'intensity',
  'luminous-flux',
  'duration',
  'magnification',
  'peak-power',
] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

/**
 * A number with its meaning, as a closed range in the kind's unit. An open end is null: "over 100
 * W" is {min: 100, max: null}. A single value has min equal to max.
 */
export interface Quantity {
  kind: QuantityKind;
  min: number | null;
  max: number | null;
  /** The unit as written, where it is none in which the kind is usually told: bar, not Pa. */
  unit?: string;
}

/**
 * What a text says of a quantity: a figure that is offered or asked exactly (tolerances included),
 * at least, at most, or between.
 */
export type QuantityRelation = 'exactly' | 'at-least' | 'at-most' | 'between';

/**
 * A quantity found in a text. Offsets count UTF-16 units and take in the words of the relation
 * ("over 100 W").
 */
export interface QuantityMention extends Quantity {
  start: number;
  end: number;
  relation: QuantityRelation;
}

/**
 * A figure asked for; its stretch takes in the word that only names the kind ("aperture over 300
 * mm").
 */
export interface UnderstoodQuantity extends QuantityMention {
  /** The bound itself is not meant: "over 300" is not met by "up to 300"; "at least 300" is. */
  strict?: boolean;
  text: string;
  /** As typed; the range itself is a little wider where an exact figure was typed. */
  stated: Quantity;
}

/**
 * Kinds whose numbers have no unit: TRL, cleanroom class, flatness in waves, magnification. Told by
 * the words beside the number.
 */
import type { QuantityKind } from '../domain/quantity.ts';
import { fold } from './fold.ts';
import { KIND_RULES } from './quantity-kinds.ts';
import type { Relation } from './quantity-relation.ts';

export interface Unitless {
  kind: QuantityKind;
  /** In the stored scale: ISO class, TRL, waves, times. */
  values: readonly number[];
  /** UTF-16 units before the first number and behind the last that belong to the quantity. */
  lead: number;
  trail: number;
}

const TRL = /(?:\btrl|technology readiness levels?)(?:\s*level)?(?:\s*[:=])?\s*$/i;
const ISO = /\biso(?:\s*(?:class|trid[ay]|klasse|-))?\s*$/i;
const CLASS = /\b(?:class|trid\w*(?:\s+cistoty)?|klasse|reinraumklasse)\s*$/i;
const WAVES = /(?:λ|lambda)\s*\/\s*$/iu;
const TIMES = /^\s?(?:×|x(?![\p{L}\d]))/iu;
/**
 * US Federal Standard 209E, class 1 to 100,000: particles of half a micrometre a cubic foot; ISO
 * 14644-1 is its decimal logarithm and three.
 */
const FEDERAL_OFFSET = 3;

/** @param lead text before the first number and its relation, `trail` behind it */
export function unitlessKind(
  lead: string,
  numbers: readonly number[],
  trail: string,
  relation: Relation['relation'],
): Unitless | null {
  const before = fold(lead.slice(-60));
  const whole = numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= 9);
  const spoken = before.match(TRL);
  if (spoken && whole) return { kind: 'trl', values: numbers, lead: spoken[0].length, trail: 0 };
  const iso = before.match(ISO);
  if (iso && whole)
    return { kind: 'cleanroom-class', values: numbers, lead: iso[0].length, trail: 0 };
  const federal = federalClass(before, numbers, trail);
  if (federal) return federal;
  const waves = before.match(WAVES);
  if (waves && numbers[0]! > 0)
    return {
      kind: 'flatness',
      values: [Number((1 / numbers[0]!).toPrecision(12))],
      lead: relation ? 0 : waves[0].length,
      trail: 0,
    };
  return magnification(before, numbers, trail);
}

function federalClass(before: string, numbers: readonly number[], trail: string): Unitless | null {
  const federal = before.match(CLASS);
  const room = KIND_RULES['cleanroom-class'].words;
  if (!federal || !numbers.every(isFederal)) return null;
  if (!room.test(before) && !room.test(fold(trail.slice(0, 40)))) return null;
  return {
    kind: 'cleanroom-class',
    values: numbers.map((n) => Math.round(Math.log10(n)) + FEDERAL_OFFSET),
    lead: federal[0].length,
    trail: 0,
  };
}

function magnification(before: string, numbers: readonly number[], trail: string): Unitless | null {
  const times = TIMES.exec(trail);
  const speaks =
    times &&
    (KIND_RULES.magnification.words.test(before) ||
      KIND_RULES.magnification.words.test(fold(trail)));
  return speaks && numbers.every((n) => n > 0)
    ? { kind: 'magnification', values: numbers, lead: 0, trail: times[0].length }
    : null;
}

function isFederal(n: number): boolean {
  return n >= 10 && n <= 100_000 && Number.isInteger(Math.log10(n));
}

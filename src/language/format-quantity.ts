import type { Quantity } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import { KIND_RULES, quantityName } from './quantity-kinds.ts';
import { convert, unitOf } from './units.ts';
import { trimSigns } from '../domain/trim-signs.ts';

type Words = Readonly<Record<'over' | 'upTo', string>>;
const WORDS: Readonly<Record<'cs' | 'en' | 'de', Words>> = {
  cs: { over: 'nad', upTo: 'do' },
  en: { over: 'over', upTo: 'up to' },
  de: { over: 'über', upTo: 'bis' },
};
const DECIMAL_COMMA: ReadonlySet<Lang> = new Set(['cs', 'de']);
const NO_BREAK = '\u00a0';
/** Units that stand at the number without a blank. */
const ATTACHED = /^[°×]$/;

/**
 * A quantity in words of a page: "1 030 nm", "over 100 W", "up to 600 mm", "400–700 nm", "ISO 5–7".
 * As written where the unit is a special one (bar, K, inch), else in the one that gives the fewest
 * figures; `findQuantities` reads the same quantity again from it
 * behind the name of its kind (`quantityName`). A quantity open at both ends is empty.
 */
export function formatQuantity(quantity: Quantity, lang: Lang): string {
  const { kind, min, max } = quantity;
  const words = WORDS[lang as 'cs'] ?? WORDS.en;
  const leading = min ?? max;
  if (leading === null) return '';
  const symbol = shownUnit(quantity);
  const write = (value: number): string => figure(shown(kind, value, symbol), lang);
  const unit = symbol === '' ? '' : `${ATTACHED.test(symbol) ? '' : NO_BREAK}${symbol}`;
  if (max === null) return `${words.over} ${write(leading)}${unit}`;
  if (min === null) return `${words.upTo} ${write(leading)}${unit}`;
  // A minus after a dash is hard to read; German and English say "to" there, as Czech says "až".
  const dash = max < 0 || min < 0 ? ` ${{ cs: 'až', de: 'bis' }[lang] ?? 'to'} ` : '–';
  return min === max ? `${write(min)}${unit}` : `${write(min)}${dash}${write(max)}${unit}`;
}

/**
 * "Aperture over 300 mm": the quantity with the name of its kind, as chips and sentences show it.
 */
export function nameQuantity(quantity: Quantity, lang: Lang): string {
  return `${quantityName(quantity.kind, lang)} ${formatQuantity(quantity, lang)}`;
}

/**
 * The unit in which the greater end has one to three figures before the point, as near as the
 * kind's units allow.
 */
function shownUnit({ kind, min, max, unit }: Quantity): string {
  if (unit !== undefined && unitOf(unit)) return unit;
  const { shown: units } = KIND_RULES[kind];
  const size = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  // Wavelengths are told in nanometres up to 3 µm in all three languages.
  if (kind === 'wavelength' && size < 3_000) return 'nm';
  if (units.length === 1) return units[0]!;
  const fitting = units.filter((symbol) => Math.abs(shown(kind, size, symbol)) >= 1);
  return fitting.at(-1) ?? units[0]!;
}

function shown(kind: Quantity['kind'], value: number, symbol: string): number {
  const from = unitOf(KIND_RULES[kind].unit);
  const to = unitOf(symbol);
  const told = from && to ? convert(value, from, to) : value;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, told));
}

/**
 * Up to ten figures, so that nothing a text says is lost; powers of ten where zeros would have to
 * be counted.
 */
function figure(value: number, lang: Lang): string {
  const exact = Number(value.toPrecision(10));
  const size = Math.abs(exact);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) return powerOfTen(exact, lang);
  const [whole, fraction] = plainDecimal(size).split('.');
  const grouped = whole!.length > 3 ? inThousands(whole!) : whole!;
  return `${exact < 0 ? '−' : ''}${grouped}${fraction ? (DECIMAL_COMMA.has(lang) ? ',' : '.') + fraction : ''}`;
}

function powerOfTen(value: number, lang: Lang): string {
  const [mantissa, exponent] = value.toExponential().split('e');
  const point = DECIMAL_COMMA.has(lang) ? mantissa!.replace('.', ',') : mantissa!;
  return `${point.replace('-', '−')}×10^${exponent!.replace('+', '')}`;
}

/** Decimal digits without an exponent, of a number between 0.001 and ten million. */
function plainDecimal(value: number): string {
  return trimSigns(trimSigns(value.toFixed(13), /0/, 'end'), /\./, 'end');
}

function inThousands(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(NO_BREAK);
}

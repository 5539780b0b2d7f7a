/**
 * One table of units. A dimension is a vector of exponents, so that a unit can never be read as a
 * kind that it does not measure.
 */

/**
 * Exponents of metre, kilogram, second, ampere, kelvin, candela and of the plane angle, which SI
 * counts as 1 and people do not.
 */
export type Dimension = readonly [
  m: number,
  kg: number,
  s: number,
  A: number,
  K: number,
  cd: number,
  rad: number,
];

export interface Unit {
  /** As it is written in answers. */
  symbol: string;
  dimension: Dimension;
  /** Value in SI base units = value * factor + offset. */
  factor: number;
  offset: number;
}

export const LENGTH: Dimension = [1, 0, 0, 0, 0, 0, 0];
export const TIME: Dimension = [0, 0, 1, 0, 0, 0, 0];
export const FREQUENCY: Dimension = [0, 0, -1, 0, 0, 0, 0];
export const MASS: Dimension = [0, 1, 0, 0, 0, 0, 0];
export const TEMPERATURE: Dimension = [0, 0, 0, 0, 1, 0, 0];
export const POWER: Dimension = [2, 1, -3, 0, 0, 0, 0];
export const ENERGY: Dimension = [2, 1, -2, 0, 0, 0, 0];
export const PRESSURE: Dimension = [-1, 1, -2, 0, 0, 0, 0];
export const VOLTAGE: Dimension = [2, 1, -3, -1, 0, 0, 0];
export const ANGLE: Dimension = [0, 0, 0, 0, 0, 0, 1];
export const LUMINOUS_FLUX: Dimension = [0, 0, 0, 0, 0, 1, 0];
export const FLUENCE: Dimension = [0, 1, -2, 0, 0, 0, 0];
export const INTENSITY: Dimension = [0, 1, -3, 0, 0, 0, 0];
export const NUMBER: Dimension = [0, 0, 0, 0, 0, 0, 0];

const PREFIXES: Readonly<Record<string, number>> = {
  a: 1e-18,
  f: 1e-15,
  p: 1e-12,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  c: 1e-2,
  d: 1e-1,
  h: 1e2,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  '': 1,
};

/**
 * Symbol, prefixes that are in use, dimension, factor to SI. Symbols are case-sensitive, as SI has
 * them.
 */
const SYMBOLS: readonly [symbol: string, prefixes: string, dimension: Dimension, factor: number][] =
  [
    ['m', 'p n u m c d k', LENGTH, 1],
    ['s', 'a f p n u m', TIME, 1],
    ['Hz', 'm k M G T', FREQUENCY, 1],
    ['g', 'u m k', MASS, 1e-3],
    ['t', '', MASS, 1e3],
    ['W', 'n u m k M G T P', POWER, 1],
    ['J', 'a f p n u m k M', ENERGY, 1],
    ['eV', 'm k M G T', ENERGY, 1.602176634e-19],
    ['Pa', 'u m h k M G', PRESSURE, 1],
    ['bar', 'u m', PRESSURE, 1e5],
    ['Torr', 'u m', PRESSURE, 133.322368],
    ['atm', '', PRESSURE, 101325],
    ['psi', '', PRESSURE, 6894.757],
    ['V', 'u m k M', VOLTAGE, 1],
    ['rad', 'n u m', ANGLE, 1],
    ['lm', 'k', LUMINOUS_FLUX, 1],
    ['K', 'n u m', TEMPERATURE, 1],
  ];
const DEGREE = Math.PI / 180;
/**
 * Units without prefixes or with names of their own; the first spelling is the one that is written.
 */
const NAMED: readonly [spellings: string, dimension: Dimension, factor: number, offset?: number][] =
  [
    ['°C|℃|degC|deg C|° C|ºC|º C', TEMPERATURE, 1, 273.15],
    ['°F|℉|° F|ºF', TEMPERATURE, 5 / 9, (459.67 * 5) / 9],
    ['°|deg|º|degree|degrees|stupen|stupnu|stupne|grad', ANGLE, DEGREE],
    ['arcmin|′|arc min', ANGLE, DEGREE / 60],
    ['arcsec|″|arc sec', ANGLE, DEGREE / 3600],
    ['Å|Å|angstrom|angstroms|angstromu', LENGTH, 1e-10],
    ['inch|inches|palec|palce|palcu|zoll', LENGTH, 0.0254],
    ['nm|nanometre|nanometres|nanometer|nanometers|nanometru|nanometry|nanometr', LENGTH, 1e-9],
    [
      'µm|micron|microns|mikron|mikronu|mikrony|mikrometr|mikrometru|mikrometry|micrometre|micrometres|micrometer|micrometers|mikrometer',
      LENGTH,
      1e-6,
    ],
    ['mm|milimetr|milimetru|milimetry|millimetre|millimetres|millimeter|millimeters', LENGTH, 1e-3],
    [
      'cm|centimetr|centimetru|centimetry|centimetre|centimetres|centimeter|centimeters|zentimeter',
      LENGTH,
      1e-2,
    ],
    ['m|metr|metru|metry|metre|metres|meter|meters', LENGTH, 1],
    ['km|kilometr|kilometru|kilometry|kilometre|kilometres|kilometer|kilometers', LENGTH, 1e3],
    ['fs|femtosekund|femtosekundy|femtosecond|femtoseconds|femtosekunden', TIME, 1e-15],
    ['ps|pikosekund|pikosekundy|picosecond|picoseconds|pikosekunden', TIME, 1e-12],
    ['ns|nanosekund|nanosekundy|nanosecond|nanoseconds|nanosekunden', TIME, 1e-9],
    ['µs|mikrosekund|microsecond|microseconds|mikrosekunden', TIME, 1e-6],
    ['s|sekund|sekundy|second|seconds|sekunden|sec', TIME, 1],
    ['W|watt|watts|wattu|watty', POWER, 1],
    ['kW|kilowatt|kilowatts|kilowattu', POWER, 1e3],
    ['J|joule|joules|joulu|jouly', ENERGY, 1],
    ['kg|kilogram|kilograms|kilogramu|kilogramm', MASS, 1],
    ['t|tun|tuny|tonne|tonnes|tonnen', MASS, 1e3],
    ['W/cm²|W/cm2|W/cm^2|W cm-2|W·cm-2', INTENSITY, 1e4],
    ['kW/cm²|kW/cm2|kW/cm^2', INTENSITY, 1e7],
    ['MW/cm²|MW/cm2|MW/cm^2', INTENSITY, 1e10],
    ['GW/cm²|GW/cm2|GW/cm^2', INTENSITY, 1e13],
    ['J/cm²|J/cm2|J/cm^2|J cm-2|J·cm-2', FLUENCE, 1e4],
    ['mJ/cm²|mJ/cm2|mJ/cm^2', FLUENCE, 10],
    ['λ|waves|wave|vlny|vln|wellen', NUMBER, 1],
    ['lm|lumen|lumens|lumenu', LUMINOUS_FLUX, 1],
  ];

const UNITS = unitTable();
const LOOSE = new Map([...UNITS].map(([spelling, unit]) => [spelling.toLowerCase(), unit]));

/**
 * The unit of a spelling ("um", "µm", "mikronů" folded). Case counts for symbols: mW is not MW.
 * @returns undefined for what is no unit
 */
export function unitOf(spelling: string): Unit | undefined {
  const tidy = spelling.replace(/[\u03bc\u00b5]/g, 'u');
  return UNITS.get(tidy) ?? (tidy.length > 3 ? LOOSE.get(tidy.toLowerCase()) : undefined);
}

/** All spellings, longest first: what the finder's regular expression is made of. */
export function unitSpellings(): readonly string[] {
  return [...UNITS.keys()].sort((a, b) => b.length - a.length);
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, i) => exponent === b[i]);
}

/** Converts between two units. @throws RangeError when they do not measure the same */
export function convert(value: number, from: Unit, to: Unit): number {
  if (!sameDimension(from.dimension, to.dimension))
    throw new RangeError(`${from.symbol} cannot be told in ${to.symbol}`);
  if (from.factor === to.factor && from.offset === to.offset) return value;
  return rounded((value * from.factor + from.offset - to.offset) / to.factor);
}

/** Takes the dust of binary fractions away: no quantity of the field is known to twelve figures. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function unitTable(): Map<string, Unit> {
  const table = new Map<string, Unit>();
  for (const [symbol, prefixes, dimension, factor] of SYMBOLS) {
    for (const prefix of ['', ...prefixes.split(' ')]) {
      const unit: Unit = {
        symbol: `${prefix === 'u' ? 'µ' : prefix}${symbol}`,
        dimension,
        factor: factor * PREFIXES[prefix]!,
        offset: 0,
      };
      table.set(prefix + symbol, unit);
    }
  }
  for (const [spellings, dimension, factor, offset = 0] of NAMED) {
    const names = spellings.split('|');
    const unit: Unit = { symbol: names[0]!, dimension, factor, offset };
    for (const name of names) table.set(name.replace('µ', 'u'), unit);
  }
  return table;
}

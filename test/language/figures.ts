/** Figures as people and machines write them, of any size: for tests that nothing stumbles over one. */
import fc from 'fast-check';

const digits = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('9', '1', '0', '07', '405', '12345'))
  .map(([count, pattern]) => pattern.repeat(count).slice(0, count));
const separated = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 30 }),
    fc.constantFrom(',', '.', ' ', '\u00a0', '; ', ' x ', '–', ' and ', '/', ' ± '),
  )
  .map(([numbers, joint]) => numbers.join(joint));
const decimal = fc
  .tuple(fc.constantFrom('', '-', '−', '+'), digits, fc.constantFrom('.', ','), digits)
  .map((parts) => parts.join(''));
const magnitude = fc
  .tuple(
    fc.double({ min: 1, max: 10, noNaN: true }),
    fc.integer({ min: -400, max: 400 }),
    fc.constantFrom('e', 'E', '×10^', '·10', ' x 10^', '*10'),
  )
  .map(([m, power, form]) => `${m}${form}${power}`);
const plainSmall = fc.integer({ min: 1, max: 400 }).map((zeros) => `0.${'0'.repeat(zeros)}5`);
const UNITS = [
  '',
  ' W',
  ' mbar',
  ' nm',
  'm',
  ' km',
  ' K',
  ' °C',
  ' J',
  ' eV',
  ' TeV',
  ' fs',
  ' Hz',
  'x',
  ' µm',
  ' kg',
  ' V',
  '°',
  ' lm',
  ' J/cm²',
];
const WORDS = [
  'pressure',
  'leak rate',
  'laser',
  'over',
  'TRL',
  'ISO class',
  'class',
  'λ/',
  'from',
  'magnification',
  'ohnisková vzdálenost',
  '',
];

/** One figure, with or without a unit and a word before it. */
export const figure = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.oneof(digits, separated, decimal, magnitude, plainSmall),
    fc.constantFrom(...UNITS),
    fc.constantFrom('', ' and more', '+', ' ± 5 %', '.'),
  )
  .map(([word, number, unit, after]) => `${word} ${number}${unit}${after}`.trim());

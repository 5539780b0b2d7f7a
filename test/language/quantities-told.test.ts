/** Figures as people write them: relations behind and before, ranges, lists, powers, separators. */
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/language/find-quantities.ts';

const read = (text: string, lang: string): string[] =>
  findQuantities(text, lang).map(
    (q) => `${q.kind} ${q.min ?? ''}..${q.max ?? ''} [${text.slice(q.start, q.end)}]`,
  );

describe('a figure', () => {
  it.each([
    ['en', 'aperture of 5 mm and more', 'aperture 5.. [5 mm and more]'],
    ['en', 'aperture of 5 mm or larger', 'aperture 5.. [5 mm or larger]'],
    ['cs', 'délka 5 mm a více', 'length 5.. [5 mm a více]'],
    ['de', 'Länge 5 mm oder mehr', 'length 5.. [5 mm oder mehr]'],
    ['en', 'length 5+ mm', 'length 5.. [5+ mm]'],
    ['en', 'power of 5 W+', 'power 5.. [5 W+]'],
    ['en', 'pulses of 5 ps and shorter', 'pulse-length ..5000 [5 ps and shorter]'],
    ['en', 'length 5 mm or less', 'length ..5 [5 mm or less]'],
    ['cs', 'délka 5 mm nebo méně', 'length ..5 [5 mm nebo méně]'],
    ['de', 'Länge 5 mm oder weniger', 'length ..5 [5 mm oder weniger]'],
    ['en', 'not over 5 mm', 'length ..5 [not over 5 mm]'],
    ['en', 'not exceeding 5 mm', 'length ..5 [not exceeding 5 mm]'],
    ['en', 'no longer than 5 mm', 'length ..5 [no longer than 5 mm]'],
    ['en', 'not less than 5 mm', 'length 5.. [not less than 5 mm]'],
    ['cs', 'nepřesahující 5 mm', 'length ..5 [nepřesahující 5 mm]'],
    ['cs', 'ne více než 5 mm', 'length ..5 [ne více než 5 mm]'],
    ['de', 'nicht über 5 mm', 'length ..5 [nicht über 5 mm]'],
    ['de', 'nicht weniger als 5 mm', 'length 5.. [nicht weniger als 5 mm]'],
    ['cs', 'alespoň 5 mm', 'length 5.. [alespoň 5 mm]'],
    ['de', 'höchstens 5 mm', 'length ..5 [höchstens 5 mm]'],
    ['en', '>= 5 mm', 'length 5.. [>= 5 mm]'],
  ])('(%s) %s is bounded as told', (lang, text, expected) =>
    expect(read(text, lang)).toEqual([expected]),
  );

  it.each([
    ['en', '5 ± 1 mm', '4..6'],
    ['en', '5 +/- 1 mm', '4..6'],
    ['cs', '5 až 10 mm', '5..10'],
    ['cs', 'od 5 do 10 mm', '5..10'],
    ['de', '5 bis zu 10 mm', '5..10'],
    ['en', '5 through 10 mm', '5..10'],
    ['en', '5–10 mm', '5..10'],
    ['en', '5...10 mm', '5..10'],
    ['en', '5 … 10 mm', '5..10'],
    ['en', '5÷10 mm', '5..10'],
    ['de', 'zwischen 5 und 10 mm', '5..10'],
    ['en', '1,234.5 mm', '1234.5..1234.5'],
    ['de', '1.234,5 mm', '1234.5..1234.5'],
    ['de', '1.234 mm', '1234..1234'],
    ['en', '1.234 mm', '1.234..1.234'],
    ['en', '1,234 mm', '1234..1234'],
    ['cs', '1,234 mm', '1.234..1.234'],
    ['cs', '12 345 mm', '12345..12345'],
    ['en', '1.234.567 mm', '1234567..1234567'],
    ['en', '0.500 mm', '0.5..0.5'],
  ])('(%s) %s is one length', (lang, text, range) =>
    expect(read(`xyz ${text}`, lang)).toEqual([`length ${range} [${text}]`]),
  );

  it.each([
    ['10^-6 mbar', 'pressure 0.0001..0.0001'],
    ['2·10^-6 mbar', 'pressure 0.0002..0.0002'],
    ['2e-6 mbar', 'pressure 0.0002..0.0002'],
    ['-5 °C', 'temperature -5..-5'],
    ['−5 °C', 'temperature -5..-5'],
    ['from -40 to -5 °C', 'temperature -40..-5'],
    ['3 mrad', 'angle 0.171887338539..0.171887338539'],
    ['5 fs', 'pulse-length 5..5'],
    ['5 s', 'duration 5..5'],
    ['5 keV', 'particle-energy 5000..5000'],
    ['5 mJ', 'energy 0.005..0.005'],
    ['532 nm', 'wavelength 532..532'],
  ])('%s is read with its sign, power and kind', (text, expected) =>
    expect(read(`xyz ${text}`, 'en')).toEqual([`${expected} [${text}]`]),
  );

  it.each([
    ['en', '532 or 1064 nm'],
    ['cs', '532 nebo 1064 nm'],
    ['de', '532 oder 1064 nm'],
    ['en', '532, 1064 nm'],
    ['en', '532/1064 nm'],
    ['en', '532; 1064 nm'],
    ['en', '532 & 1064 nm'],
    ['en', '532 × 1064 nm'],
    ['en', '532x1064 nm'],
  ])('(%s) %s are two', (lang, text) =>
    expect(read(text, lang)).toEqual([
      'wavelength 532..532 [532]',
      'wavelength 1064..1064 [1064 nm]',
    ]),
  );

  it('of a name is none', () => {
    expect(read('type A-5 mm', 'en')).toEqual(['length 5..5 [5 mm]']);
    for (const text of ['5 stK', '5 . 10', 'area 5 m2']) expect(read(text, 'en'), text).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUANTITY_KINDS, type QuantityKind } from '../../src/domain/quantity.ts';
import { findQuantities } from '../../src/language/find-quantities.ts';
import { formatQuantity, nameQuantity } from '../../src/language/format-quantity.ts';
import { parameterQuantities } from '../../src/language/parameter-quantities.ts';
import { KIND_RULES } from '../../src/language/quantity-kinds.ts';

/** Kind, range and the words taken, as one line a mention. */
function read(text: string, lang?: string): string[] {
  return findQuantities(text, lang).map(
    (q) => `${q.kind} ${q.min}..${q.max} ${q.relation} [${text.slice(q.start, q.end)}]`,
  );
}

describe('findQuantities', () => {
  const stories: readonly [text: string, ...expected: string[]][] = [
    [
      'fs laser 1030 nm over 100 W',
      'wavelength 1030..1030 exactly [1030 nm]',
      'power 100..null at-least [over 100 W]',
    ],
    ['aperture over 300 mm', 'aperture 300..null at-least [over 300 mm]'],
    ['průměr až 600 mm', 'aperture null..600 at-most [až 600 mm]'],
    ['prumer nad 300 mm', 'aperture 300..null at-least [nad 300 mm]'],
    ['Durchmesser bis 300 mm', 'aperture null..300 at-most [bis 300 mm]'],
    ['mindestens 50 W', 'power 50..null at-least [mindestens 50 W]'],
    ['od 400 do 700 nm', 'wavelength 400..700 between [od 400 do 700 nm]'],
    ['mezi 400 a 700 nm', 'wavelength 400..700 between [mezi 400 a 700 nm]'],
    ['from 400 nm to 700 nm', 'wavelength 400..700 between [from 400 nm to 700 nm]'],
    ['400–700 nm', 'wavelength 400..700 between [400–700 nm]'],
    ['8 μm až 12 μm infrared', 'wavelength 8000..12000 between [8 μm až 12 μm]'],
    ['600 ± 5 mm', 'length 595..605 exactly [600 ± 5 mm]'],
    ['25 °C ± 0.5 °C', 'temperature 24.5..25.5 exactly [25 °C ± 0.5 °C]'],
    ['-40 °C až +85 °C', 'temperature -40..85 between [-40 °C až +85 °C]'],
    ['chlazení na 77 K', 'temperature -196.15..-196.15 exactly [77 K]'],
    ['5×10⁻⁷ Pa', 'pressure 5e-7..5e-7 exactly [5×10⁻⁷ Pa]'],
    ['tlak 10-6 mbar', 'pressure 0.0001..0.0001 exactly [10-6 mbar]'],
    ['1e-9 mbar', 'pressure 1e-7..1e-7 exactly [1e-9 mbar]'],
    ['drsnost 1,5 nm', 'roughness 1.5..1.5 exactly [1,5 nm]'],
    ['roughness below 1 nm rms', 'roughness null..1 at-most [below 1 nm]'],
    ['resolution better than 2 nm', 'resolution null..2 at-most [better than 2 nm]'],
    [
      'pulses of 250 fs at 1 kHz repetition rate',
      'pulse-length 250..250 exactly [250 fs]',
      'repetition-rate 1000..1000 exactly [1 kHz]',
    ],
    ['energie pulzu 100 J', 'energy 100..100 exactly [100 J]'],
    ['electrons of 30 keV', 'particle-energy 30000..30000 exactly [30 keV]'],
    [
      'LIDT 20 J/cm2 at 10 ns',
      'fluence 20..20 exactly [20 J/cm2]',
      'pulse-length 10000000..10000000 exactly [10 ns]',
    ],
    ['focal length 50 mm', 'focal-length 50..50 exactly [50 mm]'],
    ['zorné pole 40°', 'field-of-view 40..40 exactly [40°]'],
    [
      '405, 488 and 633 nm',
      'wavelength 405..405 exactly [405]',
      'wavelength 488..488 exactly [488]',
      'wavelength 633..633 exactly [633 nm]',
    ],
    ['10 x 20 mm', 'length 10..10 exactly [10]', 'length 20..20 exactly [20 mm]'],
    ['300 mm and more', 'length 300..null at-least [300 mm and more]'],
    ['100+ W', 'power 100..null at-least [100+ W]'],
    ['sub-10 nm', 'length null..0.00001 at-most [sub-10 nm]'],
    ['čistý prostor ISO 5', 'cleanroom-class 5..5 exactly [ISO 5]'],
    ['clean room class 100', 'cleanroom-class 5..5 exactly [class 100]'],
    ['TRL 4 až 6', 'trl 4..6 between [TRL 4 až 6]'],
    ['TRL at least 5', 'trl 5..null at-least [TRL at least 5]'],
    ['surface flatness λ/10', 'flatness 0.1..0.1 exactly [λ/10]'],
    ['zvětšení 100×', 'magnification 100..100 exactly [100×]'],
    ['up to 10 PW', 'peak-power null..10000000000000000 at-most [up to 10 PW]'],
  ];
  for (const [text, ...expected] of stories)
    it(`reads "${text}"`, () => expect(read(text)).toEqual(expected));

  for (const text of [
    'ISO 9001',
    'ISO 14644-1',
    'BK7 and CO2',
    'since the 1990s',
    '20 companies',
    'Quanta 650 FEG',
    '4K display',
    'VW Crafter 5',
    '3D printing',
    '12. 5. 2024',
  ]) {
    it(`finds no quantity in "${text}"`, () => expect(read(text)).toEqual([]));
  }

  it('reads comma and point as the language has them, and mends what the field cannot mean', () => {
    expect(read('1,030 µm', 'cs')).toEqual(['length 0.00103..0.00103 exactly [1,030 µm]']);
    expect(read('wavelength 1,030 nm', 'en')).toEqual(['wavelength 1030..1030 exactly [1,030 nm]']);
    expect(read('vlnová délka 1,030 nm', 'cs')).toEqual([
      'wavelength 1030..1030 exactly [1,030 nm]',
    ]);
    expect(read('Wellenlänge 1.030 nm', 'de')).toEqual([
      'wavelength 1030..1030 exactly [1.030 nm]',
    ]);
    expect(read('1 030,5 nm', 'cs')).toEqual(['wavelength 1030.5..1030.5 exactly [1 030,5 nm]']);
  });

  it('never throws, and its places are in the text and in order', () => {
    const parts = fc.constantFrom(
      '1',
      '030',
      ',',
      '.',
      ' ',
      '-',
      '–',
      '±',
      '×',
      '10^',
      '⁻⁷',
      'e',
      'nm',
      'µm',
      'W',
      '°C',
      'mbar',
      'over',
      'až',
      'od',
      'do',
      'TRL',
      'ISO',
      'class',
      'λ/',
      '+',
      '>',
      '\n',
      '\u0000',
      '😀',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 30 }).map((list) => list.join('')),
      fc.array(parts, { maxLength: 30 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const q of findQuantities(text)) {
          expect(q.start).toBeGreaterThanOrEqual(last);
          expect(q.end).toBeGreaterThan(q.start);
          expect(q.end).toBeLessThanOrEqual(text.length);
          expect(q.min === null && q.max === null).toBe(false);
          expect((q.min ?? -Infinity) <= (q.max ?? Infinity)).toBe(true);
          last = q.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatQuantity', () => {
  it('writes as an editor would', () => {
    expect(formatQuantity({ kind: 'wavelength', min: 1030, max: 1030 }, 'cs')).toBe(
      '1\u00a0030\u00a0nm',
    );
    expect(formatQuantity({ kind: 'power', min: 100, max: null }, 'en')).toBe('over 100\u00a0W');
    expect(formatQuantity({ kind: 'power', min: null, max: 1e16 }, 'cs')).toBe('do 10\u00a0PW');
    expect(formatQuantity({ kind: 'wavelength', min: 8000, max: 12_000 }, 'cs')).toBe(
      '8–12\u00a0µm',
    );
    expect(formatQuantity({ kind: 'temperature', min: -40, max: 85 }, 'cs')).toBe(
      '−40 až 85\u00a0°C',
    );
    expect(nameQuantity({ kind: 'aperture', min: 300, max: null }, 'de')).toBe(
      'Apertur über 300\u00a0mm',
    );
    expect(formatQuantity({ kind: 'roughness', min: 0.5, max: 0.5 }, 'cs')).toBe('0,5\u00a0nm');
  });

  it('is read again as the same quantity, for every kind and language', () => {
    const kinds = fc.constantFrom(...QUANTITY_KINDS);
    const numbers = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        kinds,
        numbers,
        numbers,
        fc.constantFrom('cs', 'en', 'de'),
        fc.constantFrom('exactly', 'at-least', 'at-most', 'between'),
        (kind, a, b, lang, relation) => {
          const [low, high] = [a, b].map((part) => within(kind, part)).sort((x, y) => x - y) as [
            number,
            number,
          ];
          const min = relation === 'at-most' ? null : low;
          const end = relation === 'exactly' ? low : high;
          const max = relation === 'at-least' ? null : end;
          const written = nameQuantity({ kind, min, max }, lang);
          const found = findQuantities(written, lang);
          expect(
            found.map((q) => q.kind),
            written,
          ).toEqual([kind]);
          expectNear(found[0]!.min, min, written);
          expectNear(found[0]!.max, max, written);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/**
 * A value within what is usual for the kind, spread over its powers of ten, with four figures as
 * people write.
 */
function within(kind: QuantityKind, part: number): number {
  const [least, greatest] = KIND_RULES[kind].usual;
  if (kind === 'trl' || kind === 'cleanroom-class') return 1 + Math.round(part * 8);
  if (kind === 'temperature') return Number((-200 + part * 2000).toPrecision(4));
  return Number((least * (greatest / least) ** part).toPrecision(4));
}

function expectNear(found: number | null, wanted: number | null, message: string): void {
  if (wanted === null || found === null) expect(found, message).toBe(wanted);
  else expect(Math.abs(found - wanted), message).toBeLessThanOrEqual(Math.abs(wanted) * 1e-9);
}

describe('parameterQuantities', () => {
  it('takes the kind from the name and the unit from the value or the end of the name', () => {
    expect(
      parameterQuantities({
        aperture: '600 mm',
        pulse_energy_kJ: '1.5',
        repetition_Hz: '10',
        resolution_nm: '<1',
      }),
    ).toEqual([
      { kind: 'aperture', min: 600, max: 600 },
      { kind: 'energy', min: 1500, max: 1500 },
      { kind: 'repetition-rate', min: 10, max: 10 },
      { kind: 'resolution', min: null, max: 1 },
    ]);
  });
  it('does not take a saw blade for an aperture, nor years and prices for quantities', () => {
    expect(
      parameterQuantities({
        saw_diameter_mm: 'few to 300',
        installed: '2016',
        investment_czk: 'about 160-169 million',
      }),
    ).toEqual([{ kind: 'length', min: null, max: 300 }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValue, icoChecksum } from '../../../indexer/validate/values.ts';
import type { ColumnType } from '../../../src/domain/workbook.ts';

const check = (type: ColumnType, cell: string, choices?: string[]) =>
  checkValue({ id: 'x', type, cs: 'x', en: 'x', help: { cs: '', en: '' }, choices }, cell);

describe('IČO', () => {
  // Real numbers, whose check digits follow the rule.
  it.each(['60165171', '00216208', '00025593'])('%s is right', (ico) => {
    expect(icoChecksum(ico)).toBe(true);
  });

  it('one wrong digit is always noticed, save where the remainder rule folds two cases into one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7}$/), fc.integer({ min: 0, max: 9 }), (seven, other) => {
        const right = [...'0123456789'].filter((d) => icoChecksum(seven + d));
        expect(right).toHaveLength(1);
        expect(icoChecksum(seven + String(other))).toBe(String(other) === right[0]);
      }),
    );
  });

  it('gets back the zeros that a spreadsheet dropped', () => {
    expect(check('ico', '216208')).toEqual({ value: '00216208' });
    expect(check('ico', ' 601 65 171 ')).toEqual({ value: '60165171' });
  });
});

describe('choices', () => {
  const kinds = ['make', 'measure', 'treat'];

  it('are found however they are written, several at once', () => {
    expect(check('choices', 'Make | TREAT', kinds)).toEqual({ value: ['make', 'treat'] });
    expect(check('choice', 'Measure', kinds)).toEqual({ value: 'measure' });
  });

  it.each(['not stated', 'Neuvedeno', 'neznámo'])('%s is no value and no fault', (cell) => {
    expect(check('choices', cell, kinds)).toEqual({ value: undefined });
    expect(check('choice', cell, kinds)).toEqual({ value: undefined });
  });

  it('are refused together when one of them is none', () => {
    expect(check('choices', 'make|mend', kinds)).toHaveProperty('refusal.code', 'bad-choice');
  });
});

describe('values', () => {
  it.each<[ColumnType, string, unknown]>([
    ['url', 'www.example.org', 'https://www.example.org'],
    ['url', 'http://example.org/a?b=c', 'http://example.org/a?b=c'],
    ['ror', 'https://ror.org/053avzc18', 'https://ror.org/053avzc18'],
    ['ror', '053avzc18', 'https://ror.org/053avzc18'],
    ['country', 'cz', 'CZ'],
    ['trl', '7', 7],
    ['date', '2031-06-30', '2031-06-30'],
    ['date', '30. 6. 2031', '2031-06-30'],
    ['date', '2031-06-30T12:00:00Z', '2031-06-30'],
    ['list', ' a | b || a ', ['a', 'b']],
    [
      'parameters',
      'aperture: 600 mm | ratio: 1:2 | loose',
      { aperture: '600 mm', ratio: '1:2', 'parameter 3': 'loose' },
    ],
  ])('%s takes %s', (type, cell, value) => {
    expect(check(type, cell)).toEqual({ value });
  });

  it.each<[ColumnType, string]>([
    ['url', 'javascript:alert(1)'],
    ['url', 'ftp://example.org'],
    ['url', 'our web'],
    ['url', 'http://'],
    ['ror', '12345'],
    ['pic', '12345'],
    ['country', 'Czehcia'],
    ['trl', '0'],
    ['trl', '10'],
    ['trl', '4.5'],
    ['trl', ''],
    ['date', '31. 2. 2031'],
    ['date', 'soon'],
    ['id', 'two words'],
    ['id', '-x'],
    ['ico', '1234567a'],
  ])('%s refuses "%s" and says what it expects', (type, cell) => {
    const result = check(type, cell);
    expect(result).toHaveProperty('refusal');
    if ('refusal' in result) expect(result.refusal.expected.length).toBeGreaterThan(5);
  });

  it('choices are compared without case and signs, and spelled as ours', () => {
    expect(check('choice', 'Company SME', ['company-sme'])).toEqual({ value: 'company-sme' });
  });
});

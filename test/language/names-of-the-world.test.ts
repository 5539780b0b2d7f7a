import { describe, expect, it } from 'vitest';
import { countryCodeOf } from '../../src/language/country-names.ts';
import { nearestTo } from '../../src/language/did-you-mean.ts';
import { languagesIn, languageOf } from '../../src/language/language-names.ts';
import { isPlaceholder } from '../../src/language/placeholder.ts';

describe('countries', () => {
  it.each([
    ['GB', ['UK', 'United Kingdom', 'Great Britain', 'England', 'Velká Británie', 'gb']],
    ['US', ['USA', 'U.S.A.', 'United States', 'Spojené státy']],
    ['DE', ['Deutschland', 'GERMANY', 'Německo', 'Niemcy', 'Allemagne']],
    ['CZ', ['Czechia', 'Czech Republic', 'Česko', 'ČR', 'Tschechien']],
    ['TR', ['Türkiye', 'Turkey', 'Turecko']],
    ['JP', ['日本', 'Japan']],
    ['NA', ['NA', 'Namibia']],
  ])('%s is known as %s', (code, names) => {
    expect(names.map(countryCodeOf)).toEqual(names.map(() => code));
  });

  it.each(['Brno', 'EU', 'Jihomoravský', '', 'zz'])('"%s" is none', (word) => {
    expect(countryCodeOf(word)).toBeUndefined();
  });
});

describe('languages', () => {
  it.each([
    ['français', 'fr'],
    ['polski', 'pl'],
    ['日本語', 'ja'],
    ['slovenčina', 'sk'],
    ['עברית', 'he'],
    ['Englisch', 'en'],
    ['němčina', 'de'],
    ['deu', 'de'],
    ['ger', 'de'],
    ['Norwegian', 'no'],
  ])('"%s" is %s', (word, code) => {
    expect(languageOf(word)).toBe(code);
  });

  it.each([
    ['Finnish and English', ['fi', 'en'], []],
    ['English (fluent), German B2', ['en', 'de'], []],
    ['EN DE CZ', ['en', 'de', 'cs'], []],
    ['polski i angielski', ['pl', 'en'], []],
    ['Turkish, Klingon', ['tr'], ['Klingon']],
  ])('are read out of "%s"', (cell, codes, unknown) => {
    expect(languagesIn(cell)).toEqual({ codes, unknown });
  });
});

describe('placeholders and slips', () => {
  it.each(['N/A', 'n.a.', '-', '—', 'nan', 'NaN', 'TBD', '???', 'null', 'k.A.'])(
    '"%s" says nothing',
    (cell) => {
      expect(isPlaceholder(cell)).toBe(true);
    },
  );
  it.each(['Nano', 'a-b', 'TBD Optics', '0', ''])('"%s" is no placeholder', (cell) => {
    expect(isPlaceholder(cell)).toBe(false);
  });

  it('the nearest word is meant, and none when two are equally near', () => {
    expect(nearestTo('lumen-wroks', ['lumen-works', 'prism'])).toBe('lumen-works');
    expect(nearestTo('Schopnsti', ['Schopnosti', 'Výrobky'])).toBe('Schopnosti');
    expect(nearestTo('fel-c', ['fel-a', 'fel-b'])).toBeUndefined();
    expect(nearestTo('prism', ['mirror'])).toBeUndefined();
  });
});

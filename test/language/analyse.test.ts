import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { analyse, queryTerms } from '../../src/language/analyse.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { fold } from '../../src/language/fold.ts';
import { highlight } from '../../src/language/highlight.ts';
import { stem } from '../../src/language/stem.ts';
import { tokenise } from '../../src/language/tokenise.ts';

describe('fold', () => {
  it('takes case and accents away', () => {
    expect(fold('Příliš ŽLUŤOUČKÝ kůň')).toBe('prilis zlutoucky kun');
    expect(fold('Größe Łódź Ångström µm CO₂')).toBe('grosse lodz angstrom um co2');
  });
  it('is the same when done twice, for every character there is (some signs hide capitals)', () => {
    const changing: string[] = [];
    for (let code = 0; code < 0x110000; code++) {
      const folded = fold(String.fromCodePoint(code));
      if (fold(folded) !== folded) changing.push(code.toString(16));
    }
    expect(changing).toEqual([]);
  });
});

describe('tokenise', () => {
  it('gives words with their places', () => {
    expect(tokenise("He-Ne laser, Young's 632.8nm").map((t) => t.text)).toEqual([
      'He',
      'Ne',
      'laser',
      'Young',
      '632',
      '8nm',
    ]);
  });
  it('gives, for any text, tokens that are where they say and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { text: word, start, end } of tokenise(text)) {
          expect(text.slice(start, end)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe('detectLanguage', () => {
  const told: Record<string, readonly string[]> = {
    cs: [
      'broušení čoček',
      'brouseni cocek',
      'opticke vrstvy',
      'Hledame vyrobce zrcadel',
      'nocni videni',
      'tenke vrstvy',
      'elektronovy mikroskop',
    ],
    en: [
      'lens grinding',
      'thin films',
      'night vision',
      'crystal growth',
      'We need someone to polish mirrors',
      'fibre laser',
    ],
    de: [
      'Linsen schleifen',
      'optische Schichten',
      'duenne Schichten',
      'Nachtsicht',
      'Wir suchen einen Hersteller von Spiegeln',
    ],
    und: ['', '1030', 'SEM', '電子顕微鏡'],
  };
  for (const [lang, texts] of Object.entries(told)) {
    for (const text of texts)
      it(`tells "${text}" as ${lang}`, () => expect(detectLanguage(text)).toBe(lang));
  }
  it('tells at least 95 of 100 statements of the cluster, accents or not', async () => {
    const { evidence } = await prepare(['fixtures/coc']);
    const texts = evidence
      .filter((e) => e.kind === 'capability')
      .flatMap((e) =>
        ['cs', 'en'].flatMap((lang) =>
          e.title[lang]
            ? [
                [lang, e.title[lang]],
                [lang, fold(e.title[lang])],
              ]
            : [],
        ),
      );
    const right = texts.filter(([lang, text]) => detectLanguage(text!) === lang);
    expect(texts.length).toBeGreaterThan(500);
    expect(right.length / texts.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('analyse', () => {
  it('gives index terms in text order, without stop words', () => {
    expect(analyse('Broušení čoček a zrcadel', 'cs')).toEqual([
      stem('brousit', 'cs'),
      stem('čočka', 'cs'),
      stem('zrcadlo', 'cs'),
    ]);
    expect(analyse('The grinding of lenses', 'en')).toEqual(['grind', 'lens']);
  });
  it('tells the language itself when nobody said', () => {
    expect(analyse('broušení čoček', 'und')).toEqual(analyse('broušení čoček', 'cs'));
  });
  it('does not care for accents', () => {
    expect(analyse('NANASENI OPTICKYCH VRSTEV', 'cs')).toEqual(
      analyse('nanášení optických vrstev', 'cs'),
    );
  });
  it('adds the last part of a compound at the end, where it breaks no phrase', () => {
    expect(analyse('fotopolovodičový detektor z optomechaniky', 'cs')).toEqual([
      ...['fotopolovodič', 'detektor', 'optomechanika'].map((w) => stem(w, 'cs')),
      stem('polovodič', 'cs'),
      stem('mechanika', 'cs'),
    ]);
    expect(analyse('photodetectors', 'en')).toEqual([
      stem('photodetector', 'en'),
      stem('detector', 'en'),
    ]);
    for (const whole of ['mikroskop', 'fotografie', 'spektrometr', 'fotonika'])
      expect(analyse(whole, 'cs')).toEqual([stem(whole, 'cs')]);
    expect(highlight('nanotechnologie', [stem('technologie', 'cs')], 'cs')).toEqual([
      { start: 0, end: 15 },
    ]);
  });
  it('answers any text and never gives an empty term', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('cs', 'en', 'de', 'und', 'xx'),
        (text, lang) => {
          for (const term of analyse(text, lang)) expect(term).not.toBe('');
        },
      ),
    );
  });
  it('leaves out what is too long to be a word', () => {
    expect(analyse(`laser ${'x'.repeat(100)}`, 'en')).toEqual(['laser']);
  });
});

describe('queryTerms', () => {
  it('reaches the same terms as the text, whichever of the languages it was typed in', () => {
    expect(queryTerms('cocky', 'en')).toContain(analyse('čoček', 'cs')[0]);
    expect(queryTerms('lenses', 'cs')).toContain(analyse('lens', 'en')[0]);
    expect(queryTerms('čočky', 'cs')[0]).toBe(stem('čoček', 'cs'));
  });
});

describe('highlight', () => {
  it('marks the inflected words of the question', () => {
    const text = 'Výroba čoček; broušení a leštění.';
    const marks = highlight(text, [...analyse('čočka', 'cs'), ...analyse('leštit', 'cs')], 'cs');
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['čoček', 'leštění']);
  });
  it('marks nothing when nothing is asked', () => expect(highlight('laser', [], 'en')).toEqual([]));
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.ts';
import { stem } from '../../src/language/stem.ts';

const families = lists('czech-families.txt');
const lookalikes = lists('czech-lookalikes.txt');

function lists(file: string): string[][] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [...new Set(line.split(' '))]);
}

/** Pairs of a family's words that a stemmer joins, and all its pairs. */
function pairsJoined(
  words: readonly string[],
  stemmer: (word: string) => string,
): { joined: number; all: number } {
  const stems = words.map(stemmer);
  const same = stems.flatMap((a, i) => stems.slice(i + 1).filter((b) => a === b)).length;
  return { joined: same, all: (words.length * (words.length - 1)) / 2 };
}

function shareJoined(stemmer: (word: string) => string): number {
  const counts = families.map((words) => pairsJoined(words, stemmer));
  return counts.reduce((sum, c) => sum + c.joined, 0) / counts.reduce((sum, c) => sum + c.all, 0);
}

describe('the Czech stemmer', () => {
  it('has a list of at least 150 word families', () =>
    expect(families.length).toBeGreaterThanOrEqual(150));

  it('joins at least 97 of 100 pairs of a family', () => {
    expect(shareJoined((word) => stem(word, 'cs'))).toBeGreaterThanOrEqual(0.97);
  });

  it('joins them as well when they are typed without accents', () => {
    expect(shareJoined((word) => stem(fold(word), 'cs'))).toBe(
      shareJoined((word) => stem(word, 'cs')),
    );
    for (const [word] of families) expect(stem(fold(word!), 'cs')).toBe(stem(word!, 'cs'));
  });

  it('joins fewer than 2 of 100 pairs of look-alikes', () => {
    const wrong = lookalikes.filter(([a, b]) => stem(a!, 'cs') === stem(b!, 'cs'));
    expect(lookalikes.length).toBeGreaterThanOrEqual(100);
    expect(wrong.length / lookalikes.length, JSON.stringify(wrong)).toBeLessThan(0.02);
  });

  it('joins fewer than 2 of 100 words with a word of another family', () => {
    const owners = new Map<string, Set<number>>();
    families.forEach((words, family) =>
      words.forEach((word) =>
        owners.set(stem(word, 'cs'), (owners.get(stem(word, 'cs')) ?? new Set()).add(family)),
      ),
    );
    const words = families.flat();
    const wrong = words.filter(
      (word) => owners.get(stem(word, 'cs'))!.size > 1 && !/^skl/.test(word),
    );
    expect(wrong.length / words.length, wrong.join(' ')).toBeLessThan(0.02);
  });

  it('makes nouns of the adjectives of the field, and keeps compounds whole', () => {
    expect(stem('laserový', 'cs')).toBe(stem('laser', 'cs'));
    expect(stem('Ramanův', 'cs')).toBe(stem('Ramanova', 'cs'));
    expect(stem('fotopolovodičový', 'cs')).toBe(stem('fotopolovodiče', 'cs'));
    expect(stem('fotopolovodičový', 'cs')).not.toBe(stem('polovodičový', 'cs'));
    expect(stem('optomechanické', 'cs')).toBe(stem('optomechanika', 'cs'));
  });

  it('leaves numbers and names with digits alone, and answers any word', () => {
    for (const name of ['bk7', 'tio2', '1030', 'lvem5']) expect(stem(name, 'cs')).toBe(name);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        (word) => typeof stem(word, 'cs') === 'string',
      ),
    );
  });

  it('never makes an empty stem of a word', () => {
    const words = fc
      .array(fc.constantFrom(...'abcdeiklmnoprstuvyz'), { minLength: 1, maxLength: 16 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(words, (word) => stem(word, 'cs').length > 0),
      { numRuns: 2000 },
    );
  });
});

describe('the English and German stemmers', () => {
  const same: readonly [string, ...string[]][] = [
    ['en', 'lens', 'lenses'],
    ['en', 'microscope', 'microscopes', 'microscopy', 'microscopic'],
    ['en', 'fibre', 'fibres', 'fiber', 'fibers'],
    ['en', 'optics', 'optical', 'optic'],
    ['en', 'spectrometer', 'spectrometry', 'spectrometers'],
    ['en', 'interferometer', 'interferometry', 'interferometric'],
    ['en', 'polarisation', 'polarization', 'polarizing', 'polarising'],
    ['en', 'coating', 'coatings', 'coated'],
    ['en', 'aspheric', 'aspherical', 'asphere', 'aspheres'],
    ['en', 'lithography', 'lithographic'],
    ['en', 'vapour', 'vapor'],
    ['en', 'mould', 'mold', 'moulding'],
    ['en', 'spectrum', 'spectra', 'spectral'],
    ['de', 'Linse', 'Linsen'],
    ['de', 'Schicht', 'Schichten'],
    ['de', 'Mikroskop', 'Mikroskope', 'Mikroskopie', 'mikroskopisch'],
    ['de', 'Faser', 'Fasern'],
    ['de', 'Optik', 'optisch', 'optische', 'optischen'],
    ['de', 'Spiegel', 'Spiegeln', 'Spiegels'],
    ['de', 'Beschichtung', 'Beschichtungen', 'beschichten'],
    ['de', 'Detektor', 'Detektoren'],
    ['de', 'Gläser', 'Glas', 'Glaser'],
    ['de', 'Messung', 'Messungen', 'messen'],
    ['de', 'Laser', 'Lasern'],
  ];
  for (const [lang, first, ...others] of same) {
    it(`join ${first} with ${others.join(', ')}`, () =>
      expect(others.map((word) => stem(word, lang))).toEqual(others.map(() => stem(first!, lang))));
  }
  it('keep apart what the field keeps apart', () => {
    expect(stem('electron', 'en')).not.toBe(stem('electronics', 'en'));
    expect(stem('project', 'en')).not.toBe(stem('projector', 'en'));
    expect(stem('meter', 'en')).not.toBe(stem('metrology', 'en'));
  });
});

describe('a capital that makes another word', () => {
  it('a Polish partner polishes no lenses, and polishing is still found', () => {
    expect(stem('Polish', 'en')).not.toBe(stem('polishing', 'en'));
    expect(stem('polish', 'en')).toBe(stem('polishing', 'en'));
  });
});

describe('any word', () => {
  it('has a stem, also one that objects know as a property', () => {
    for (const word of ['constructor', 'valueOf', 'toString', '__proto__', 'hasOwnProperty'])
      for (const lang of ['cs', 'en', 'de']) expect(stem(word, lang)).toBeTypeOf('string');
  });
});

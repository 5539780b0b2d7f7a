import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type WordUses,
  namedOwners,
  ownerNames,
  withoutPlaces,
} from '../../src/ask/owner-names.ts';
import { readRequest } from '../../src/language/reading/read-request.ts';
import { knowledge } from '../language/reading/knowledge.ts';
import { organisation } from '../matching/story.ts';

const named = (id: string, name: string, aliases: string[] = []) => ({
  ...organisation(id),
  name: { en: name },
  aliases,
});
const names = ownerNames([
  named('lens', 'Lensora Optika'),
  named('laser', 'Institute of Laser Works', ['ILW']),
  named('tech', 'Brno University of Optika'),
  named('umlaut', 'Glasschleiferei Böhm GmbH'),
]);
/** Everyday words with the number of statements that hold them, of 200; nobody's own. */
const everyday = new Map([
  ['laser', 120],
  ['work', 30],
  ['institut', 40],
  ['optika', 12],
]);
const uses: WordUses = { statements: 200, all: (term) => everyday.get(term) ?? 0, own: () => 0 };
const found = (text: string, lang = 'en') => namedOwners(names, uses, text, lang);
const bearers = (text: string, lang = 'en') => found(text, lang).map((n) => n.owner);

describe('names in an outline', () => {
  it('are no places: in Brno means the town', () => {
    const text = 'We look for lens grinding in Brno.';
    expect(bearers(text)).toContain(2);
    const { conditions } = readRequest(text, 'en', knowledge);
    expect(bearers(withoutPlaces(text, conditions))).toEqual([]);
  });

  it('are found as written, by another name, and inflected', () => {
    expect(found('We build it with Lensora and the ILW.')).toMatchObject([
      { owner: 0, words: ['Lensora'] },
      { owner: 1, words: ['ILW'] },
    ]);
    expect(bearers('Chceme to postavit s Lensorou.', 'cs')).toEqual([0]);
    expect(bearers('wir arbeiten mit böhm', 'de')).toEqual([3]);
  });

  it('are not everyday words of small letters, nor the first word of a sentence', () => {
    expect(bearers('a laser that works at the institute')).toEqual([]);
    expect(bearers('Optika is needed. Optika is sought.')).toEqual([]);
    expect(bearers('It needs an Optika.')).toEqual([0, 2]);
  });

  it('count a word less the more bearers and everyday uses it has', () => {
    const share = (text: string) => found(text)[0]!.share;
    expect(share('the Lensora team')).toBeGreaterThan(share('the Optika team'));
    expect(share('the Lensora Optika team')).toBeGreaterThanOrEqual(share('the Lensora team'));
    expect(share('the Laser team')).toBeLessThan(0.1);
  });

  it('are not the less names for what their bearer says of itself', () => {
    const toldByItself: WordUses = {
      ...uses,
      all: (term) => (term === 'lensora' ? 30 : 0),
      own: (term, owner) => (term === 'lensora' && owner === 0 ? 30 : 0),
    };
    expect(namedOwners(names, toldByItself, 'with Lensora', 'en')).toEqual(found('with Lensora'));
  });

  it('are not told from capitals where all words have them: in German nouns, and in a text of capitals', () => {
    expect(bearers('für die Optika im Werk', 'de')).toEqual([]);
    expect(bearers('WE NEED OPTIKA NOW')).toEqual([]);
  });

  it('lie between 0 and 1 and quote words of the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        fc.constantFrom('en', 'cs', 'de', 'xx'),
        (noise, lang) => {
          const text = `${noise} Lensora ILW ${noise}`;
          for (const { share, words } of found(text, lang)) {
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThanOrEqual(1);
            for (const word of words) expect(text).toContain(word);
          }
        },
      ),
    );
  });
});

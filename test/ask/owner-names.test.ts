import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WordUses, namedOwners, ownerNames } from '../../src/ask/knowledge/owner-names.ts';
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
  named('word', 'Beam s.r.o.'),
  named('rare', 'CAS – Centre of Applied Sparks'),
  named('same', 'Second Centre', ['CAS']),
  named('initials', 'Q.M. Technologies Ltd'),
]);
/** Everyday words with the number of statements that hold them, of 200; nobody's own. */
const everyday = new Map([
  ['laser', 120],
  ['work', 30],
  ['institut', 40],
  ['optika', 12],
  ['beam', 60],
  ['technolog', 20],
]);
const uses: WordUses = { statements: 200, all: (term) => everyday.get(term) ?? 0, own: () => 0 };
const found = (text: string, lang = 'en') => namedOwners(names, uses, text, lang);
const bearers = (text: string, lang = 'en') => found(text, lang).map((n) => n.owner);

describe('names in an outline', () => {
  it('are no places: in Brno means the town, also where somebody is called by it', () => {
    const placed = ownerNames([named('town', 'Brno Works'), named('tech', 'Brno University')]);
    const bearersIn = (text: string) => {
      const { conditions } = readRequest(text, 'en', knowledge);
      const places = conditions.filter((c) => c.type === 'place');
      expect(places).toHaveLength(1);
      return namedOwners(placed, uses, text, 'en', places).map((n) => n.owner);
    };
    expect(bearersIn('We look for lens grinding in Brno.')).toEqual([]);
    expect(bearersIn('We look for lens grinding at the Brno University.')).toEqual([1]);
  });

  it('are found as written, by another name, and inflected', () => {
    expect(found('We build it with Lensora and the ILW.')).toMatchObject([
      { owner: 0, words: ['Lensora'] },
      { owner: 1, words: ['ILW'] },
    ]);
    expect(bearers('Chceme to postavit s Lensorou.', 'cs')).toEqual([0]);
    expect(bearers('wir arbeiten mit der Glasschleiferei Böhm', 'de')).toEqual([3]);
  });

  it('are not everyday words of small letters, nor words out of a longer name', () => {
    expect(bearers('a laser beam that works at the institute')).toEqual([]);
    expect(bearers('It needs an Optika and a Technologies.')).toEqual([]);
    expect(bearers('works of a laser institute')).toEqual([]);
    expect(bearers('with the Institute of Laser Works')).toEqual([1]);
  });

  it('count a word less the more bearers and everyday uses it has', () => {
    const share = (text: string) => found(text)[0]!.share;
    expect(share('the Lensora Optika team')).toBe(1);
    expect(share('the ILW team')).toBeGreaterThan(share('the CAS team'));
    expect(bearers('the CAS team')).toEqual([5, 6]);
    expect(share('the Beam team')).toBeLessThan(0.3);
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
    expect(bearers('für den Beam im Werk', 'de')).toEqual([]);
    expect(bearers('WE NEED BEAM NOW')).toEqual([]);
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

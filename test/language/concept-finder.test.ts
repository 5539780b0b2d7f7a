import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../../src/domain/concept.ts';
import { type ConceptFinder, conceptFinder } from '../../src/language/concept-finder.ts';
import type { FindOptions } from '../../src/language/name-mention.ts';

function concept(
  id: string,
  names: { cs?: string; en?: string; de?: string; other?: Concept['other'] },
  relations: Partial<Concept> = {},
): Concept {
  const { other = {}, ...preferred } = names;
  return { id, preferred: preferred, other, broader: [], related: [], pillars: [], ...relations };
}

/** The concept and the words of each mention. */
function read(finder: ConceptFinder, text: string, lang: string, options?: FindOptions): string[] {
  return finder
    .find(text, lang, options)
    .map((m) => `${m.concept} [${text.slice(m.start, m.end)}]`);
}

describe('conceptFinder', () => {
  const finder = conceptFinder([
    concept('lens', { cs: 'čočka', en: 'lens', de: 'Linse' }),
    concept('grinding', {
      cs: 'broušení čoček',
      en: 'lens grinding',
      de: 'Linsenschleifen',
      other: { en: ['grinding of lenses'], cs: ['broušení'] },
    }),
    concept(
      'coating',
      { cs: 'antireflexní vrstva', en: 'anti-reflective coating', other: { und: ['AR'] } },
      { broader: ['coatings'] },
    ),
    concept(
      'reality',
      { cs: 'rozšířená realita', en: 'augmented reality', other: { und: ['AR'] } },
      { related: ['display'] },
    ),
    concept('display', { cs: 'displej', en: 'display' }),
    concept('coatings', { cs: 'povlak', en: 'coating' }),
    concept('led', { cs: 'svítivá dioda', en: 'light-emitting diode', other: { und: ['LED'] } }),
    concept('sem', {
      cs: 'rastrovací elektronový mikroskop',
      en: 'scanning electron microscope',
      other: { und: ['SEM'] },
    }),
  ]);

  it('finds inflected names, the longest first, and never overlapping', () => {
    expect(read(finder, 'Výroba a broušení čoček', 'cs')).toEqual(['grinding [broušení čoček]']);
    expect(read(finder, 'vybrousit čočku', 'cs')).toEqual(['lens [čočku]']);
    expect(read(finder, 'Grinding of lenses; lens coating', 'en')).toEqual([
      'grinding [Grinding of lenses]',
      'lens [lens]',
      'coatings [coating]',
    ]);
  });
  it('reads what a hyphen, a colon or a point joins as it is written elsewhere', () => {
    const joined = conceptFinder([
      concept('lighting', { de: 'Beleuchtung' }),
      concept('led-lighting', { de: 'LED-Beleuchtung' }),
      concept('grating', { de: 'Faser-Bragg-Gitter' }),
      concept('mirror', { de: 'Spiegel' }),
      concept('yag', { en: 'Nd:YAG laser' }),
    ]);
    expect(read(joined, 'LED-Beleuchtung', 'de')).toEqual(['led-lighting [LED-Beleuchtung]']);
    for (const written of ['Faser-Bragg-Gitter', 'Faserbragggitter'])
      expect(read(joined, written, 'de')).toEqual([`grating [${written}]`]);
    expect(read(joined, 'Teleskop-Spiegel', 'de')).toEqual(['mirror [Teleskop-Spiegel]']);
    expect(read(joined, 'a Nd:YAG laser', 'en')).toEqual(['yag [Nd:YAG laser]']);
    expect(read(joined, 'of Nd. YAG lasers', 'en')).toEqual([]);
  });
  it('finds them without accents and in another language than that of the text', () => {
    expect(read(finder, 'brouseni cocek', 'cs')).toEqual(['grinding [brouseni cocek]']);
    expect(read(finder, 'dodáváme anti-reflective coating', 'cs')).toEqual([
      'coating [anti-reflective coating]',
    ]);
  });
  it('tells the language itself when nobody said', () => {
    expect(read(finder, 'scanning electron microscopes', 'und')).toEqual([
      'sem [scanning electron microscopes]',
    ]);
    expect(read(finder, 'SEM', 'und')).toEqual(['sem [SEM]']);
  });
  it('takes abbreviations in capitals, and in small letters only from a visitor', () => {
    expect(read(finder, 'led na rybníku', 'cs')).toEqual([]);
    expect(read(finder, 'LED moduly', 'cs')).toEqual(['led [LED]']);
    expect(read(finder, 'white LEDs', 'en')).toEqual(['led [LEDs]']);
    expect(read(finder, 'sem', 'en', { typed: true })).toEqual(['sem [sem]']);
  });
  it('takes a German compound that is no name itself for what its head names', () => {
    expect(read(finder, 'Saphirlinsen', 'de')).toEqual(['lens [Saphirlinsen]']);
    expect(read(finder, 'Linsenschleifen', 'de')).toEqual(['grinding [Linsenschleifen]']);
    expect(read(finder, 'Saphirlinsen', 'en')).toEqual([]);
  });
  it('settles an ambiguous name by its neighbours, and takes the first without any', () => {
    expect(read(finder, 'AR display', 'en')).toEqual(['reality [AR]', 'display [display]']);
    expect(read(finder, 'coating: AR', 'en')).toEqual(['coatings [coating]', 'coating [AR]']);
    expect(read(finder, 'AR', 'en')).toEqual(['coating [AR]']);
  });
  it('does not carry a name over the end of a sentence', () => {
    expect(read(finder, 'We offer lens. Grinding wheels', 'en')).toEqual(['lens [lens]']);
  });
  describe('a word that is only derived from a name', () => {
    const shop = conceptFinder([
      concept('moulds', {
        cs: 'výroba forem',
        en: 'mould making',
        other: { en: ['tooling', 'mould for rubber'] },
      }),
      concept('series', { cs: 'sériová výroba', en: 'industrialisation' }),
      concept('cleaning', {
        cs: 'čištění laserem',
        en: 'laser cleaning',
        other: { en: ['cleaning by laser'] },
      }),
      concept('centring', { cs: 'centrování', en: 'centring' }),
      concept('electronics', { cs: 'elektronika', en: 'electronics' }),
      concept('microscopy', { cs: 'mikroskopie', en: 'microscopy' }),
      concept('production', { cs: 'výroba', en: 'optical production' }, { broader: ['field'] }),
      concept('field', { cs: 'obor', en: 'field of work' }),
      concept('sawing', { cs: 'řezání', en: 'sawing' }, { broader: ['production'] }),
      concept('polishing', { cs: 'leštění', en: 'polishing' }, { broader: ['production'] }),
    ]);

    it.each([
      ['tools of the laboratory', 'en'],
      ['partners from industry', 'en'],
      ['clean laser laboratories', 'en'],
      ['technické centrum', 'cs'],
      ['čisté laserové laboratoře', 'cs'],
      ['čip v elektronickém pasu', 'cs'],
      ['an old saw', 'en'],
    ])('%s: is no name of it', (text, lang) => {
      expect(read(shop, text, lang)).toEqual([]);
    });

    it.each([
      ['tools and a mould of rubber', 'en', 'moulds [tools]'],
      ['microscopes', 'en', 'microscopy [microscopes]'],
      ['s mikroskopem', 'cs', 'microscopy [mikroskopem]'],
      ['leštěných ploch', 'cs', 'polishing [leštěných]'],
      ['to saw and polish samples', 'en', 'polishing [polish]'],
    ])(
      '%s: counts by another sign, a close concept or the same instrument',
      (text, lang, found) => {
        expect(read(shop, text, lang)).toContain(found);
      },
    );

    it('needs its sign near by', () => {
      const far = `tools ${'and many other things for the people of the town '.repeat(3)} rubber moulds`;
      expect(read(shop, far, 'en')).toEqual([]);
    });
  });

  it('takes a word of many meanings for a concept only beside another sign of it', () => {
    const sights = conceptFinder([
      concept(
        'riflescope',
        { cs: 'puškohled', en: 'riflescope', other: { en: ['scope', 'rifle scope'] } },
        { inContext: ['scope'] },
      ),
    ]);
    expect(read(sights, 'scope: products of the plant', 'en')).toEqual([]);
    expect(read(sights, 'a scope for a hunting rifle', 'en')).toEqual(['riflescope [scope]']);
    expect(read(sights, 'the scope', 'en')).toEqual(['riflescope [scope]']);
  });

  it('minds what stands between the words of a name', () => {
    const parts = conceptFinder([
      concept('stem', { cs: 'skenovací prozařovací mikroskopie', en: 'scanning transmission' }),
      concept('materials', { cs: 'výzkum materiálů', en: 'research of materials' }),
      concept('sight', { cs: 'zaměřovací dalekohled', en: 'telescopic sight' }),
      concept('sights', { cs: 'zaměřovač', en: 'gun sight' }),
    ]);
    expect(read(parts, 'scanning and transmission microscopes', 'en')).toEqual([]);
    expect(read(parts, 'výzkum, materiály, biologie', 'cs')).toEqual([]);
    expect(read(parts, 'research of the new, research of the materials', 'en')).toEqual([
      'materials [research of the materials]',
    ]);
    expect(read(parts, 'montáž zaměřovačů, dalekohledů', 'cs')).toEqual(['sights [zaměřovačů]']);
  });

  it('explains most words: of two names that share one, the one that leaves less aside', () => {
    const optics = conceptFinder([
      concept('laser', { cs: 'laser', en: 'laser' }),
      concept('beam', { cs: 'laserový svazek', en: 'laser beam' }),
      concept('expander', { cs: 'rozšiřovač svazku', en: 'beam expander' }),
      concept('light', { cs: 'měření světla', en: 'light measurement' }),
      concept('yield', { cs: 'světelný výtěžek', en: 'light yield' }),
    ]);
    expect(read(optics, 'a laser beam expander', 'en')).toEqual([
      'laser [laser]',
      'expander [beam expander]',
    ]);
    expect(read(optics, 'měření světelného výtěžku', 'cs')).toEqual(['light [měření světelného]']);
  });

  it('takes no word of a sentence for an abbreviation, also when a visitor typed it', () => {
    const sensing = conceptFinder([
      concept('sensing', { cs: 'snímání', en: 'sensing', other: { und: ['DAS', 'NA'] } }),
    ]);
    expect(read(sensing, 'ein Team, das Spiegel beschichtet', 'de', { typed: true })).toEqual([]);
    expect(read(sensing, 'spektrometr na míru', 'cs', { typed: true })).toEqual([]);
    expect(read(sensing, 'DAS over fibre', 'en', { typed: true })).toEqual(['sensing [DAS]']);
  });

  it('answers any text, in order and without overlap', () => {
    const words = fc.constantFrom(
      'lens',
      'grinding',
      'čoček',
      'broušení',
      'of',
      'AR',
      '.',
      ' ',
      '-',
      '\u0000',
      '😀',
      'LED',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((list) => list.join(' ')),
        ),
        fc.constantFrom('cs', 'en', 'de', 'und'),
        (text, lang) => {
          let last = 0;
          for (const { start, end } of finder.find(text, lang, { typed: true })) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { Concept } from '../../src/domain/concept.ts';
import {
  type ConceptFinder,
  type FindOptions,
  conceptFinder,
} from '../../src/language/concept-finder.ts';

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

describe('the thesaurus of the Czech Optical Cluster', () => {
  let input: CatalogueInput;
  beforeAll(async () => {
    input = await prepare(['fixtures/coc']);
  });

  it('has at least 450 concepts, each named in Czech, English and German, each with a source', () => {
    expect(input.concepts.length).toBeGreaterThanOrEqual(450);
    for (const { id, preferred, source } of input.concepts) {
      for (const lang of ['cs', 'en', 'de'])
        expect(preferred[lang], `${id} in ${lang}`).toBeTruthy();
      expect(source, id).toBeTruthy();
    }
  });

  it('is a forest: every relation leads to a concept, no concept is broader than itself, and there are few tops', () => {
    const byId = new Map(input.concepts.map((c) => [c.id, c]));
    for (const c of input.concepts) {
      for (const id of [...c.broader, ...c.related])
        expect(byId.has(id), `${c.id} to ${id}`).toBe(true);
      const above = new Set<string>();
      for (let at = c.broader[0]; at; at = byId.get(at)!.broader[0]) {
        expect(above.has(at), `cycle at ${c.id}`).toBe(false);
        above.add(at);
      }
    }
    expect(input.concepts.filter((c) => c.broader.length === 0).length).toBeLessThanOrEqual(15);
  });

  it('touches every pillar of the cluster', () => {
    const pillars = new Set(input.concepts.flatMap((c) => c.pillars));
    for (const { id } of input.profile.pillars) expect(pillars.has(id), id).toBe(true);
  });

  it('finds a concept in at least 95 of 100 pieces of evidence', () => {
    const finder = conceptFinder(input.concepts);
    const without = input.evidence.filter((e) => {
      const texts = [
        ...Object.entries(e.title),
        ...Object.entries(e.body ?? {}),
        ...e.keywords.map((word) => ['und', word] as const),
        ['en', e.instrument?.category ?? ''] as const,
      ];
      return !texts.some(([lang, text]) => finder.find(text, lang).length > 0);
    });
    expect(
      1 - without.length / input.evidence.length,
      without.map((e) => JSON.stringify(e.title)).join('\n'),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('understands the same idea in the three languages', () => {
    const finder = conceptFinder(input.concepts);
    const same: readonly [cs: string, en: string, de: string][] = [
      ['broušení čoček', 'lens grinding', 'Linsenschleifen'],
      ['vláknový laser', 'fibre laser', 'Faserlaser'],
      ['noční vidění', 'night vision', 'Nachtsicht'],
      ['antireflexní vrstvy', 'AR coating', 'Entspiegelung'],
      ['asférické čočky', 'aspheric lenses', 'Asphären'],
      ['elektronová litografie', 'electron-beam lithography', 'Elektronenstrahllithographie'],
      ['kvantová distribuce klíčů', 'QKD', 'Quantenschlüsselverteilung'],
      ['pěstování krystalů', 'crystal growth', 'Kristallzüchtung'],
      ['světlomety', 'headlamps', 'Scheinwerfer'],
    ];
    for (const [cs, en, de] of same) {
      const [a, b, c] = [
        ['cs', cs],
        ['en', en],
        ['de', de],
      ].map(([lang, text]) => finder.find(text!, lang!, { typed: true })[0]?.concept);
      expect([b, c], `${cs} / ${en} / ${de}`).toEqual([a, a]);
      expect(a).toBeDefined();
    }
  });
});

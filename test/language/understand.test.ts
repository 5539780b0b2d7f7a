import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../../src/domain/concept.ts';
import { conceptFinder } from '../../src/language/concept-finder.ts';
import { conceptTree } from '../../src/language/concept-tree.ts';
import { quantityFit } from '../../src/language/quantity-fit.ts';
import { understand } from '../../src/language/understand.ts';
import { parseQuery } from '../../src/search/query.ts';

const concept = (
  id: string,
  cs: string,
  en: string,
  de: string,
  broader: string[] = [],
  und: string[] = [],
): Concept => ({
  id,
  preferred: { cs, en, de },
  other: { und },
  broader,
  related: [],
  pillars: [],
});
const concepts = [
  concept('grinding', 'broušení čoček', 'lens grinding', 'Linsenschleifen'),
  concept('laser', 'laser', 'laser', 'Laser'),
  concept('fs-laser', 'femtosekundový laser', 'femtosecond laser', 'Femtosekundenlaser', ['laser']),
  concept('petawatt', 'petawattový laser', 'petawatt laser', 'Petawattlaser', ['fs-laser'], ['PW']),
];
const finder = conceptFinder(concepts);

describe('understand', () => {
  it('tells the concept of words typed in any language, on a page of any language', () => {
    for (const [text, page] of [
      ['broušení čoček', 'en'],
      ['brouseni cocek', 'en'],
      ['lens grinding', 'cs'],
      ['Linsenschleifen', 'cs'],
    ] as const) {
      expect(understand(text, page, finder).concepts, text).toEqual([
        { id: 'grinding', text, start: 0, end: text.length },
      ]);
    }
  });
  it('leaves a concept out that was switched off, and nothing else', () => {
    expect(
      understand('lens grinding, laser', 'en', finder, ['grinding']).concepts.map((c) => c.id),
    ).toEqual(['laser']);
  });
  it('takes the word that only names the kind into the figure, and no other word', () => {
    const texts = (text: string): string[] =>
      understand(text, 'en', finder).quantities.map((q) => q.text);
    expect(texts('mirror aperture over 300 mm')).toEqual(['aperture over 300 mm']);
    expect(texts('laser 1030 nm over 100 W')).toEqual(['1030 nm', 'over 100 W']);
    expect(texts('1 kHz repetition rate amplifier')).toEqual(['1 kHz repetition rate']);
    expect(texts('ohnisková vzdálenost 50 mm')).toEqual(['ohnisková vzdálenost 50 mm']);
  });
  it('widens an exact figure by one per cent and keeps what was stated', () => {
    const [q] = understand('1030 nm', 'en', finder).quantities;
    expect(q).toMatchObject({
      min: 1019.7,
      max: 1040.3,
      stated: { kind: 'wavelength', min: 1030, max: 1030 },
    });
    expect(understand('over 100 W', 'en', finder).quantities[0]).toMatchObject({
      min: 100,
      max: null,
    });
  });
  it('does not read a unit as an abbreviation', () => {
    expect(understand('10 PW', 'en', finder)).toMatchObject({
      concepts: [],
      quantities: [{ kind: 'peak-power' }],
    });
    expect(understand('PW', 'en', finder).concepts.map((c) => c.id)).toEqual(['petawatt']);
  });
  it('answers any text with stretches that lie in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { concepts: found, quantities } = understand(text, 'cs', finder);
        for (const { start, end, text: words } of [...found, ...quantities])
          expect(text.slice(start, end)).toBe(words);
      }),
    );
  });
});

describe('a parsed query that was understood', () => {
  const parse = (text: string): ReturnType<typeof parseQuery> =>
    parseQuery(text, 'en', {
      understood: understand(text, 'en', finder),
      narrower: (id) => conceptTree(concepts).below(id),
    });

  it('has concepts at their words with everything narrower, and figures instead of their words', () => {
    const query = parse('fs laser 1030 nm over 100 W');
    expect(query.words.map((w) => w.text)).toEqual(['fs', 'laser']);
    expect(query.concepts).toEqual([
      { id: 'laser', narrower: ['fs-laser', 'petawatt'], text: 'laser', words: [1] },
    ]);
    expect(query.quantities.map((q) => [q.text, q.terms])).toEqual([
      ['1030 nm', ['1030']],
      ['over 100 W', ['100']],
    ]);
  });
  it('takes what stands in quotes or behind a minus by its words only', () => {
    const query = parse('"laser 1030 nm" -laser mirror');
    expect(query.concepts).toEqual([]);
    expect(query.quantities).toEqual([]);
    expect(query.phrases.map((p) => p.text)).toEqual(['laser 1030 nm']);
    expect(query.excluded.map((p) => p.text)).toEqual(['laser']);
  });
  it('reads a minus before a digit as a sign', () => {
    expect(parse('camera -40 °C').quantities).toMatchObject([
      { kind: 'temperature', stated: { min: -40, max: -40 } },
    ]);
  });
  it('asks for no stop words beside a figure', () =>
    expect(parse('with 1030 nm').words).toEqual([]));
});

describe('quantityFit', () => {
  const over300 = { kind: 'aperture', min: 300, max: null } as const;
  it('tells meeting, near and missing figures', () => {
    expect(quantityFit(over300, { kind: 'aperture', min: 600, max: 600 })).toBe('meets');
    expect(quantityFit(over300, { kind: 'aperture', min: null, max: 600 })).toBe('meets');
    expect(quantityFit(over300, { kind: 'aperture', min: 280, max: 280 })).toBe('near');
    expect(quantityFit(over300, { kind: 'aperture', min: 100, max: 100 })).toBe('misses');
    expect(quantityFit(over300, { kind: 'length', min: 600, max: 600 })).toBe('misses');
  });
});

describe('conceptTree', () => {
  it('goes up and down, and a cycle does not hold it', () => {
    const tree = conceptTree([
      ...concepts,
      concept('a', 'a', 'a', 'a', ['b']),
      concept('b', 'b', 'b', 'b', ['a', 'nobody']),
    ]);
    expect(tree.below('laser')).toEqual(['fs-laser', 'petawatt']);
    expect(tree.above('petawatt')).toEqual(['fs-laser', 'laser']);
    expect(tree.tops).toEqual(['grinding', 'laser']);
    expect(tree.below('a')).toEqual(['b']);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'n3';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import type { Concept } from '../../src/domain/concept.ts';
import { readSkos, writeSkos } from '../../src/language/skos.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-skos-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('SKOS', () => {
  it('gives back the thesaurus of the cluster that was written, through Turtle and through the indexer', async () => {
    const { concepts } = await prepare(['fixtures/coc']);
    const turtle = writeSkos(concepts, 'https://example.org/optics/');
    expect(sorted(readSkos(turtle))).toEqual(sorted(concepts));
    const file = join(folder, 'terms.ttl');
    writeFileSync(file, turtle);
    const again = await prepare([file]);
    expect(again.defects.map((d) => d.code)).toEqual(['no-organisations']);
    expect(sorted(again.concepts)).toEqual(sorted(concepts));
  });

  it('gives back any names and relations', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((name) => name.trim() !== '');
    const ids = ['a', 'b', 'c d', 'č"\\'];
    const concept = (id: string): fc.Arbitrary<Concept> =>
      fc.record({
        id: fc.constant(id),
        preferred: fc.record({ cs: names, en: names }),
        other: fc.record({
          und: fc.uniqueArray(names, { minLength: 1, maxLength: 3 }),
          de: fc.uniqueArray(names, { minLength: 1, maxLength: 3 }),
        }),
        broader: fc.subarray(ids),
        related: fc.subarray(ids),
        pillars: fc.subarray(['laser', 'quantum']),
      });
    fc.assert(
      fc.property(fc.tuple(...ids.map(concept)), (concepts) => {
        expect(sorted(readSkos(writeSkos(concepts)))).toEqual(sorted(concepts));
      }),
    );
  });

  it('reads what others write: narrower, regional language tags, labels without a language, notations', () => {
    const [top, below] = readSkos(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <http://x.example/t#1> a skos:Concept ; skos:notation "T1" ; skos:prefLabel "colour"@en-GB, "barva"@cs ; skos:hiddenLabel "color"@en-US ; skos:narrower <http://x.example/t#2> .
      <http://x.example/t#2> skos:prefLabel "hue"@en, "shade"@en ; skos:altLabel "H" ; skos:related <http://elsewhere.example/9> .`);
    expect(top).toEqual({
      id: 'T1',
      preferred: { en: 'colour', cs: 'barva' },
      other: { en: ['color'] },
      broader: [],
      related: [],
      pillars: [],
    });
    expect(below).toEqual({
      id: '2',
      preferred: { en: 'hue' },
      other: { en: ['shade'], und: ['H'] },
      broader: ['T1'],
      related: [],
      pillars: [],
    });
  });

  it('writes Turtle whose every relation leads to a described concept', async () => {
    const { concepts } = await prepare(['fixtures/coc']);
    const quads = new Parser().parse(writeSkos(concepts));
    const described = new Set(
      quads.filter((q) => q.object.value.endsWith('#Concept')).map((q) => q.subject.value),
    );
    expect(described.size).toBe(concepts.length);
    for (const q of quads)
      if (/#(broader|related|member|hasTopConcept)$/.test(q.predicate.value))
        expect(described.has(q.object.value)).toBe(true);
  });

  it('is told with its line when it is broken, and names in other languages are told', async () => {
    const broken = join(folder, 'broken.ttl');
    writeFileSync(
      broken,
      '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<x> skos:prefLabel oops .\n',
    );
    expect((await prepare([broken])).defects).toMatchObject([
      { code: 'bad-turtle', file: 'broken.ttl', row: 2 },
    ]);
    const french = join(folder, 'french.ttl');
    writeFileSync(
      french,
      '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<u:x> skos:prefLabel "lentille"@fr, "lens"@en .\n',
    );
    const { concepts, defects } = await prepare([french]);
    expect(concepts.map((c) => c.preferred)).toEqual([{ en: 'lens' }]);
    expect(defects).toMatchObject([
      { code: 'other-languages', severity: 'warning' },
      { code: 'no-organisations' },
    ]);
  });
});

/** Order carries no meaning in RDF. */
function sorted(concepts: readonly Concept[]): unknown[] {
  const order = (list: readonly string[]): string[] => [...list].sort();
  return concepts
    .map((c) => ({
      ...c,
      source: c.source,
      other: Object.fromEntries(
        Object.entries(c.other)
          .filter(([, list]) => list.length > 0)
          .map(([l, list]) => [l, order(list)]),
      ),
      broader: order(c.broader),
      related: order(c.related),
      pillars: order(c.pillars),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import { conceptFinder } from '../../src/language/concept-finder.ts';

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

  it('finds a concept in at least 95 of 100 pieces of evidence, needs aside, which may ask for a partner only', () => {
    const finder = conceptFinder(input.concepts);
    const offered = input.evidence.filter((e) => e.kind !== 'need');
    const without = offered.filter((e) => {
      const texts = [
        ...Object.entries(e.title),
        ...Object.entries(e.body ?? {}),
        ...e.keywords.map((word) => ['und', word] as const),
        ['en', e.instrument?.category ?? ''] as const,
      ];
      return !texts.some(([lang, text]) => finder.find(text, lang).length > 0);
    });
    expect(
      1 - without.length / offered.length,
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

import { describe, expect, it } from 'vitest';
import { facetViews } from '../../../src/web/view/facets.ts';
import { FACETS, type Facet, type FacetCount } from '../../../src/search/port.ts';
import { readSearch } from '../../../src/web/addresses/search-address.ts';

const counts = (size: number): Record<Facet, FacetCount[]> =>
  ({
    ...Object.fromEntries(FACETS.map((f) => [f, []])),
    region: Array.from({ length: size }, (_, i) => ({ value: `r${i}`, count: size - i })),
  }) as unknown as Record<Facet, FacetCount[]>;
const region = (size: number, address = '') =>
  facetViews(counts(size), ['region'], {
    state: readSearch(new URLSearchParams(address)),
    path: '/en/search',
    base: 'owners',
    name: (_, value) => value ?? 'Region',
  })[0];

describe('facets of a page', () => {
  it('lists few and folds the rest', () => {
    expect(region(10)).toMatchObject({ hidden: 3, unlisted: 0 });
    expect([region(10)!.shown.length, region(10)!.more.length]).toEqual([7, 3]);
  });

  it('says how many of very many it leaves out, and never a chosen one', () => {
    const view = region(663, 'region=r600&region=r662&region=unknown')!;
    expect(view.shown.slice(0, 4).map((v) => [v.label, v.count, v.chosen])).toEqual([
      ['r600', 63, true],
      ['r662', 1, true],
      ['unknown', 0, true],
      ['r0', 663, false],
    ]);
    expect(view.shown.length + view.more.length).toBe(57);
    expect(view).toMatchObject({ hidden: 657, unlisted: 607 });
  });

  it('stays with one value left, and goes with none', () => {
    expect(region(1)!.shown.map((v) => v.label)).toEqual(['r0']);
    expect(region(0)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from '../../src/search/port.ts';
import { boundedQuery } from '../../src/web/addresses/bounded-query.ts';
import {
  readSearch,
  searchHref,
  searchParameters,
  toggled,
} from '../../src/web/addresses/search-address.ts';

const read = (query: string) => readSearch(new URLSearchParams(query));

describe('the address of a search', () => {
  it('says everything that was chosen', () => {
    const state = read(
      'q=lens+grinding&view=instruments&pillar=laser&pillar=quantum&range=wavelength:1000..1100&sort=name&page=3&off=c1',
    );
    expect(state).toEqual({
      q: 'lens grinding',
      view: 'instruments',
      filters: { pillar: ['laser', 'quantum'] },
      ranges: [{ kind: 'wavelength', min: 1000, max: 1100 }],
      sort: 'name',
      page: 3,
      off: ['c1'],
    });
  });

  it('takes numbers as Czech and English write them, and turns a reversed range', () => {
    expect(read('quantity=aperture&min=0,5&max=').ranges).toEqual([
      { kind: 'aperture', min: 0.5, max: null },
    ]);
    expect(read('quantity=wavelength&min=1%20100&max=1000').ranges).toEqual([
      { kind: 'wavelength', min: 1000, max: 1100 },
    ]);
    expect(read('range=power:1.5..2.5').ranges).toEqual([{ kind: 'power', min: 1.5, max: 2.5 }]);
    expect(read('range=power:..2.5').ranges).toEqual([{ kind: 'power', min: null, max: 2.5 }]);
  });

  it('drops what it does not know', () => {
    expect(
      read('view=all&sort=best&page=-1&range=colour:1..2&quantity=power&min=x&colour=red'),
    ).toEqual(read(''));
  });

  it('bounds what a hostile address can ask', () => {
    const state = readSearch(
      new URLSearchParams([
        ['q', 'x'.repeat(1e6)],
        ...Array.from({ length: 1000 }, (_, i): [string, string] => ['pillar', `p${i}`]),
      ]),
    );
    expect(state.q.length).toBe(2000);
    expect(state.filters.pillar?.length).toBe(40);
  });

  it('a second choice of the same value takes it away, and either goes back to the first page', () => {
    const once = toggled(read('q=a&page=4'), 'pillar', 'laser');
    expect(searchHref('/s', once)).toBe('/s?q=a&pillar=laser');
    expect(searchHref('/s', toggled(once, 'pillar', 'laser'))).toBe('/s?q=a');
  });

  it('reading what was written gives the same state, whatever it is', () => {
    const value = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...FACETS),
        fc.array(value, { maxLength: 4 }),
        fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
        fc.integer({ min: 1, max: 1e6 }),
        (q, facet, values, min, page) => {
          const params = new URLSearchParams([
            ['q', q],
            ...values.map((v): [string, string] => [facet, v]),
            ['range', `power:${min ?? ''}..`],
            ['page', String(page)],
          ]);
          const state = readSearch(params);
          expect(readSearch(new URLSearchParams(searchParameters(state)))).toEqual(state);
        },
      ),
    );
  });
});

describe('what an address asks', () => {
  const bounded = (query: string) => boundedQuery(new URLSearchParams(query)).toString();

  it('is kept as it stands, in its order', () => {
    const query = 'q=lens+grinding&pillar=laser&pillar=quantum&keep=meopta&q=again';
    expect(bounded(query)).toBe(query);
  });

  it('comes once and is bounded, however often and long it is said', () => {
    expect(bounded('q=a&'.repeat(7_000))).toBe('q=a');
    expect(bounded(`q=${'x'.repeat(30_000)}&page=2`).length).toBeLessThanOrEqual(8_000);
    const many = Array.from({ length: 9_000 }, (_, i) => `k${i}=`).join('&');
    expect(bounded(many).length).toBeLessThanOrEqual(8_000);
  });
});

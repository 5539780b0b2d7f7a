import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MOST_KEPT,
  carryKept,
  keptIn,
  keptOf,
  keptQuery,
  toggled,
} from '../../src/web/forms/kept.ts';
import { type DemoServer, demoServer } from './demo-server.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 6 });

describe('the shortlist in the address', () => {
  it('is read back as it was written, whatever the ids hold', () => {
    fc.assert(
      fc.property(ids, (list) => {
        expect(keptOf(new URLSearchParams(keptQuery(list)))).toEqual(list);
      }),
    );
  });

  it('a second press takes back the first, and the list stays bounded', () => {
    fc.assert(
      fc.property(ids, fc.string({ minLength: 1, maxLength: 30 }), (list, id) => {
        fc.pre(!list.includes(id));
        expect(toggled(toggled(list, id), id)).toEqual(list);
      }),
    );
    const many = Array.from({ length: 50 }, (_, i) => `m${i}`);
    expect(keptOf(new URLSearchParams(keptQuery(many)))).toHaveLength(MOST_KEPT);
  });

  it('a button of a posted page puts one on the list', () => {
    const form = new URLSearchParams([
      ['keep', 'a'],
      ['do', 'keep:b:c'],
    ]);
    expect(keptIn({ query: new URLSearchParams(), form })).toEqual(['a', 'b:c']);
  });

  it('goes into links and forms, never out of its attribute, and not into the office', () => {
    fc.assert(
      fc.property(ids, (list) => {
        fc.pre(list.length > 0);
        const page = carryKept(
          '<a href="/en/search?q&#x3D;laser#top">x</a><a href="/en/desk">y</a><form action="/cs/match">',
          list,
        );
        const href = / href="(\/en\/search[^"]*)"/.exec(page)?.[1] ?? '';
        const plain = href.replace(
          /&#x([0-9A-F]+);|&#(\d+);|&(amp|lt|gt|quot);/g,
          (_, h: string, d: string, n: string) =>
            ({ amp: '&', lt: '<', gt: '>', quot: '"' })[n] ??
            String.fromCharCode(h ? parseInt(h, 16) : Number(d)),
        );
        const url = new URL(plain, 'http://x');
        expect([url.searchParams.get('q'), keptOf(url.searchParams), url.hash]).toEqual([
          'laser',
          list,
          '#top',
        ]);
        expect(page).toContain('<a href="/en/desk">');
        expect(page.match(/<input type="hidden" name="keep" value="[^"<>]*">/g)).toHaveLength(
          list.length,
        );
      }),
    );
  });
});

describe('keeping and comparing over HTTP', () => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await demoServer();
  });
  afterAll(() => server.close());
  const page = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
  const keepHref = (html: string, id: string): string =>
    new RegExp(`href="([^"]*)" rel="nofollow" data-keep class="[^"]*" id="k-${id}"`)
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=') ?? '';

  it('a member kept from the results stays on every page that follows, and can be let go', async () => {
    const results = await page('/en/search?q=aspheric+lenses');
    const kept = await page(keepHref(results, 'asphericon').split('#')[0] ?? '');
    expect(kept).toContain('q&#x3D;aspheric+lenses&amp;keep&#x3D;asphericon');
    const members =
      /href="(\/en\/members\?[^"]*)"/.exec(kept)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    const list = await page(`/en/shortlist?${members.split('?')[1]}&q=aspheric+lenses`);
    expect(list).toContain('asphericon');
    expect(list).toContain('high-precision aspheric lens production in series');
    expect(await page(keepHref(list, 'asphericon').split('#')[0] ?? '')).toContain(
      'Nothing is kept yet',
    );
  });

  it('shows what differs between members first and folds what is the same', async () => {
    const html = await page('/en/compare?with=meopta&with=asphericon&q=aspheric+lenses');
    expect(html).toMatch(/Has for “aspheric lenses”/);
    expect(html).toContain('large company');
    const fold = html.slice(html.indexOf('<details class="fold section">'));
    expect(fold).toContain('Membership');
    expect(html.slice(0, html.indexOf('<details class="fold section">'))).not.toContain(
      '>Membership<',
    );
    expect(await page('/en/compare?with=meopta&with=nobody')).toContain('at least two members');
  });

  it('ids of nothing and markup in ids do no harm', async () => {
    const html = await page(
      `/en/shortlist?keep=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(html).toContain('Nothing is kept yet');
    expect(html).not.toContain('<script>alert');
  });

  it('the file holds members with their rows, and instruments', async () => {
    const response = await fetch(
      `${server.url}/en/shortlist.xlsx?keep=meopta&keep=asphericon&keep=meopta-e01`,
    );
    const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const cells = JSON.stringify(sheets);
    for (const part of ['Meopta', 'asphericon', 'vacuum coating machine', '/en/members/meopta'])
      expect(cells).toContain(part);
  });

  it('a page with a list is told to search machines without it', async () => {
    const html = await page('/en/members/meopta?keep=tescan');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const PAGES = [
  '/',
  '/search',
  '/search?q=laser',
  '/search?q=laser&view=evidence',
  '/members',
  '/members?by=pillar',
  '/members/meopta',
  '/equipment',
  '/equipment/meopta-e01',
  '/pillars/laser',
  '/match',
  '/map',
  '/map/network',
  '/map/chain',
  '/map/gaps',
  '/map/exposure',
  '/quality',
  '/status',
  '/api',
];

describe('every page', () => {
  it('answers in both languages, says which, and links to the other one', async () => {
    for (const path of PAGES)
      for (const lang of ['cs', 'en']) {
        const response = await get(`/${lang}${path}`);
        const html = await response.text();
        expect(response.status, path).toBe(200);
        expect(html, path).toContain(`<html lang="${lang}">`);
        expect(response.headers.get('content-language')).toBe(lang);
        if (!html.includes('content="noindex"'))
          expect(html.match(/hreflang="(cs|en)"/g)?.length, path).toBeGreaterThanOrEqual(2);
        const shown = html.replace(
          /<script type="application\/ld\+json">.*?<\/script>|<code>.*?<\/code>/gs,
          '',
        );
        expect(
          /.{0,40}(\{\w+\}|\bundefined\b|\[object Object\]|\bNaN\b)/.exec(shown)?.[0],
          path,
        ).toBeUndefined();
      }
  });

  it('carries nothing inline, so that the policy can forbid it', async () => {
    for (const path of PAGES) {
      const response = await get(`/en${path}`);
      const html = await response.text();
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/);
      expect([...html.matchAll(/<script(?![^>]*src=)(?![^>]*ld\+json)/g)]).toEqual([]);
    }
  });

  it('has one first heading, a title and a description of its own', async () => {
    const titles = new Set<string>();
    for (const path of PAGES) {
      const html = await (await get(`/en${path}`)).text();
      expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
      expect(html).toMatch(/<meta name="description" content="[^"]{10,}"/);
      titles.add(/<title>([^<]*)/.exec(html)![1]!);
    }
    // The search page with another view and the list in another order keep their titles.
    expect(titles.size).toBe(PAGES.length - 2);
  });

  it('leads only to addresses that answer', async () => {
    const seen = new Set<string>();
    const queue = ['/cs/', '/en/'];
    const broken: string[] = [];
    while (queue.length && seen.size < 700) {
      const path = queue.shift()!;
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await get(path);
      if (![200, 302, 303].includes(response.status)) broken.push(`${response.status} ${path}`);
      const html = response.headers.get('content-type')?.includes('html')
        ? await response.text()
        : '';
      // Facets and other orders of searches multiply without end; the first search of each kind
      // stands for them.
      if (path.includes('?')) continue;
      for (const m of html.matchAll(/href="(\/[^"]*)/g))
        queue.push(m[1]!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').split('#')[0]!);
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(200);
  });

  it('loads in less than 100 kB, style and script included', async () => {
    const html = await (await get('/en/')).text();
    const addresses = [
      '/en/',
      ...[...html.matchAll(/(?:href|src)="(\/(?:assets|favicon)[^"]+)"/g)].map((m) => m[1]!),
    ];
    let bytes = 0;
    for (const path of new Set(addresses))
      bytes += (await (await get(path)).arrayBuffer()).byteLength;
    // Unpacked; on the wire it is a third.
    expect(bytes).toBeLessThan(100_000);
  });

  it('is less than 100 kB of HTML in either language', async () => {
    const sizes: [string, number][] = [];
    for (const path of PAGES)
      for (const lang of ['cs', 'en'])
        sizes.push([path, (await (await get(`/${lang}${path}`)).arrayBuffer()).byteLength]);
    expect(sizes.filter(([, bytes]) => bytes >= 100_000)).toEqual([]);
  });
});

describe('addresses', () => {
  it('without a language lead to the remembered one, else to what the browser prefers', async () => {
    expect(
      (await get('/', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })).headers.get(
        'location',
      ),
    ).toBe('/en/');
    expect((await get('/', { headers: { 'accept-language': 'fr' } })).headers.get('location')).toBe(
      '/cs/',
    );
    expect(
      (
        await get('/', { headers: { 'accept-language': 'en', cookie: 'a=b; lang=cs' } })
      ).headers.get('location'),
    ).toBe('/cs/');
    expect(
      (await get('/search?q=a+b', { headers: { 'accept-language': 'en' } })).headers.get(
        'location',
      ),
    ).toBe('/en/search?q=a+b');
    for (const path of [...PAGES, '/privacy', '/offers.atom'].filter((p) => p !== '/')) {
      const response = await get(path, { headers: { 'accept-language': 'en' } });
      expect(response.headers.get('location'), path).toBe(`/en${path}`);
    }
  });

  it('of nothing say so in the language asked, without echoing what was asked', async () => {
    for (const path of [
      '/en/members/nobody',
      '/en/equipment/%3Cscript%3E',
      '/en/pillars/x',
      '/en/nothing',
      '/cs/members/..%2f..%2fetc',
      '/en/members/%E0%A4%A',
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toMatch(
        path.startsWith('/cs') ? /není|tu není/ : /There is (no|nothing)/,
      );
    }
  });

  it('are kept for ever when they carry a hash, and asked again when they are pages', async () => {
    const page = await get('/en/members/meopta');
    const css = /href="(\/assets\/site\.[^"]+)"/.exec(await page.text())![1]!;
    expect((await get(css)).headers.get('cache-control')).toContain('immutable');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    // As browsers revalidate; fetch itself would forbid the short answer.
    const status = await new Promise((resolve, reject) => {
      request(
        `${server.url}/en/members/meopta`,
        { headers: { 'if-none-match': page.headers.get('etag')!, 'accept-encoding': 'br' } },
        (answer) => resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(304);
  });

  it('are listed in the sitemap in both languages', async () => {
    const xml = await (await get('/sitemap.xml')).text();
    expect(xml).toContain(`<loc>${server.url}/cs/members/meopta</loc>`);
    expect(xml).toContain(`hreflang="en" href="${server.url}/en/equipment/meopta-e01"`);
    expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${server.url}/sitemap.xml`);
  });
});

describe('a proxy', () => {
  it('finds a connection open for longer than it keeps it idle', async () => {
    const [, seconds] = /timeout=(\d+)/.exec(
      (await get('/health')).headers.get('keep-alive') ?? '',
    )!;
    expect(Number(seconds)).toBeGreaterThan(60);
  });
});

describe('someone hostile', () => {
  const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{constructor}}';

  it('finds markup shown as text in every field', async () => {
    const fields = [
      'q',
      'pillar',
      'kind',
      'type',
      'region',
      'country',
      'category',
      'access',
      'membership',
      'concept',
      'range',
      'off',
      'sort',
      'view',
      'page',
      'quantity',
      'min',
      'max',
    ];
    for (const path of ['/en/search', '/en/equipment', '/en/members']) {
      const response = await get(
        `${path}?${new URLSearchParams(fields.map((f): [string, string] => [f, EVIL]))}`,
      );
      expect(response.status).toBe(200);
      expect(await response.text()).not.toMatch(/<script>alert|<img src=x/);
    }
    const posted = await get('/en/match', {
      method: 'POST',
      body: new URLSearchParams([
        ['need', EVIL],
        ['need', EVIL],
        ['weight', EVIL],
        ['call', EVIL],
        ['outline', EVIL],
      ]),
    });
    expect(await posted.text()).not.toMatch(/<script>alert|<img src=x/);
  });

  it('gets a short answer to a megabyte', async () => {
    const long = await get(`/en/search?q=${'x'.repeat(1_000_000)}`);
    expect(long.status).toBe(431);
    expect(await long.text()).toContain('too long');
    const form = await get('/en/match', {
      method: 'POST',
      body: new URLSearchParams({ outline: 'x'.repeat(2_000_000) }),
    });
    expect(form.status).toBe(413);
    expect((await get('/en/search?q=' + encodeURIComponent('slovo '.repeat(2_000)))).status).toBe(
      200,
    );
  });

  it('gets back no page of megabytes for repeating itself in an address', async () => {
    for (const asked of ['q=a&', 'pillar=laser&', 'keep=meopta&', 'xyz=1&']) {
      const response = await get(`/en/search?${asked.repeat(24_000 / asked.length)}`);
      expect(response.status).toBe(200);
      expect((await response.text()).length, asked).toBeLessThan(150_000);
    }
  });

  it('cannot ask for one address in the name of another, nor break the layout by the Host header', async () => {
    const response = await get('/en/', {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    expect(await response.text()).not.toContain('evil.example');
  });

  it('is served like anyone when asking thirty things at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => get(PAGES.map((p) => `/en${p}`)[i % PAGES.length]!)),
    );
    expect(answers.map((a) => a.status)).toEqual(Array.from({ length: 30 }, () => 200));
  });

  it('is told to wait when asking too much, while others are not', async () => {
    const strict = await demoServer({ rateLimit: 5, proxies: 1 });
    try {
      const ask = (from: string): Promise<Response> =>
        fetch(`${strict.url}/en/members`, { headers: { 'x-forwarded-for': from } });
      const answers = [];
      for (let i = 0; i < 7; i++) answers.push((await ask('192.0.2.1')).status);
      expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429]);
      const refused = await ask('192.0.2.1');
      expect(refused.headers.get('retry-after')).toBeTruthy();
      expect(await refused.text()).toContain('Too many requests');
      expect((await ask('192.0.2.2')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const page = async (path: string): Promise<string> =>
  (await fetch(`${server.url}/en${path}`)).text();
/** The rows that the tabs promise, in their order. */
const promised = (html: string): number[] =>
  [...html.matchAll(/<nav class="tabs".*?<\/nav>/gs)]
    .flatMap(([tabs]) => [...tabs.matchAll(/<span class="num">(\d+)/g)])
    .map(([, n]) => Number(n));

describe('the page of results', () => {
  it('says on every tab how many rows it opens', async () => {
    const asked = '/search?q=electron+microscope';
    const [members, instruments, needs, statements] = promised(await page(asked));
    expect(instruments).toBeGreaterThan(0);
    expect(promised(await page(`${asked}&view=instruments`))).toEqual([
      members,
      instruments,
      needs,
      statements,
    ]);
    const rows = (await page(`${asked}&view=instruments`)).match(/<td data-label="Access"/g);
    expect(rows).toHaveLength(instruments!);
  });

  it('counts no instruments where only capabilities are let through', async () => {
    expect(promised(await page('/search?q=electron+microscope&kind=capability'))[1]).toBe(0);
  });

  it('says with each statement where it is known from, and of an instrument how it is got at', async () => {
    const html = await page('/search?q=ellipsometry');
    const lines = html.match(/<li class="line">.*?<\/li>/gs) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/<span class="year num">[\w.-]+\.\w+/);
    for (const line of lines.filter((l) => l.includes('/equipment/')))
      expect(line).toMatch(/<span class="quiet">– \w/);
  });

  it('answers a question about one member first, and leads to its page', async () => {
    const contact = await page('/search?q=contact+of+Meopta');
    expect(contact).toMatch(
      /class="notice about".*?introduce\?member(?:=|&#x3D;)meopta.*?<\/div>/s,
    );
    expect(contact).toContain('href="https://www.meopta.com"');
    expect(contact).toMatch(/<input[^>]*value="contact of Meopta"/);
    expect(contact).toMatch(/<div class="result-head">\s*<h2><a href="\/en\/members\/meopta"/);
    const similar = await page('/search?q=who+is+similar+to+Meopta');
    const [, section] = /class="notice about".*?href="(\/en\/members\/meopta#\w+)"/s.exec(similar)!;
    const profile = await page(section!.replace('/en', ''));
    expect(profile).toContain(`id="${section!.split('#')[1]}"`);
    expect(await page('/search?q=contact+lens')).not.toContain('class="notice about"');
  });

  it('shows students their page', async () => {
    expect(await page('/search?q=Thesis+topic+in+optics')).toContain('Thesis topics, internships');
    expect(await page('/search?q=laser')).not.toContain('Thesis topics, internships');
  });

  it('leads who asks for seekers to the needs', async () => {
    const html = await page('/search?q=who+is+looking+for+partners+in+optics');
    const [, href = ''] =
      /<p class="notice"><a href="([^"]+)">\d+ needs? of (?:a )?members? speaks? of it/.exec(
        html,
      ) ?? [];
    expect(href).toContain('view&#x3D;needs');
    expect(await page('/search?q=partners+in+optics')).not.toContain('of members speak of it');
  });

  it('offers no whole field as a topic', async () => {
    const html = await page('/search?q=lens+grinding');
    expect(html).toContain('concept&#x3D;lens-grinding');
    expect(html).not.toContain('concept&#x3D;optical-components-and-systems');
  });
});

describe('the page of equipment', () => {
  const before = (html: string, first: string, second: string): boolean =>
    html.includes(first) && html.indexOf(first) < html.indexOf(second);

  it('lists first what outsiders may use, with figures in the words of the page', async () => {
    const html = await page('/equipment');
    expect(before(html, 'Outsiders may use these', 'Access not stated, internal')).toBe(true);
    expect(before(html, '/equipment/hilase-e01', 'Access not stated, internal')).toBe(true);
    const czech = await (await fetch(`${server.url}/cs/equipment`)).text();
    expect(czech).toMatch(/<dt>energie pulsu<\/dt>\s*<dd>1,5\u00a0kJ<\/dd>/);
    expect(html).not.toMatch(/installed in 2016|opened in November/);
  });

  it('offers eight groups, each of which opens as many as it says and goes by its name', async () => {
    const groups = [
      ...(await page('/equipment')).matchAll(
        /<a href="([^"]*category[^"]*)">([^<]*)<span class="num">(\d+)/g,
      ),
    ];
    expect(groups).toHaveLength(8);
    const [, address, name, count] = groups[0]!;
    const html = await (
      await fetch(server.url + address!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))
    ).text();
    expect(html.match(/<td data-label="Access"/g)).toHaveLength(Number(count));
    expect(html.match(/<a class="chip"[^>]*>\s*([^<]*?) </)?.[1]).toBe(name!.trim());
  });
});

describe('pages that have nothing to show', () => {
  it('say how much was asked, and carry the question to the office', async () => {
    const html = await page('/search?q=zzyzx');
    expect(html).toMatch(/None of the \d+\sstatements here answers this/);
    expect(html).toContain('/en/introduce?q&#x3D;zzyzx');
    expect(await page('/equipment?q=zzyzx')).toContain('/en/introduce?q&#x3D;zzyzx');
  });

  it('say what there is without the filters', async () => {
    expect(await page('/search?q=laser&region=nowhere')).toMatch(
      /without them there are \d+\sorganisations, \d+\sstatements/,
    );
  });

  it('search for what a lost address was about', async () => {
    expect(await page('/members/carl-zeiss_jena')).toContain('value="carl zeiss jena"');
  });
});

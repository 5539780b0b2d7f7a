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
    const rows = (await page(`${asked}&view=instruments`)).match(/<td data-label="Access">/g);
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

  it('offers no whole field as a topic', async () => {
    const html = await page('/search?q=lens+grinding');
    expect(html).toContain('concept&#x3D;lens-grinding');
    expect(html).not.toContain('concept&#x3D;optical-components-and-systems');
  });
});

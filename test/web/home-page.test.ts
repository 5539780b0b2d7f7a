import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const home = async (lang: string): Promise<string> =>
  (await fetch(`${server.url}/${lang}/`)).text();
const plain = (address: string): string =>
  address.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const addresses = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map((m) => plain(m[1] ?? ''));

describe('the first page', () => {
  it('answers each example by the member that the search puts first, with a statement', async () => {
    for (const lang of ['en', 'cs']) {
      const html = await home(lang);
      const answers = /<ul class="answers".*?<\/ul>/s.exec(html)?.[0].split('<li>').slice(1) ?? [];
      expect(answers).toHaveLength(6);
      for (const answer of answers) {
        const [question, member, statement] = addresses(answer);
        const results = await (await fetch(server.url + question!)).text();
        expect(/<h2><a href="([^"]+)"/.exec(results)?.[1]).toBe(member);
        expect(statement).toMatch(/#e-|\/equipment\//);
      }
    }
  });

  it('has a door for projects, for seekers and for members; missions are the office’s', async () => {
    const ways = addresses(/<ul class="ways">.*?<\/ul>/s.exec(await home('en'))?.[0] ?? '');
    expect(new Set(ways)).toEqual(
      new Set(['/en/match', '/en/search', '/en/equipment', '/en/members']),
    );
  });

  it('shows topics by pillar, every cell a search that finds those counted', async () => {
    const heat = /<table class="heat">.*?<\/table>/s.exec(await home('en'))?.[0] ?? '';
    expect(heat.match(/<tr>/g)?.length).toBeGreaterThan(5);
    const [, href, count] = /<td[^>]*>\s*<a href="([^"]+)"[^>]*>(\d+)</.exec(heat)!;
    const found = await (await fetch(server.url + plain(href!))).text();
    // The map counts who offers; the search also finds who takes part or seeks.
    expect(found.match(/<li class="result">/g)?.length).toBeGreaterThanOrEqual(Number(count));
  });
});

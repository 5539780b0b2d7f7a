import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
}, 120_000);
afterAll(() => server.close());

const page = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
const names = (html: string): string[] =>
  [...html.matchAll(/<a class="name" href="[^"]*members\/([^"?]+)/g)].map(([, id]) => id!);

describe('the list of members', () => {
  it('says of each what it works on, without whole fields of the thesaurus', async () => {
    const html = await page('/en/members');
    const row = html.split('<li>').find((r) => r.includes('/members/asphericon"'));
    expect(row).toContain('<span class="does">aspheric lens, ');
    expect(html).not.toContain('Optical components and systems');
  });

  it('is filtered by words of name, town and topic, without accents', async () => {
    expect(names(await page('/cs/members?q=PREROV'))).toEqual(['meopta']);
    expect(names(await page('/en/members?q=cryo-electron+brno'))).toContain('ceitec');
    const none = await page('/en/members?q=%3Cb%3Enobody');
    expect(names(none)).toEqual([]);
    expect(none).toContain('/en/search?q&#x3D;%3Cb%3Enobody');
  });

  it('draws the country: as many members as the group that a region opens', async () => {
    const html = await page('/en/members');
    const [, address, anchor] =
      /<a href="([^"]*)#(g\d+)" class="heat-\d" aria-label="South Moravian Region: 5\smembers">/.exec(
        html,
      )!;
    const group = (await page(address!.replaceAll('&#x3D;', '=')))
      .split('<section class="group"')
      .find((g) => g.includes(`id="${anchor}"`))!;
    expect(group).toContain('<h2>South Moravian Region</h2>');
    expect(names(group)).toHaveLength(5);
  });
});

describe('the head of a member', () => {
  it('puts the way to a contact before all that is told', async () => {
    const html = await page('/en/members/meopta');
    const at = (text: string): number => html.indexOf(text);
    expect(at('Works on:')).toBeGreaterThan(at('<h1>'));
    expect(at('/en/introduce?')).toBeGreaterThan(at('Works on:'));
    expect(at('<dt>Membership</dt>')).toBeGreaterThan(at('/en/introduce?'));
    expect(at('topic-groups')).toBeGreaterThan(at('<dt>Membership</dt>'));
  });

  it('says where little is known, and how its owner completes it', async () => {
    expect(await page('/en/members/esc-aerospace')).toMatch(
      /No public source says yet.*Ask for the link/s,
    );
    expect(await page('/en/members/meopta')).not.toContain('Ask for the link');
  });

  it('suggests only whom statements of both speak for, and no rival as a complement', async () => {
    for (const id of ['meopta', 'crytur', 'hella-autotechnik-nova']) {
      const html = await page(`/en/members/${id}`);
      for (const [, suggestion] of html.matchAll(/<li>\s*<a class="name"(.*?)<\/ul>/gs))
        expect(suggestion).toContain('class="quotes');
      expect(html.split('<h2>Complementary</h2>')[1] ?? '').not.toContain('offers the same');
      expect(html).not.toMatch(/beside you|you seek/);
    }
  });
});

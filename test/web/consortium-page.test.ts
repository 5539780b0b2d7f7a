import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => { server = await demoServer(); });
afterAll(() => server.close());

const NEEDS = ['grinding of aspheric lenses', 'measuring the laser damage threshold', 'scintillation detectors', 'a bakery with sourdough bread'];
const team = async (lang: string, fields: [string, string][] = []): Promise<string> => {
  const form = new URLSearchParams([['do', 'match'], ...NEEDS.flatMap((n, i): [string, string][] => [['need', n], ['weight', i === 1 ? 'must' : 'wanted']]), ...fields]);
  const response = await fetch(`${server.url}/${lang}/match`, { method: 'POST', body: form });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).not.toMatch(/\{\{|\bundefined\b|\[object Object\]/);
  return html;
};
const section = (html: string): string => /<section class="section" id="team">.*?<\/section>/s.exec(html)?.[0] ?? '';
const partners = (html: string): string[] => [.../<thead>(.*?)<\/thead>/s.exec(section(html))?.[1]?.matchAll(/members\/([^"]+)"/g) ?? []].map((m) => m[1] ?? '');

describe('the team on the match page', () => {
  it('covers what can be covered, says that no smaller one does, and names the gap', async () => {
    const html = await team('en');
    expect(partners(html).length).toBeGreaterThan(0);
    expect(section(html)).toContain('of 4 needs');
    expect(section(html)).toContain('No smaller team');
    expect(section(html)).toMatch(/What the team leaves open.*sourdough bread.*nobody covers it/s);
    // Rows are needs, columns partners.
    expect(section(html).match(/<th scope="row">/g)).toHaveLength(NEEDS.length + 1);
  });

  it('keeps to the rules of the call, and remembers them in the form', async () => {
    const one = await team('cs', [['most', '1']]);
    expect(partners(one)).toHaveLength(1);
    expect(section(one)).toContain('počet partnerů je vyčerpán');
    expect(one).toMatch(/name="most"[^>]*value="1"/);
    const with_ = await team('en', [['in', 'vut-brno'], ['research', 'on']]);
    expect(partners(with_)).toContain('vut-brno');
    expect(with_).toMatch(/name="in" value="vut-brno" checked/);
    expect(section(await team('en', [['countries', '5']]))).toContain('Look for a partner abroad');
  });

  it('takes senseless rules as none, and strangers as nobody', async () => {
    const plain = partners(await team('en'));
    expect(partners(await team('en', [['most', '-3'], ['countries', 'many'], ['in', '../../etc'], ['in', '<script>']]))).toEqual(plain);
  });
});

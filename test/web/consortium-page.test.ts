import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const NEEDS = [
  'single-point diamond turning',
  'measuring the laser damage threshold',
  'scintillation detectors',
  'a bakery with sourdough bread',
];
const team = async (
  lang: string,
  fields: [string, string][] = [],
  needs = NEEDS,
): Promise<string> => {
  const form = new URLSearchParams([
    ['do', 'match'],
    ...needs.flatMap((n, i): [string, string][] => [
      ['need', n],
      ['weight', i === 1 ? 'must' : 'wanted'],
    ]),
    ...fields,
  ]);
  const response = await fetch(`${server.url}/${lang}/match`, { method: 'POST', body: form });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).not.toMatch(/\{\{|\bundefined\b|\[object Object\]/);
  return html;
};
const verdict = (html: string): string => /<div class="verdict">.*?<\/div>/s.exec(html)?.[0] ?? '';
const section = (html: string): string =>
  /<section class="section" id="team">.*?<\/section>/s.exec(html)?.[0] ?? '';
const partners = (html: string): string[] =>
  [...(section(html).matchAll(/<th scope="row">\s*<a href="[^"]*members\/([^"]+)"/g) ?? [])].map(
    (m) => m[1] ?? '',
  );

describe('the team on the match page', () => {
  it('covers what can be covered, says that no smaller one does, and names the gap', async () => {
    const html = await team('en');
    expect(partners(html).length).toBeGreaterThan(0);
    // Said once, on top of the page; the section below shows it.
    expect(html.match(/partners?, [^<]*, covers? 3 of 4 needs/g)).toHaveLength(1);
    expect(html.match(/No smaller team/g)).toHaveLength(1);
    expect(verdict(html)).toMatch(/3 of 4 needs.*No smaller team.*Nobody covers need 4/s);
    expect(html).toMatch(/<h2>What nobody covers<\/h2>.*sourdough bread/s);
    expect(section(html)).not.toContain('What the team leaves open');
    // Rows are partners, columns needs and what the place rests on: every partner is quoted.
    expect(section(html).match(/<th scope="col">/g)).toHaveLength(NEEDS.length + 2);
    const quotes = section(html).split('<td class="quote">').slice(1);
    expect(quotes).toHaveLength(partners(html).length);
    for (const quote of quotes) expect(quote.split('</td>')[0]).toMatch(/<a href="[^"]+">/);
    expect(section(html)).toMatch(/Why in the team.*covers need/s);
  });

  it('has nobody who only may help, who is named beside the need', async () => {
    const html = await team(
      'en',
      [],
      ['single-point diamond turning', 'grinding of aspheric lenses'],
    );
    expect(partners(html)).toHaveLength(1);
    expect(section(html)).toMatch(/somebody may help with it:.*members\/asphericon"/s);
  });

  it('keeps to the rules of the call, and remembers them in the form', async () => {
    const one = await team('cs', [['most', '1']]);
    expect(partners(one)).toHaveLength(1);
    expect(section(one)).toContain('počet partnerů je vyčerpán');
    // What the sentence says of the team is what the team's own matrix shows.
    const covered = Number(/potřeby:\s(\d)\sz\s4/.exec(verdict(one))?.[1]);
    expect(section(one).match(/#mark-(?:full|half)/g)?.length).toBe(covered);
    expect(one).toMatch(/name="most"[^>]*value="1"/);
    const with_ = await team('en', [
      ['in', 'vut-brno'],
      ['research', 'on'],
    ]);
    expect(partners(with_)).toContain('vut-brno');
    expect(with_).toMatch(/name="in" value="vut-brno" checked/);
    expect(verdict(await team('en', [['countries', '5']]))).toContain('Look for a partner abroad');
  });

  it('counts members without a country as from the cluster’s, and says whose is assumed', async () => {
    const html = await team('en', [
      ['in', 'zebr'],
      ['in', 'lightigo'],
      ['countries', '1'],
    ]);
    expect(section(html)).toMatch(/Czechia \(assumed\)/);
    expect(section(html)).toMatch(
      /nothing of the country of ZEBR; like other members without one, it counts as Czechia/,
    );
    expect(section(html)).not.toMatch(/nothing of the country of[^<]*Lightigo/);
    expect(await (await fetch(`${server.url}/api/v1/organisations/zebr`)).text()).not.toContain(
      '"country"',
    );
  });

  it('takes senseless rules as none, and strangers as nobody', async () => {
    const plain = partners(await team('en'));
    expect(
      partners(
        await team('en', [
          ['most', '-3'],
          ['countries', 'many'],
          ['in', '../../etc'],
          ['in', '<script>'],
        ]),
      ),
    ).toEqual(plain);
  });
});

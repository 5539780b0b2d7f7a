/** Content at its longest and names from right to left: an invented catalogue that strains every page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoServer, demoServer } from '../web/demo-server.ts';
import { PHONE, WIDE, openBrowser, visitor } from './browser.ts';
import { faultsOf } from './mission-browser.ts';

const LONG = 'Elektrooptischeprazisionsgeratefertigungsgesellschaft'.repeat(4);
const HEBREW = 'מכון לאופטיקה ולייזרים';
const ARABIC = 'شركة البصريات الدقيقة';
const TABLES = {
  'members.csv': `id,name_cs,name_en,kind,town,region,country,website
long,${LONG},${LONG},company-sme,Brno,Jihomoravský kraj,CZ,https://example.org/${'x'.repeat(200)}
hebrew,${HEBREW},${HEBREW},university,Praha,Hlavní město Praha,CZ,https://example.org
arabic,${ARABIC},${ARABIC},company-large,Olomouc,Olomoucký kraj,CZ,https://example.org`,
  'capabilities.csv': `id,member,title_en,title_cs
a1,long,making of ${'precise and very long worded '.repeat(12)}lenses,výroba ${'velmi dlouze popsaných '.repeat(12)}čoček
a2,long,lens ${'e'.repeat(300)},čočka ${'e'.repeat(300)}
a3,hebrew,${HEBREW} lens coating,${HEBREW} vrstvy na čočky
a4,arabic,lens grinding ${ARABIC},broušení čoček ${ARABIC}
a5,hebrew,lens grinding,broušení čoček`,
  'equipment.csv': `id,member,title_en,access
i1,long,${'spectrometer '.repeat(20)},open
i2,hebrew,${HEBREW} microscope ${'M'.repeat(120)},open`,
  'needs.csv': `id,member,title_en
n1,arabic,${ARABIC} partner for lens tests ${'q'.repeat(200)}`,
  'cluster.yaml': `id: invented
name: { en: Invented, cs: Vymyšlený }
shortName: { en: IC }
country: CZ
languages: [cs, en]
access: { open: [open] }
`,
};
const PAGES = [
  '/',
  '/members',
  '/members/long',
  '/members/hebrew',
  '/members/arabic',
  '/search?q=lens',
  '/search?q=contact+of+hebrew',
  '/search?q=lens&view=evidence',
  '/equipment',
  '/equipment/i2',
  '/compare?keep=long&keep=hebrew&keep=arabic',
  '/shortlist?keep=long&keep=hebrew',
  '/introduce?member=long',
  '/map',
  '/map/network',
  '/papers/profile/long',
];

let folder: string;
let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-longest-'));
  const from = join(folder, 'in');
  mkdirSync(from);
  for (const [name, text] of Object.entries(TABLES)) writeFileSync(join(from, name), text);
  [server, browser] = await Promise.all([demoServer({}, [from]), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['cs', PHONE],
  ['en', WIDE],
] as const)(
  'is accessible and fits its window: %s',
  async (lang, viewport) => {
    const { page, context } = await visitor(browser, { viewport, reducedMotion: 'reduce' });
    const faults: string[] = [];
    for (const path of PAGES) {
      const answer = await page.goto(`${server.url}/${lang}${path}`);
      expect(answer?.status(), path).toBe(200);
      faults.push(...(await faultsOf(page)));
    }
    expect(faults).toEqual([]);
    await context.close();
  },
  180_000,
);

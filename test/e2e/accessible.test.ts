import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from '../web/demo-server.ts';
import { PHONE, WIDE, openBrowser, visitor } from './browser.ts';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([demoServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const PAGES = [
  '/',
  '/search?q=laser',
  '/search?q=laser&view=instruments&pillar=laser',
  '/search?q=xyzzyq',
  '/members',
  '/members/meopta',
  '/members/tescan',
  '/equipment',
  '/equipment/meopta-e01',
  '/equipment/for',
  '/equipment/for?need=fs+laser+1030+nm+over+100+W%0Aellipsometry+for+outsiders',
  '/pillars/laser',
  '/match',
  '/map',
  '/map/network',
  '/map/chain?pillar=microscopy',
  '/map/gaps',
  '/map/exposure',
  '/quality',
  '/status',
  '/privacy',
  '/offers',
  '/offers/new',
  '/students',
  '/papers/profile/meopta',
  '/embed/search?q=laser',
  '/shortlist',
  '/shortlist?keep=meopta&keep=crytur&keep=meopta-e01',
  '/compare?keep=meopta&keep=crytur',
  '/api',
  '/nothing',
];
/**
 * What the colours and the narrow layout can break; the rest is the same document as in the light
 * run.
 */
const LOOKS = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'link-in-text-block',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('every page meets WCAG 2.2 AA as far as a machine can tell', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const lang of ['cs', 'en']) {
      it(`${lang}, ${colorScheme}`, async () => {
        // Light on a wide screen and dark on a phone: both colours and both layouts, each page in
        // each language once.
        const { page, context, complaints } = await visitor(browser, {
          colorScheme,
          viewport: colorScheme === 'light' ? WIDE : PHONE,
          reducedMotion: 'reduce',
        });
        const found: string[] = [];
        for (const path of PAGES) {
          await page.goto(`${server.url}/${lang}${path}`);
          found.push(...(await findings(page, path, colorScheme)));
          if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')))
            found.push(`${path} scrolls sideways`);
        }
        await page.goto(`${server.url}/${lang}/match?example=1`);
        await page.click('.outline-form .button');
        await page.waitForSelector('.matrix');
        found.push(...(await findings(page, 'answer of the match page', colorScheme)));
        expect(found).toEqual([]);
        expect(complaints.filter((c) => !c.includes('404'))).toEqual([]);
        await context.close();
      }, 180_000);
    }
});

async function findings(page: Page, path: string, scheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (
    scheme === 'light' ? axe.withTags(RULES) : axe.withRules(LOOKS)
  ).analyze();
  return violations.map(
    (v) =>
      `${path} ${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

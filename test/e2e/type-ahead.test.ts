/** Keywords of a record are offered from the thesaurus while a member types, by keyboard too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { adoptDemo } from '../web/adopted.ts';
import { builtData, startMissionServer, type MissionServer } from '../web/mission-server.ts';
import { openBrowser, PHONE, visitor } from './browser.ts';

let server: MissionServer;
let browser: Browser;

beforeAll(async () => {
  const data = await builtData();
  await adoptDemo(data);
  server = await startMissionServer({ data });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it('offers names that begin as the last line does, and takes the one that is chosen', async () => {
  const { page, complaints, context } = await visitor(browser, { viewport: PHONE });
  const own = `/en/own/${ensureOwnLink(server.office.db, 'meopta')}`;
  await page.goto(`${server.origin}${own}/edit?table=capabilities`);
  const field = page.locator('textarea[data-terms]').first();
  await field.pressSequentially('Raman spectroscopy\ninterfer');
  const offered = page.locator('.offered-terms button');
  await offered.first().waitFor();
  expect(await offered.allTextContents()).toContain('interferometry');
  // Reached by the keyboard from the field.
  await page.keyboard.press('Tab');
  const first = (await offered.first().textContent())!;
  expect(await page.evaluate('document.activeElement.textContent')).toBe(first);
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe(`Raman spectroscopy\n${first}\n`);
  expect(await page.locator('.offered-terms').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await context.close();
});

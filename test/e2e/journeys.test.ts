import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { type DemoServer, demoServer } from '../web/demo-server.ts';
import { PHONE, openBrowser, visitor } from './browser.ts';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([demoServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The names of the members found, in order. */
const found = (page: Page): Promise<string[]> => page.locator('.result h2 a').allInnerTexts();
const OUTLINE = `Připravujeme dalekohled pro malou družici. Potřebujeme návrh a výrobu asférických zrcadel a čoček o průměru do 300 mm.
Zrcadla musí dostat odrazné tenké vrstvy. Hledáme partnera pro jemnou mechaniku a montáž optických sestav.
Nezbytné je měření tvaru optických ploch interferometrem. Detektor záření dodá průmyslový partner, scintilační nebo polovodičový.
Na závěr je třeba otestovat odolnost vrstev proti laserovému záření a proti kryogenním teplotám.`;

describe('a foreign buyer on a phone, in English', () => {
  it('asks for small series of aspheric lenses, opens the best two, and keeps a link', async () => {
    const { page, context } = await visitor(browser, {
      viewport: PHONE,
      hasTouch: true,
      locale: 'en-GB',
    });
    await page.goto(server.url);
    expect(new URL(page.url()).pathname).toBe('/en/');
    await page.fill('#q', 'small series of aspheric lenses');
    await page.tap('.ask .button');
    await page.waitForURL(/search/);
    const names = await found(page);
    expect(names.slice(0, 2).join()).toMatch(/asphericon/);
    for (const nth of [0, 1]) {
      await page.locator('.result h2 a').nth(nth).tap();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(names[nth]);
      await page.goBack();
    }
    const kept = page.url();
    const other = await visitor(browser);
    await other.page.goto(kept);
    expect(await found(other.page)).toEqual(names);
    await other.context.close();
    await context.close();
  });

  it('finds the same in Czech without accents, and with a slip of the finger', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/cs/search?q=maloserova+vyroba+asferickych+cocek`);
    expect((await found(page)).join()).toMatch(/asphericon/);
    await page.goto(`${server.url}/en/search?q=asferic`);
    expect((await found(page)).join()).toMatch(/asphericon/);
    await context.close();
  });

  it('sees what the question was understood as, and switches it off', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/en/search?q=lens+grinding`);
    const chip = page.locator('.understood .chip', { hasText: 'broušení čoček' });
    const before = await found(page);
    await chip.click();
    await page.locator('.understood .chip.off').waitFor();
    expect(new URL(page.url()).searchParams.getAll('off')).toHaveLength(1);
    await page.locator('.understood .chip.off').click();
    expect(await found(page)).toEqual(before);
    await context.close();
  });
});

describe('an institute with a project', () => {
  it('pastes an outline in Czech, edits its needs, and takes the workbook to a meeting', async () => {
    const { page, context } = await visitor(browser, { acceptDownloads: true });
    await page.goto(`${server.url}/cs/match`);
    await page.fill('#outline', OUTLINE);
    await page.click('.outline-form .button');
    await page.locator('.needs-fold > summary').click();
    const needs = page.locator('.needs textarea');
    const count = await needs.count();
    expect(count).toBeGreaterThanOrEqual(5);
    expect(await page.locator('.verdict').innerText()).toMatch(
      /pokrýv\p{L}+ potřeby:\s\d\sz\s\d.*menší tým/su,
    );

    await page
      .locator('.needs li')
      .nth(0)
      .getByRole('button', { name: /Smazat/ })
      .click();
    expect(await needs.count()).toBe(count - 1);
    await page
      .locator('.needs li')
      .nth(1)
      .getByRole('button', { name: /Spojit/ })
      .click();
    expect(await needs.count()).toBe(count - 2);
    await page.getByRole('button', { name: 'Přidat potřebu' }).click();
    await needs.last().fill('elektronový mikroskop');
    await page.locator('.needs select').last().selectOption('must');
    await page.getByRole('button', { name: 'Hledat znovu' }).first().press('Enter');
    expect(await needs.last().inputValue()).toBe('elektronový mikroskop');
    expect(await page.locator('.matrix tbody tr').count()).toBeGreaterThan(5);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'XLSX' }).click(),
    ]);
    const sheets = await readXlsxFile(readFileSync(await download.path()));
    expect(sheets[2]!.data.at(-1)!.slice(1, 3)).toEqual(['elektronový mikroskop', 'nutné']);
    await context.close();
  });

  it('pastes two lines and gets an answer', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/en/match`);
    await page.fill(
      '#outline',
      'Raman spectroscopy of crystals.\nElectron microscope for thin films.',
    );
    await page.click('.outline-form .button');
    expect(await page.locator('.needs textarea').count()).toBe(2);
    expect(await page.locator('.result').count()).toBeGreaterThan(2);
    await context.close();
  });
});

describe('a doctoral student', () => {
  it('asks for an electron microscope and filters to what outsiders may use', async () => {
    const { page, context } = await visitor(browser, { viewport: PHONE });
    await page.goto(`${server.url}/en/equipment?q=electron+microscope`);
    const all = await page.locator('.instruments tbody tr').count();
    await page.locator('summary', { hasText: 'Filters' }).click();
    await page.locator('.facets a', { hasText: 'open to outsiders' }).click();
    const some = page.locator('.instruments tbody tr');
    expect(await some.count()).toBeLessThan(all);
    expect(await some.allInnerTexts()).toSatisfy(
      (rows: string[]) => rows.length > 0 && rows.every((r) => r.includes('open to outsiders')),
    );
    await page.locator('.chips.set .chip').click();
    expect(await some.count()).toBe(all);
    await context.close();
  });
});

describe('someone without script', () => {
  it('searches, filters, changes the language and matches a project', async () => {
    const { page, context } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}/en/`);
    await page.fill('#q', 'laser');
    await page.press('#q', 'Enter');
    const count = (await found(page)).length;
    expect(count).toBeGreaterThan(5);
    await page.locator('.facets a[href*="pillar="]', { hasText: 'Microscopy' }).click();
    expect(new URL(page.url()).searchParams.get('pillar')).toBe('microscopy');
    await page.locator('.languages a[lang="cs"]').click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
      '/cs/search?q=laser&pillar=microscopy',
    );
    await page.goto(`${server.url}/cs/match?example=1`);
    await page.click('.outline-form .button');
    expect(await page.locator('.matrix tbody tr').count()).toBeGreaterThan(3);
    await context.close();
  });
});

describe('someone with a keyboard only', () => {
  it('skips to the content, takes a suggestion with the arrows, and sees where the focus is', async () => {
    const { page, context, complaints } = await visitor(browser);
    await page.goto(`${server.url}/en/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector('.ask')).outlineWidth`),
    ).toBe('3px');
    await page.keyboard.type('lens gr');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#q', 'aria-activedescendant')).toBe('q-option-0');
    const chosen = await page.inputValue('#q');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search/);
    expect(new URL(page.url()).searchParams.get('q')).toBe(chosen);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reaches the first result before any filter', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/en/search?q=laser`);
    const first = await page.locator('.result h2 a').first().getAttribute('href');
    for (let stops = 0; stops < 25; stops++) {
      await page.keyboard.press('Tab');
      const [href, inFilters] = await page.evaluate<[string | null, boolean]>(
        `[document.activeElement.getAttribute('href'), Boolean(document.activeElement.closest('.facets'))]`,
      );
      expect(inFilters).toBe(false);
      if (href === first) break;
      expect(stops).toBeLessThan(24);
    }
    await context.close();
  });

  it('escapes from suggestions with what was typed', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/cs/`);
    await page.locator('#q').pressSequentially('broušení');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#q')).toBe('broušení');
    expect(await page.getAttribute('#q', 'aria-expanded')).toBe('false');
    await context.close();
  });
});

describe('someone at 200 % zoom, on a phone, or printing', () => {
  it('has the whole menu in one line of a phone', async () => {
    const { page, context } = await visitor(browser, { viewport: PHONE });
    for (const path of ['/en/members', '/cs/match', '/cs/equipment']) {
      await page.goto(server.url + path);
      const [height, hidden] = await page.evaluate<[number, number]>(
        `(({ offsetHeight, scrollWidth, clientWidth }) => [offsetHeight, scrollWidth - clientWidth])(document.querySelector('.masthead nav ul'))`,
      );
      expect(height, path).toBeLessThan(60);
      expect(hidden, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  it('sees everything without scrolling sideways', async () => {
    const { page, context } = await visitor(browser, { viewport: { width: 640, height: 400 } });
    for (const path of ['/en/', '/cs/search?q=laser', '/en/members/meopta', '/cs/equipment']) {
      await page.goto(server.url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(
        true,
      );
    }
    await context.close();
  });

  it('prints a profile without menus, on paper', async () => {
    const { page, context } = await visitor(browser, { colorScheme: 'dark' });
    await page.goto(`${server.url}/en/members/meopta`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead nav').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.documentElement).color')).toBe(
      'rgb(0, 0, 0)',
    );
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await context.close();
  });
});

describe('visitors while the secretariat publishes a new build', () => {
  it('are all answered, and then see the new one', async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${server.url}/en/status`);
    const before = await page.locator('dl').innerText();
    let building = true;
    const next = build({ from: ['fixtures/coc'], data: server.data, force: true }).finally(() => {
      building = false;
    });
    const statuses = new Set<number>();
    do statuses.add((await fetch(`${server.url}/en/search?q=laser`)).status);
    while (building);
    const { build: name } = await next;
    await page.waitForTimeout(1_100);
    await page.reload();
    expect([...statuses]).toEqual([200]);
    expect(await page.locator('dl').innerText()).toContain(name);
    expect(before).not.toContain(name);
    await context.close();
  });
});

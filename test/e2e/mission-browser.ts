/** The browser that comes with the packages, for the tests of missions. */
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import ICAL from 'ical.js';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { FixedMeeting, Mission } from '../../src/domain/mission.ts';

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
  });
}

export const PHONE = { width: 390, height: 844 };

export async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  javaScriptEnabled: boolean,
): Promise<Page> {
  const context = await browser.newContext({ viewport, javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** No breach of WCAG 2.2 A or AA, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}

/** What axe-core finds, with the address, and whether the page is wider than the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return [
    ...violations.map(
      (v) =>
        `${page.url()} ${v.id}: ${v.nodes
          .slice(0, 3)
          .map((n) => n.html.slice(0, 200))
          .join(' | ')}`,
    ),
    ...(wide > 1 ? [`${page.url()} is ${wide} px wider than the window`] : []),
  ];
}

/**
 * The calendar behind a party's link, read as a calendar program does: number, start and state by
 * UID.
 */
export async function calendarOf(
  link: string,
): Promise<Map<string, { sequence: number; start: string; status: string }>> {
  const text = await (await fetch(`${link}/calendar.ics`)).text();
  const events = new ICAL.Component(ICAL.parse(text) as unknown[] as never)
    .getAllSubcomponents('vevent')
    .map((c) => new ICAL.Event(c));
  return new Map(
    events.map((e) => [
      e.uid,
      {
        sequence: e.sequence,
        start: e.startDate.toString(),
        status: String(e.component.getFirstPropertyValue('status')),
      },
    ]),
  );
}

/** What the file of a timetable says is fixed by hand, and the names of its parties. */
export async function planFile(page: Page, planUrl: string): Promise<{ fixed: FixedMeeting[] }> {
  const { fixed } = (await (await page.request.get(`${planUrl}/mission.json`)).json()) as Mission;
  return { fixed: [...fixed] };
}

/** Meetings at a table from eleven o'clock on, as the papers by table say. */
export async function lateMeetingsAt(page: Page, table: string): Promise<number> {
  const times = await page
    .locator(`section:has(h2:text-is("${table}")) td:first-child`)
    .allTextContents();
  return times.filter((t) => Number.parseInt(t, 10) >= 11).length;
}

/**
 * The host of the guest's first meeting that begins at eleven or later.
 * @param office at the page of the day, whose form names the hosts: the guest reads another language, so a host
 * with one name in each is passed over
 */
export async function firstLateHost(
  guest: Page,
  link: string,
  office: Page,
): Promise<{ cs: string; en: string }> {
  const labels = await office
    .locator('section:has(h2:has-text("Někdo odřekl")) select >> nth=0 >> option')
    .allTextContents();
  const linesIn = async (lang: string) => {
    await guest.goto(`${link.replace('/en/m/', `/${lang}/m/`)}/timetable`);
    return guest.locator('.day-list li').evaluateAll((items) =>
      items.map((li) => ({
        time: li.querySelector('.time')?.textContent ?? '',
        name: li.querySelector('strong')?.textContent ?? '',
      })),
    );
  };
  const [czech, english] = [await linesIn('cs'), await linesIn('en')];
  const isLate = (time: string): boolean => Number.parseInt(time.split(':')[0] ?? '0', 10) >= 11;
  const at = czech.findIndex(
    ({ time, name }) => isLate(time) && labels.includes(`${name} (Hostitel)`),
  );
  return { cs: czech[at]?.name ?? '', en: english[at]?.name ?? '' };
}

export async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page
    .evaluate('document.documentElement.scrollWidth')
    .catch(() => PHONE.width);
  expect(width).toBeLessThanOrEqual(PHONE.width + 1);
}

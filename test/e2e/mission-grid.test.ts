/**
 * The timetable of forty hosts and twelve times: whole on one screen, and on one sheet of A3; a name of
 * one long word; the papers printed.
 */
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slotsOf } from '../../src/missions/slots.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { planOf } from '../../src/missions/planning.ts';
import { publishPlan } from '../../src/missions/publishing.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { madeOf, planNow } from '../web/mission-published.ts';
import {
  addAccount,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from '../web/mission-server.ts';
import {
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  PHONE,
} from './mission-browser.ts';

let server: MissionServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  browser = await openBrowser();
  page = await openPage(browser, { width: 1920, height: 1080 }, true);
  const path = await plannedMission();
  await page.goto(`${server.origin}/en/sign-in?next=/en${encodeURIComponent(path)}`);
  await page.fill('[name="login"]', 'office');
  await page.fill('[name="password"]', PASSWORD);
  await page.click('main button');
  await page.waitForURL(`**${path.split('?')[0]}*`);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Word {
  text: string;
  x: number;
}

async function wordsOf(
  pdf: Awaited<ReturnType<typeof getDocumentProxy>>,
  n: number,
): Promise<Word[]> {
  const { items } = await (await pdf.getPage(n)).getTextContent();
  return items.flatMap((i) =>
    'str' in i ? [{ text: i.str.trim(), x: Number(i.transform[4]) }] : [],
  );
}

let mission: string;
let plan: string;

async function plannedMission(): Promise<string> {
  const day = { from: '09:00', to: '12:00' };
  const grid = {
    days: [
      { date: '2027-03-01', ...day },
      { date: '2027-03-02', ...day },
    ],
    length: 30,
    gap: 0,
    breaks: [],
  };
  const rooms = [
    { id: 'r1', name: 'Blue hall', tables: 20 },
    { id: 'r2', name: 'Gallery', tables: 20 },
  ];
  const sideOf = (i: number) => (i < 6 ? (['guest', 'host'] as const) : (['host'] as const));
  const nameOf = (side: string, i: number): string =>
    side === 'guest' && i === 5
      ? `${'Lenses'.repeat(12)} Ltd`
      : `Invented ${side} ${i} of a long name that no cell holds`;
  const parties = Array.from({ length: 40 }, (_, i) =>
    sideOf(i).map((side) => ({
      side,
      name: nameOf(side, i),
      offers: side === 'host' ? 'aspheric lenses' : '',
      seeks: side === 'guest' ? 'aspheric lenses' : '',
    })),
  ).flat();
  mission = madeOf(server.office, 'Two days', parties, { grid, slots: slotsOf(grid), rooms });
  plan = await planNow(server, mission);
  return `/missions/${mission}/plan/${plan}?by=host`;
}

it('shows all hosts and times at once on a wide screen, and says what a tint says', async () => {
  const size = await page
    .locator('.plan-sheet')
    .evaluate((e) => [e.scrollHeight, e.clientHeight, e.scrollWidth - e.clientWidth]);
  expect(size[0]).toBeLessThanOrEqual(1080);
  expect(size.slice(1)).toEqual([size[0], 0]);
  expect(await page.locator('.plan-grid tbody tr').count()).toBe(40);
  expect(await page.locator('.plan-grid td .where .sr').first().textContent()).toMatch(
    /^(Blue hall|Gallery), #\d+$/,
  );
  await expectAccessible(page);
});

it('prints on one sheet of A3', async () => {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  expect(pdf.numPages).toBe(1);
  const sheet = await pdf.getPage(1);
  const { width } = sheet.getViewport({ scale: 1 });
  expect(width).toBeGreaterThan(1000);
  // The last time of the last day stands at the right edge: the grid takes the whole sheet.
  const last = (await wordsOf(pdf, 1)).filter((w) => w.text === '11:30').at(-1);
  expect((last?.x ?? 0) / width).toBeGreaterThan(0.8);
});

it('leads from a meeting to its move', async () => {
  await page.locator('.plan-grid td a').first().click();
  expect(page.url()).toContain('/move?');
});

it('is published for papers whose first page begins with the first timetable', async () => {
  const { office } = server;
  publishPlan(office, OFFICE, getMission(office.db, mission), planOf(office, mission, plan));
  await page.goto(`${server.origin}/en/missions/${mission}/papers?by=party`);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const first = (await wordsOf(pdf, 1)).map((w) => w.text).join(' ');
  expect(first).toContain('Blue hall');
});

it('gets no wider for a name of one long word', async () => {
  await page.goto(`${server.origin}/en/missions/${mission}/parties`);
  const link = (id: string) => page.getAttribute(`#${id} td a`, 'href');
  const [host, guest] = [await link('h001'), await link('g001')];
  const phone = await openPage(browser, PHONE, false);
  for (const path of [`${host}/wishes`, `${host}/timetable`, `${guest}/timetable`]) {
    await phone.goto(path);
    await expectNoOverflow(phone);
  }
});

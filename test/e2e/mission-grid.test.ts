/** The timetable of forty hosts and twelve times: whole on one screen, and on one sheet of A3. */
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMission } from '../../src/missions/missions.ts';
import { createParty, emptyParty } from '../../src/missions/parties.ts';
import { planInput } from '../../src/missions/plan-input.ts';
import { slotsOf } from '../../src/missions/slots.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { getMission, saveMission } from '../../src/store/app/missions.ts';
import { addPlan } from '../../src/store/app/plans.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';
import {
  addAccount,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from '../web/mission-server.ts';
import { expectAccessible, openBrowser, openPage } from './mission-browser.ts';

let server: MissionServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  browser = await openBrowser();
  page = await openPage(browser, { width: 1920, height: 1080 }, true);
  const plan = await plannedMission();
  await page.goto(`${server.origin}/en/sign-in?next=/en${encodeURIComponent(plan)}`);
  await page.fill('[name="login"]', 'office');
  await page.fill('[name="password"]', PASSWORD);
  await page.click('main button');
  await page.waitForURL(`**${plan.split('?')[0]}*`);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function plannedMission(): Promise<string> {
  const { db } = server.office;
  const made = createMission(db, OFFICE, 'Two days', 'Europe/Prague', null);
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
  db.change(OFFICE, 'mission-save', made.id, () =>
    saveMission(db, { ...made, settings: { ...SETTINGS, grid, slots: slotsOf(grid), rooms } }),
  );
  for (let i = 0; i < 40; i++)
    for (const side of i < 6 ? (['guest', 'host'] as const) : (['host'] as const))
      createParty(
        db,
        OFFICE,
        made.id,
        {
          ...emptyParty(side),
          name: `Invented ${side} ${i} of a long name that no cell holds`,
          offers: side === 'host' ? 'aspheric lenses' : '',
          seeks: side === 'guest' ? 'aspheric lenses' : '',
        },
        [],
      );
  const input = await planInput(server.office, getMission(db, made.id));
  const plan = db.change(OFFICE, 'plan', made.id, () =>
    addPlan(db, made.id, 'First', input, schedule(input)),
  );
  return `/missions/${made.id}/plan/${plan.id}?by=host`;
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
  const wide = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { width } = (await pdf.getPage(n)).getViewport({ scale: 1 });
    if (width > 1000) wide.push(n);
  }
  expect(wide).toHaveLength(1);
});

it('leads from a meeting to its move', async () => {
  await page.locator('.plan-grid td a').first().click();
  expect(page.url()).toContain('/move?');
});

/**
 * A mission as its people live it, in a real browser without script for guest and host: from a list
 * of guests to published timetables and three changes on the day. The secretariat works in Czech,
 * the guest reads English, the host Czech, both on a phone.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addAccount,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from '../web/mission-server.ts';
import {
  PHONE,
  calendarOf,
  expectAccessible,
  expectNoOverflow,
  faultsOf,
  firstLateHost,
  lateMeetingsAt,
  openBrowser,
  openPage,
  planFile,
} from './mission-browser.ts';
import { enterMission, enterParties } from './mission-set-up.ts';

let clock = new Date('2027-02-01T08:00:00Z');
let server: MissionServer;
let browser: Browser;
let office: Page;
let guest: Page;
let host: Page;
let base: string;

async function signIn(): Promise<void> {
  await office.goto(`${server.origin}/cs/sign-in`);
  await office.fill('#login', 'office');
  await office.fill('#password', PASSWORD);
  await office.click('main form button');
  await office.waitForURL('**/cs/missions');
}

/** Waits for a running search to lead to its draft. */
async function draft(): Promise<void> {
  await office.waitForURL(/\/plan\/[0-9a-f]{12}(\?|$)/, { timeout: 60_000 });
}

async function publish(): Promise<string[]> {
  await office.click('text=Podívat se, co zveřejnění změní');
  const told = await office
    .locator('section:has(h3:has-text("dát vědět")) > ul > li > bdi')
    .allTextContents();
  await office.click('button:has-text("Zveřejnit")');
  await office.waitForSelector('.notice.good');
  return told;
}

beforeAll(async () => {
  server = await startMissionServer({ now: () => clock });
  await addAccount(server.office);
  browser = await openBrowser();
  office = await openPage(browser, { width: 1200, height: 900 }, true);
  [guest, host] = [await openPage(browser, PHONE, false), await openPage(browser, PHONE, false)];
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a mission of 25 guests, 40 hosts and 12 slots', () => {
  let guestLink: string;
  let hostLink: string;

  it('is set up from a list of guests and the catalogue', async () => {
    await signIn();
    base = await enterMission(office);
    await enterParties(office, base, server.data);
  });

  it('shows matches with reasons of both sides, and takes the office’s own word', async () => {
    await office.goto(`${base}/matrix`);
    const cells = office.locator('.fit-matrix td a');
    expect(await cells.count()).toBe(25 * 40);
    await office.goto(`${base}/matrix?guest=g005&sort=best`);
    await office.click('.fit-matrix td a >> nth=0');
    await office.waitForSelector('.reason-list li');
    await office.fill('#f-score', '95');
    await office.fill('#f-note', 'Znají se z veletrhu');
    await office.click('button:has-text("Uložit")');
    expect(await office.textContent('.lead')).toContain('95/100');
    await expectAccessible(office);
  });

  it('takes wishes of a guest and a host on a phone, without script', async () => {
    await office.goto(`${base}/parties`);
    const german = (await office.getAttribute('#g001 td a', 'href')) ?? '';
    hostLink = (await office.getAttribute('#h003 td a', 'href')) ?? '';
    guestLink = german.replace('/de/m/', '/en/m/');
    await guest.goto(guestLink);
    await expectNoOverflow(guest);
    const hosts = await guest
      .locator('.choices > li')
      .evaluateAll((items) => items.map((li) => li.id));
    expect(hosts).toHaveLength(40);
    await guest.check(`[name="wish.${hosts[0]}"][value="must"]`);
    await guest.fill(`[name="reason.${hosts[0]}"]`, 'We met their engineer');
    await guest.check(`[name="wish.h003"][value="no"]`);
    await guest.click('button:has-text("Save my wishes")');
    await guest.waitForSelector('text=You have given 2 wishes');
    await guest.fill('[name="q"] >> nth=0', 'no such company anywhere');
    await guest.click('form[role="search"] button');
    await guest.waitForSelector('text=Nobody answers to these words');

    await host.goto(hostLink);
    await host.check('[name="wish.g001"][value="must"]');
    await host.check('[name="wish.g002"][value="meet"]');
    await host.click('button:has-text("Uložit přání")');
    await host.waitForSelector('text=Máte 2 přání');
    // The guest's "no" and its reason never reach the host, not even as an order or a word.
    expect(await host.content()).not.toContain('We met their engineer');
    expect(await host.isChecked('[name="wish.g001"][value="must"]')).toBe(true);
  });

  it('is planned with progress and moved by form', async () => {
    await office.goto(`${base}/plan`);
    await office.fill('[name="label"]', 'První');
    await office.click('button:has-text("Sestavit")');
    await draft();
    await expectAccessible(office);
    expect(await office.textContent('.facts')).toMatch(/100 %|99,\d+ %/);
    const planUrl = office.url();
    await office.click('.plan-grid td a >> nth=0');
    await expectAccessible(office);
    const free = office.locator('tr:has-text("Oba mají volno")').first();
    const time = await free.locator('th').textContent();
    await free.locator('button').click();
    await office.waitForSelector('.fixed');
    expect(office.url()).toBe(planUrl);
    expect(time).toContain('2027');
  });

  it('shows the effect of a dragged meeting before it is moved, and moves it then', async () => {
    const planUrl = office.url();
    // A meeting that is not fixed and a free time of the same row, whose party is there; and one of
    // another row.
    const movable = 'td:not(:has(.fixed)) a';
    const row = office
      .locator(`.plan-grid tbody tr:has(${movable}):has(td[data-slot]:not(.away):not(:has(a)))`)
      .first();
    const meeting = row.locator(movable).first();
    const names = [await row.locator('th bdi').textContent(), await meeting.textContent()];
    const address = new URLSearchParams((await meeting.getAttribute('href'))?.split('?')[1]);
    const pair = { guest: address.get('guest'), host: address.get('host') };
    await meeting.dragTo(office.locator('.plan-grid tbody tr').last().locator('td').first());
    expect(office.url()).toBe(planUrl);
    const target = row.locator('td[data-slot]:not(.away):not(:has(a))').first();
    const slot = (await target.getAttribute('data-slot')) ?? '';
    await meeting.dragTo(target);
    await office.waitForURL(
      (url) => url.pathname.endsWith('/move') && url.searchParams.get('to') === slot,
    );
    await expectAccessible(office);
    expect(await office.textContent('h2')).toBe(names.join(' – '));
    expect((await planFile(office, planUrl)).fixed).toHaveLength(1);
    await office.click('section[aria-labelledby="chosen"] button');
    await office.waitForURL(planUrl);
    const { fixed } = await planFile(office, planUrl);
    expect(fixed).toContainEqual({ ...pair, slot });
  });

  it('is published, and both sides see it on their phone', async () => {
    const told = await publish();
    expect(told.length).toBeGreaterThan(40);

    await guest.goto(guestLink);
    await guest.waitForSelector('.day-list');
    const names = await guest.locator('.day-list strong').allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(2);
    await expectNoOverflow(guest);
  });

  it('keeps the veto whatever the other side wished', async () => {
    await office.goto(`${base}/parties/h003`);
    const vetoed = await office.inputValue('#f-name');
    await guest.goto(`${guestLink}/timetable`);
    expect(await guest.locator('.day-list strong').allTextContents()).not.toContain(vetoed);
    await host.goto(`${hostLink}/timetable`);
    expect(await host.locator('main').textContent()).not.toContain('Invented Guest 01');
  });

  it('lives through three changes on the day, moving as few as can be', async () => {
    clock = new Date('2027-03-01T09:20:00Z');
    await signIn();
    const before = await calendarOf(guestLink);
    await office.goto(`${base}/day`);
    const busy = await firstLateHost(guest, guestLink, office);
    await change(async () => {
      await office.selectOption(
        'section:has(h2:has-text("Někdo odřekl")) form >> nth=0 >> select',
        { label: `${busy.cs} (Hostitel)` },
      );
      await office.click('section:has(h2:has-text("Někdo odřekl")) form >> nth=0 >> button');
    });
    const told = await publish();
    expect(told).toContain('Invented Guest 01');
    expect(told).toContain(busy.cs);
    const after = await calendarOf(guestLink);
    const dropped = [...after.values()].filter((e) => e.status === 'CANCELLED');
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.sequence).toBe(1);
    for (const uid of before.keys()) expect(after.has(uid)).toBe(true);
    // The guest's own page says what is no longer, and offers the file that takes it out of the
    // calendar.
    await guest.goto(`${guestLink}/timetable`);
    expect(
      await guest.locator('section:has(h2:has-text("No longer planned")) s').allTextContents(),
    ).toEqual([busy.en]);
    expect(await (await fetch(`${guestLink}/cancelled.ics`)).text()).toContain('METHOD:CANCEL');

    await change(async () => {
      await office.selectOption('section:has(h2:has-text("Stůl")) >> select[name="table"]', '1');
      await office.selectOption('section:has(h2:has-text("Stůl")) >> select[name="slot"]', {
        index: 0,
      });
      await office.click('section:has(h2:has-text("Stůl")) >> button');
    });
    await publish();
    await office.goto(`${base}/papers?by=table`);
    expect(await lateMeetingsAt(office, 'Modrý sál, #1')).toBe(0);

    await change(async () => {
      const form = office.locator('section:has(h2:has-text("Někdo nový")) form');
      await form.locator('[name="name"]').fill('Nečekaný host');
      await form.locator('[name="languages"]').fill('en');
      await form.locator('[name="seeks"]').fill('Raman spectroscopy');
      await form.locator('button').click();
    });
    expect(await publish()).toContain('Nečekaný host');
  });

  it('records who met and what followed', async () => {
    clock = new Date('2027-03-01T16:30:00Z');
    await signIn(); // Its session ended when nobody touched the page since the morning.
    await office.goto(`${base}/day`);
    await office.check('#check-in input[value="held"] >> nth=0');
    await office.click('#check-in button');
    await office.waitForSelector('#check-in input[value="held"]:checked');
    await guest.goto(`${guestLink}/afterwards`);
    await guest.selectOption('select[name^="one."] >> nth=0', 'project');
    await guest.click('button:has-text("Save")');
    await guest.waitForSelector('text=Saved.');
    await office.goto(`${base}/results`);
    expect(await office.locator('.big-figures dd').allTextContents()).toMatchObject([
      expect.stringMatching(/\d+/),
      '1',
      '0',
      '1',
    ]);
  });

  it('is accessible in both languages, on a wide screen and on a phone', async () => {
    const faults: string[] = [];
    // Each page once, in turns in Czech on a wide screen and in English on a phone: axe takes
    // seconds a page.
    for (const [i, path] of [
      '',
      '/settings',
      '/parties',
      '/parties/g001',
      '/wishes',
      '/plan',
      '/day',
      '/papers',
      '/results',
      '/history',
      '/matrix?guest=g005',
    ].entries()) {
      await office.setViewportSize(i % 2 ? PHONE : { width: 1200, height: 900 });
      await office.goto((i % 2 ? base.replace('/cs/', '/en/') : base) + path);
      faults.push(...(await faultsOf(office)));
    }
    const scripted = await openPage(browser, PHONE, true);
    for (const path of ['/wishes', '/timetable', '/afterwards']) {
      for (const link of [guestLink, hostLink]) {
        await scripted.goto(link + path);
        faults.push(...(await faultsOf(scripted)));
      }
    }
    await scripted.close();
    expect(faults).toEqual([]);
  }, 180_000);
});

async function change(enter: () => Promise<void>): Promise<void> {
  await office.goto(`${base}/day`);
  await enter();
  await draft();
}

/** A member keeps its statements current by a link, on a phone; the office decides; the page shows it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adoptDemo } from '../web/adopted.ts';
import {
  addAccount,
  builtData,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from '../web/mission-server.ts';
import { PHONE, WIDE, openBrowser, visitor } from './browser.ts';
import { faultsOf } from './mission-browser.ts';

let server: MissionServer;
let browser: Browser;
let member: Page;
let office: Page;
let link = '';
const faults: string[] = [];

beforeAll(async () => {
  const data = await builtData();
  await adoptDemo(data);
  [server, browser] = await Promise.all([startMissionServer({ data }), openBrowser()]);
  await addAccount(server.office);
  // The member's phone has no script: everything must work without.
  member = (await visitor(browser, { viewport: PHONE, javaScriptEnabled: false })).page;
  office = (await visitor(browser, { viewport: WIDE })).page;
  for (const page of [member, office]) page.setDefaultTimeout(15_000);
  await office.goto(`${server.origin}/en/sign-in`);
  await office.fill('[name="login"]', 'office');
  await office.fill('[name="password"]', PASSWORD);
  await office.locator('main form .button').click();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Looks at an address with axe in both languages, on a phone and wide. */
async function look(page: Page): Promise<void> {
  const state = await page.context().storageState();
  const { page: other, context } = await visitor(browser, { storageState: state });
  for (const [lang, viewport] of [
    ['/cs/', PHONE],
    ['/en/', WIDE],
  ] as const) {
    await other.setViewportSize(viewport);
    await other.goto(page.url().replace(/\/(?:en|cs)\//, lang));
    faults.push(...(await faultsOf(other)));
  }
  await context.close();
}

describe('a member by its link', () => {
  it('gets the link from the office', async () => {
    await office.goto(`${server.origin}/en/desk/members`);
    await look(office);
    await office.click('table a[href$="/meopta"]');
    await look(office);
    await office.click('button[value="link"]');
    link = (await office.locator('code.address').innerText()).trim();
    expect(link).toMatch(/\/en\/own\/[\w-]+\.[\w-]+$/);
    await look(office);
  });

  it('sees what is said of it, with sources, and confirms one and then everything', async () => {
    await member.goto(link);
    await look(member);
    const rows = member.locator('.own-list > li');
    expect(await rows.count()).toBeGreaterThan(20);
    expect(await rows.locator('.sources a').count()).toBeGreaterThan(20);
    await member.locator('.own-list button[value="confirm"]').nth(1).click();
    expect(await member.locator('[role="status"]').innerText()).not.toBe('');
    expect(await member.locator('.own-all').innerText()).toMatch(/You confirmed 1 of/);
    await member.click('.own-all button');
    expect(await member.locator('.own-all').innerText()).toMatch(/You confirmed (\d+) of \1 /);
    await member.goto(`${server.origin}/en/members/meopta`);
    expect(await member.locator('main').innerText()).toContain('Confirmed by the member');
  });

  it('corrects an instrument; what is wrong is said beside its field and nothing is lost', async () => {
    await member.goto(link);
    const instrument = member.locator('li[id="r-equipment-meopta-e01"]');
    await instrument.locator('a[href*="/edit"]').click();
    await look(member);
    await lookAtAnswer('send', { url: 'no address' });
    await lookAtAnswer('preview', { parameters: 'chamber: 1350 mm' });
    await member.fill('[name="model"]', 'SYRUS 1350');
    await member.fill('[name="url"]', 'no address');
    await member.fill('[name="parameters"]', 'chamber: 1350 mm');
    await member.click('button[value="send"]');
    expect(await member.locator('#mistakes li').count()).toBe(1);
    expect(await member.inputValue('[name="model"]')).toBe('SYRUS 1350');
    await member.fill('[name="url"]', '');
    await member.click('button[value="preview"]');
    expect(await member.locator('#preview + dl').innerText()).toMatch(/1\.35\sm/);
    await member.click('button[value="send"]');
    await member.waitForURL(/done=sent/);
    expect(await instrument.innerText()).toContain('with the office');
    await member.goto(`${server.origin}/en/equipment/meopta-e01`);
    expect(await member.locator('main').innerText()).not.toContain('1350');
  });

  it('is read at the desk field by field, returned, sent again, accepted, and published', async () => {
    await office.goto(`${server.origin}/en/desk`);
    await look(office);
    await office.locator('.waiting a[href*="/proposals/"]').click();
    await look(office);
    const change = office.locator('.changes tr:has-text("SYRUS 1350")');
    expect(await change.innerText()).toMatch(/Model\s+.*SYRUS.*SYRUS 1350/s);
    await office.click('button[value="return"]');
    expect(await office.locator('#mistakes li').count()).toBe(1);
    await office.fill('#f-answer', 'Which chamber: diameter or height?');
    await office.click('button[value="return"]');
    await office.waitForURL(/done=return/);

    await member.goto(link);
    await look(member);
    await member.locator('li[id="r-equipment-meopta-e01"] a[href*="/edit"]').click();
    expect(await member.locator('main').innerText()).toContain('diameter or height?');
    expect(await member.inputValue('[name="model"]')).toBe('SYRUS 1350');
    await member.fill('[name="parameters"]', 'chamber diameter: 1350 mm');
    await member.click('button[value="send"]');
    await office.goto(`${server.origin}/en/desk`);
    await office.locator('.waiting a[href*="/proposals/"]').click();
    await office.click('button[value="accept"]');
    await office.waitForURL(/done=accept/);
    await vi.waitFor(
      async () => {
        await member.goto(`${server.origin}/en/equipment/meopta-e01`);
        const page = await member.locator('main').innerText();
        expect(page).toContain('SYRUS 1350');
        expect(page).toMatch(/chamber diameter/i);
        // The member said so itself, so it is confirmed as it stands now.
        expect(page).toContain('Confirmed by the member');
      },
      { timeout: 60_000, interval: 1_000 },
    );
    await member.goto(link);
    expect(await member.locator('.own-all').innerText()).toMatch(/You confirmed (\d+) of \1 /);
  }, 120_000);

  it('adds a statement, which the office edits and accepts, and asks to remove another', async () => {
    await member.goto(`${link}/edit?table=capabilities`);
    await look(member);
    await member.fill('[name="title_en"]', 'polishing of invented prisms');
    await member.click('button[value="draft"]');
    await office.goto(`${server.origin}/en/desk`);
    expect(await office.locator('.waiting a[href*="/proposals/"]').count()).toBe(0);
    await member.locator('a[href*="proposal="]').click();
    await member.click('button[value="send"]');
    await member.locator('li[id^="r-capabilities-"] a[href*="/remove"]').first().click();
    await look(member);
    await member.click('main form .button');

    await office.goto(`${server.origin}/en/desk`);
    await office.locator('.waiting li:has-text("adds") a').click();
    await look(office);
    await office.locator('summary:has-text("Edit and accept")').click();
    await office.fill('[name="title_en"]', 'polishing of invented roof prisms');
    await office.click('button[value="edited"]');
    await vi.waitFor(
      async () => {
        await member.goto(`${server.origin}/en/members/meopta`);
        expect(await member.locator('main').innerText()).toContain('invented roof prisms');
      },
      { timeout: 60_000, interval: 1_000 },
    );
    await office.goto(`${server.origin}/en/desk`);
    await office.locator('.waiting li:has-text("remove") a').click();
    await look(office);
  }, 120_000);

  it('sees both versions when somebody else changed the record meanwhile', async () => {
    const { db } = server.office;
    const { applyChanges, getRecord } = await import('../../src/store/app/records.ts');
    await member.goto(`${link}/edit?table=members&id=meopta`);
    await member.fill('[name="town"]', 'Invented Town');
    await member.click('button[value="send"]');
    const record = getRecord(db, { table: 'members', id: 'meopta' })!;
    applyChanges(db, { kind: 'system', id: 'test', name: 'test' }, 'records-edit', [
      { ...record, expected: record.revision, fields: { ...record.fields, town: 'Otherwhere' } },
    ]);
    await office.goto(`${server.origin}/en/desk`);
    await office.locator('.waiting li:has-text("corrects") a').click();
    const row = await office.locator('.changes tr:has-text("Town")').innerText();
    for (const version of ['Otherwhere', 'Invented Town']) expect(row).toContain(version);
    await look(office);
    await member.goto(`${link}/edit?table=members&id=meopta`);
    expect(await member.locator('main').innerText()).toContain('Otherwhere');
    await look(member);
  });

  it('opens nothing once the office closed it', async () => {
    await office.goto(`${server.origin}/en/desk/members/meopta`);
    await office.click('button[value="close"]');
    const answer = await member.goto(link);
    expect(answer?.status()).toBe(403);
    await look(member);
  });

  it('all of these pages are accessible and never wider than their window', () => {
    expect(faults).toEqual([]);
  });
});

/** Sends the form that the member is at from a window with script, which axe needs. */
async function lookAtAnswer(button: string, entered: Record<string, string>): Promise<void> {
  const { page, context } = await visitor(browser, { viewport: PHONE });
  await page.goto(member.url());
  for (const [name, value] of Object.entries(entered)) await page.fill(`[name="${name}"]`, value);
  await page.click(`button[value="${button}"]`);
  faults.push(...(await faultsOf(page)));
  await context.close();
}

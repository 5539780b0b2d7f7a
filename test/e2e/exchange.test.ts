/** From an answer to a contact, as the three sides see it; no mail server, so the office copies letters. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addAccount,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from '../web/mission-server.ts';
import { PHONE, WIDE, openBrowser, visitor } from './browser.ts';
import { faultsOf } from './mission-browser.ts';

let server: MissionServer;
let browser: Browser;
let asker: Page;
let member: Page;
let office: Page;
let now = new Date('2027-02-01T08:00:00Z');
const faults: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startMissionServer({ now: () => now }), openBrowser()]);
  await addAccount(server.office);
  [asker, member, office] = (await Promise.all(
    [PHONE, PHONE, WIDE].map(async (viewport) => {
      const { page } = await visitor(browser, { viewport, javaScriptEnabled: true });
      page.setDefaultTimeout(15_000);
      return page;
    }),
  )) as [Page, Page, Page];
  await signIn();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function signIn(): Promise<void> {
  await office.goto(`${server.origin}/en/sign-in`);
  await office.fill('[name="login"]', 'office');
  await office.fill('[name="password"]', PASSWORD);
  await office.locator('main form .button').click();
  await office.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Looks at a page with axe in both languages; the page stays as it was left. */
async function look(page: Page): Promise<void> {
  faults.push(...(await faultsOf(page)));
  const other = await page.context().newPage();
  await other.setViewportSize(page.viewportSize() ?? WIDE);
  const address = page.url();
  const [here, there] = /\/en(?=\/|$)/.test(address) ? ['/en', '/cs'] : ['/cs', '/en'];
  await other.goto(address.replace(here, there));
  faults.push(...(await faultsOf(other)));
  await other.close();
}

/** Copies the newest letter from the desk, as the office does. @returns the link in it */
async function copyLetter(): Promise<string> {
  await office.goto(`${server.origin}/en/desk`);
  await office.locator('.waiting a[href*="/letters/"]').first().click();
  const letter = await office.locator('.letter').innerText();
  await look(office);
  await office.locator('button[value="copied"]').click();
  return server.origin + (/https?:\/\/[^/\s]+(\/\w\w\/i\/\S+)/.exec(letter)?.[1] ?? '');
}

/** Fields are checked by the server, too: a browser that does not must not lose what was typed. */
const withoutChecks = (page: Page): Promise<unknown> =>
  page.evaluate('for (const form of document.forms) form.noValidate = true');

const errors = (page: Page): Promise<string[]> => page.locator('#mistakes li').allInnerTexts();

/** Fills the form that the page shows and sends it. */
async function ask(wish: string): Promise<void> {
  await asker.fill('#f-wish', wish);
  await asker.fill('#f-company', 'Invented Lenses Ltd');
  await asker.fill('#f-country', 'Germany');
  await asker.fill('#f-name', 'Zyxwela Uniquename');
  await asker.fill('#f-email', 'buyer@example.org');
  await asker.check('[name="agree"]');
  await asker.click('.ask-form .button');
  await asker.waitForURL(/introduce\/sent/);
}

/** The office passes on what waits. @returns the member's link */
async function passOn(): Promise<string> {
  await office.goto(`${server.origin}/en/desk`);
  await office.locator('.waiting a[href*="/introductions/"]').click();
  await look(office);
  await office.fill('#f-email', 'reader@member.example.org');
  await office.fill('#f-name', 'Reader Invented');
  await office.click('button[value="forward"]');
  await office.waitForURL(/done=forward/);
  return copyLetter();
}

describe('a foreign company on a phone', () => {
  let link = '';
  let memberLink = '';

  it('keeps two members, compares them, and asks one for an introduction', async () => {
    await asker.goto(`${server.origin}/en/shortlist`);
    await look(asker);
    await asker.goto(`${server.origin}/en/search?q=small+series+of+aspheric+lenses`);
    for (const n of [1, 2]) {
      await asker.locator('.result a.keep:not(.on)').first().click();
      await asker.locator(`a.shortlist .num:text-is("${n}")`).waitFor();
    }
    const names = await asker.locator('.result:has(.keep.on) h2 a').allInnerTexts();
    await asker.click('a.shortlist');
    expect(await asker.locator('.kept-members h3').allInnerTexts()).toEqual(names);
    await look(asker);
    await asker.click('.kept-members .button:not(.second)');
    const heads = asker.locator('.comparison th[scope="col"]');
    expect(await heads.locator('a').first().innerText()).toBe(names[0]);
    // Both stand beside each other without a scroll.
    const box = await heads.nth(1).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    await look(asker);
    await asker.goto(`${server.origin}/en/compare?keep=meopta`);
    await look(asker);
    await asker.goBack();

    await asker.locator('.comparison a[href*="/introduce"]').first().click();
    await look(asker);
    expect(await asker.inputValue('#f-q')).toBe('small series of aspheric lenses');
    await withoutChecks(asker);
    await asker.fill('#f-email', 'no address');
    await asker.click('.ask-form .button');
    expect((await errors(asker)).join('\n')).toMatch(/Country: .*\n.*E-mail: /s);
    expect(await asker.getAttribute('#f-email', 'aria-invalid')).toBe('true');
    faults.push(...(await faultsOf(asker)));
    await ask('Two hundred aspheric lenses of 40 mm by spring.');
    await look(asker);
  });

  it('confirms by the link, and the office passes the request on', async () => {
    link = await copyLetter();
    await asker.goto(link);
    await look(asker);
    await asker.click('button[value="confirm"]');
    await look(asker);
    memberLink = await passOn();
    expect(memberLink).not.toBe(link);
    await asker.goto(link);
    expect(await asker.locator('main').innerText()).not.toContain('reader@member');
    await look(asker);
  });

  it('is asked back, answers, and both see the contact once the member accepts', async () => {
    await member.goto(memberLink);
    expect(await member.locator('main').innerText()).not.toContain('buyer@example.org');
    await look(member);
    await member.fill('#f-question', 'Which glass?');
    await member.click('button[value="ask-back"]');
    await look(member);
    await asker.goto(link);
    await look(asker);
    await asker.fill('#f-reply', 'Fused silica.');
    await asker.click('button[value="reply"]');
    await member.goto(memberLink);
    await withoutChecks(member);
    await member.fill('#f-email', 'wrong');
    await member.click('button[value="accept"]');
    expect(await errors(member)).toHaveLength(1);
    faults.push(...(await faultsOf(member)));
    await member.fill('#f-email', 'seller@member.example.org');
    await member.click('button[value="accept"]');
    expect(await member.locator('.details').innerText()).toContain('buyer@example.org');
    await look(member);
    await asker.goto(link);
    expect(await asker.locator('.details').innerText()).toContain('seller@member.example.org');
    await look(asker);
    for (const page of [asker, member]) {
      const { x, width } = (await page.locator('.details a').boundingBox()) ?? { x: 0, width: 999 };
      expect(x + width).toBeLessThan(PHONE.width);
    }
  });

  it('says a month later what became of it', async () => {
    now = new Date('2027-03-05T08:00:00Z');
    await asker.goto(link);
    await look(asker);
    await asker.check('input[value="talking"]');
    await asker.click('button[value="outcome"]');
    expect(await asker.isChecked('input[value="talking"]')).toBe(true);
  });

  it('is told when the member declines, and sees no contact', async () => {
    await signIn();
    await asker.goto(`${server.origin}/en/introduce?member=crytur`);
    await ask('Detectors for a small satellite.');
    const second = await copyLetter();
    await asker.goto(second);
    await asker.click('button[value="confirm"]');
    await member.goto(await passOn());
    await member.fill('#f-word', 'No capacity this year.');
    await member.click('button[value="decline"]');
    await look(member);
    await asker.goto(second);
    const page = await asker.locator('main').innerText();
    expect(page).toContain('No capacity this year.');
    expect(page).not.toContain('reader@member.example.org');
    await look(asker);
  });

  it('learns from an old or broken link what to do', async () => {
    now = new Date('2028-03-05T08:00:00Z');
    await asker.goto(link);
    await look(asker);
    await asker.goto(`${server.origin}/en/i/nothing.nothing`);
    await look(asker);
    await asker.goto(`${server.origin}/en/privacy`);
    await look(asker);
    await asker.goto(`${server.origin}/en/introduce`);
    await look(asker);
  });
});

describe('a visitor who finds a claim that is not right', () => {
  it('says so from the profile; the desk agrees, and the claim is gone', async () => {
    await signIn();
    await asker.goto(`${server.origin}/en/members/meopta`);
    const topics = asker.locator('.chips a');
    const before = await topics.allInnerTexts();
    await asker.locator('summary:has-text("Not right?")').first().click();
    await asker.locator('a[href*="/not-right"]').first().click();
    await look(asker);
    await asker.fill('#f-word', 'They stopped this years ago.');
    await asker.click('.ask-form .button');
    faults.push(...(await faultsOf(asker)));
    await asker.locator('.tries a[href*="/members/meopta"]').click();
    expect(await topics.allInnerTexts()).toEqual(before);

    await office.goto(`${server.origin}/en/desk`);
    await look(office);
    await office.locator('.waiting a[href*="/remarks/"]').click();
    expect(await office.locator('main').innerText()).toContain('They stopped this years ago.');
    await look(office);
    await office.click('button[value="agree"]');
    await asker.reload();
    const after = await topics.allInnerTexts();
    expect(after).not.toContain(before[0]);
    expect(after.length).toBeLessThanOrEqual(before.length);
  });
});

describe('all of these pages', () => {
  it('are accessible in both languages and never wider than their window', () => {
    expect(faults).toEqual([]);
  });
});

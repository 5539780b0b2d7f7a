/**
 * A student finds a thesis topic and applies; a company on a phone posts a request, the office reads it;
 * papers fit their page.
 */
import type { Browser, Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
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
let student: Page;
let company: Page;
let office: Page;
// Every look at the clock is a second later, so that letters have an order.
let now = new Date('2027-02-01T08:00:00Z');
const tick = (): Date => (now = new Date(now.getTime() + 1_000));
const faults: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startMissionServer({ now: tick }), openBrowser()]);
  await addAccount(server.office);
  [student, company, office] = (await Promise.all(
    [PHONE, PHONE, WIDE].map(async (viewport) => {
      // Nothing here needs script; the looks at the pages do.
      const { page } = await visitor(browser, { viewport });
      page.setDefaultTimeout(15_000);
      return page;
    }),
  )) as [Page, Page, Page];
  await office.goto(`${server.origin}/en/sign-in`);
  await office.fill('[name="login"]', 'office');
  await office.fill('[name="password"]', PASSWORD);
  await office.locator('main form .button').click();
  await office.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Looks at a page with axe in both languages; the page stays as it was left. */
async function look(page: Page): Promise<void> {
  faults.push(...(await faultsOf(page)));
  const other = await page.context().newPage();
  await other.setViewportSize(page.viewportSize() ?? WIDE);
  const [here, there] = /\/en(?=\/|$)/.test(page.url()) ? ['/en', '/cs'] : ['/cs', '/en'];
  await other.goto(page.url().replace(here, there));
  faults.push(...(await faultsOf(other)));
  await other.close();
}

/** Copies the newest letter from the desk. @returns the link in it */
async function copyLetter(): Promise<string> {
  await office.goto(`${server.origin}/en/desk`);
  await office.locator('.waiting a[href*="/letters/"]').first().click();
  const letter = await office.locator('.letter').innerText();
  await office.click('button[value="copied"]');
  return server.origin + (/https?:\/\/[^/\s]+(\/\w\w\/[io]\/\S+)/.exec(letter)?.[1] ?? '');
}

async function publish(): Promise<void> {
  await office.goto(`${server.origin}/en/desk`);
  await office.locator('.waiting a[href*="/postings/"]').click();
  await look(office);
  await office.click('button[value="publish"]');
  await office.waitForURL(/done=publish/);
}

describe('a thesis topic of a member', () => {
  it('is posted by its link on a phone, and read by the office', async () => {
    await company.goto(`${server.origin}/en/own/${ensureOwnLink(server.office.db, 'crytur')}`);
    await company.click('#offers a[href$="/offer"]');
    await look(company);
    await company.click('a[href*="type=thesis-topic"]');
    await look(company);
    await company.fill('#f-title', 'Growth of scintillation crystals for detectors');
    await company.fill(
      '#f-text',
      'You grow crystals by two methods and measure their light yield.',
    );
    await company.click('button[value="preview"]');
    expect(await company.locator('#preview li').count()).toBeGreaterThan(1);
    faults.push(...(await faultsOf(company)));
    await company.fill('#f-field', 'physics');
    await company.fill('#f-place', 'Turnov');
    await company.fill('#f-start', '2027-09-01');
    await company.check('[name="languages"][value="cs"]');
    await company.fill('#f-apply', 'Send a letter of motivation.');
    await company.fill('#f-name', 'Zyxwela Uniquename');
    await company.fill('#f-email', 'topics@member.example.org');
    await company.check('[name="agree"]');
    await company.click('button[value="send"]');
    await company.waitForURL(/\/o\//);
    await look(company);
    await publish();
  });

  it('is found by a student by field and place, kept, and applied for', async () => {
    await student.goto(`${server.origin}/en/`);
    await student.click('footer a[href$="/students"]');
    await look(student);
    await student.selectOption('#f-field', 'physics');
    await student.selectOption('#f-place', 'Turnov');
    await student.click('.posting-filters .button');
    await look(student);
    await student.locator('.result h3 a').first().click();
    const page = await student.locator('main').innerText();
    for (const fact of ['physics', 'Turnov', '1 September 2027', 'Czech', 'letter of motivation'])
      expect(page).toContain(fact);
    expect(page).not.toContain('example.org');
    await look(student);
    await student.click('a.keep');
    await student.click('a.shortlist');
    await look(student);
    await student.locator('.result h3 a').first().click();
    await student.click('.head-actions .button');
    await look(student);
    await student.fill('#f-wish', 'I finish my bachelor in June and would like this topic.');
    await student.fill('#f-company', 'Invented University');
    await student.fill('#f-country', 'Czechia');
    await student.fill('#f-name', 'Student Invented');
    await student.fill('#f-email', 'student@example.org');
    await student.check('[name="agree"]');
    await student.click('.ask-form .button');
    await student.waitForURL(/introduce\/sent/);
    const link = await copyLetter();
    await student.goto(link);
    await student.click('button[value="confirm"]');
    await look(student);
    await company.goto(await copyLetter());
    await look(company);
    await company.click('button[value="accept"]');
    await student.goto(link);
    expect(await student.locator('.details').innerText()).toContain('topics@member.example.org');
  });
});

describe('a company from abroad', () => {
  it('posts a request without its name; who may help is shown to it, and to them', async () => {
    await company.goto(`${server.origin}/en/offers`);
    await look(company);
    await company.click('main a[href$="/offers/new"]');
    await company.click('a[href*="type=technology-request"]');
    await look(company);
    await company.evaluate('for (const form of document.forms) form.noValidate = true');
    await company.fill('#f-text', 'Write to me@example.org.');
    await company.click('button[value="send"]');
    expect((await company.locator('#mistakes li').allInnerTexts()).join(' ')).toContain('Title');
    faults.push(...(await faultsOf(company)));
    await company.fill('#f-title', 'Antireflection coating of large lenses');
    await company.fill('#f-text', 'Two hundred lenses of 300 mm a year, losses below 0.2 %.');
    await company.check('[name="cooperation"][value="supply"]');
    await company.check('[name="anonymous"]');
    await company.fill('#f-disguise', 'A maker of optical instruments in Austria');
    await company.fill('#f-company', 'Invented Glass Works');
    await company.fill('#f-country', 'Austria');
    await company.fill('#f-name', 'Zyxwela Uniquename');
    await company.fill('#f-email', 'poster@example.org');
    await company.check('[name="agree"]');
    await company.click('button[value="send"]');
    await company.waitForURL(/offers\/sent/);
    await look(company);
    const link = await copyLetter();
    await company.goto(link);
    await look(company);
    await company.click('button[value="confirm"]');
    await publish();
    await company.goto(link);
    await look(company);
    const member = company.locator('.suggested .name').first();
    const name = await member.innerText();
    await member.click();
    expect(await company.locator('main').innerText()).toContain('Antireflection coating of large');
    await look(company);
    expect(await company.locator('h1').innerText()).toBe(name);
    await company.goto(`${server.origin}/en/search?q=antireflection+coating`);
    expect(await company.locator('main').innerText()).toContain('A maker of optical instruments');
    await look(company);
    await company.goto(link);
    await company.click('a[href="?edit=1"]');
    await look(company);
    await company.goto(link);
    await company.click('button[value="withdraw"]');
    await company.goto(`${server.origin}/en/search?q=antireflection+coating`);
    expect(await company.locator('main').innerText()).not.toContain('A maker of optical');
  });
});

describe('a profile on paper', () => {
  it.each(['meopta', 'fzu', 'tescan'])('of %s is one page', async (id) => {
    for (const lang of ['en', 'cs']) {
      await office.goto(`${server.origin}/${lang}/papers/profile/${id}`);
      await office.click('button[value="print"]');
      faults.push(...(await faultsOf(office)));
      const pdf = await office.pdf({ format: 'A4' });
      const { totalPages } = await extractText(new Uint8Array(pdf));
      expect(totalPages, `${lang} ${id}`).toBe(1);
    }
  });
});

describe('a leaflet on paper', () => {
  it('of the largest pillar is one sheet', async () => {
    for (const lang of ['en', 'cs']) {
      await office.goto(`${server.origin}/${lang}/papers/leaflet/laser`);
      await office.click('button[value="print"]');
      const pdf = await office.pdf({ format: 'A4' });
      const { totalPages } = await extractText(new Uint8Array(pdf));
      expect(totalPages, lang).toBe(1);
    }
  });
});

describe('all of these pages', () => {
  it('are accessible in both languages and never wider than their window', () => {
    expect(faults).toEqual([]);
  });
});

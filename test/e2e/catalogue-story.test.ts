/**
 * The secretariat takes a returned sheet with three mistakes, corrects them, publishes and takes it
 * back, on a phone and without script; a publication that is killed leaves nothing half published.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import writeXlsx from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { adoptRecords } from '../../src/store/app/records.ts';
import { recordsOfCatalogue } from '../../src/workbook/records.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  addAccount,
  type MissionServer,
  PASSWORD,
  startMissionServer,
} from '../web/mission-server.ts';
import {
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  PHONE,
} from './mission-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-returned-'));
const WIDE = { width: 1280, height: 900 };
let server: MissionServer;
let browser: Browser;
/** Looks at the same pages with what needs script: the checks of accessibility. */
let checker: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startMissionServer(), openBrowser()]);
  adoptRecords(server.office.db, OFFICE, recordsOfCatalogue(await prepare(['fixtures/coc'])));
  await addAccount(server.office);
  await addAccount(server.office, 'watcher', 'observer');
  checker = await openPage(browser, PHONE, true);
  await signIn(checker, 'office');
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A member's sheet as it comes back: one changed row, one new, and three with a mistake each. */
async function returnedSheet(): Promise<string> {
  const cell = (value: string) => ({ value, type: String });
  const sheet = (name: string, rows: string[][]) => ({
    sheet: name,
    data: rows.map((r) => r.map(cell)),
  });
  const file = join(folder, 'vraceno.xlsx');
  await writeXlsx([
    sheet('Členové', [
      ['ID', 'Název (en)', 'Obec', 'Stát', 'Druh'],
      ['meopta', 'Meopta – optika, s.r.o.', 'Přerov nad Zkouškou', 'Čeko', 'company-large'],
    ]),
    sheet('Schopnosti', [
      ['Člen', 'Název (cs)', 'Zdroje'],
      ['meopta', 'vymyšlené leštění zkušebních hranolů', 'https://example.org/a'],
      ['meoptaa', 'vymyšlené měření zkušebních hranolů', 'https://example.org/b'],
      ['meopta', 'vymyšlené lepení zkušebních hranolů', 'https://example.org/c'],
    ]),
    sheet('Poptávky', [
      ['Člen', 'Název (cs)', 'Role', 'Zdroje'],
      ['meopta', 'vymyšlený zkušební laser', 'suplier', 'https://example.org/d'],
    ]),
  ]).toFile(file);
  return file;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${server.origin}/cs/sign-in?next=/cs/desk/catalogue`);
  await page.fill('[name="login"]', login);
  await page.fill('[name="password"]', PASSWORD);
  await page.click('main form button');
  await page.waitForURL('**/desk/catalogue');
}

const visible = async (path: string): Promise<string> =>
  (await fetch(`${server.origin}${path}`)).text();
/** The page of another browser meets WCAG as far as a machine can tell, and fits the phone. */
async function lookAt(page: Page): Promise<void> {
  await expectNoOverflow(page);
  await checker.goto(page.url());
  await expectAccessible(checker);
}

const builtBy = (): string => readFileSync(join(server.data, 'current.json'), 'utf8');

async function published(page: Page): Promise<void> {
  await page.waitForSelector('text=Návštěvníci to už vidí', { timeout: 60_000 });
  // The pointer is looked at once a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
}

describe('a returned sheet, on a phone and without script', () => {
  let page: Page;
  let address: string;

  it('is read, and its three mistakes stop nothing else', async () => {
    page = await openPage(browser, PHONE, false);
    await signIn(page, 'office');
    await lookAt(page);
    await page.setInputFiles('#file', await returnedSheet());
    await page.click('button:has-text("Přečíst soubor")');
    await page.waitForSelector('h1:has-text("vraceno.xlsx")');
    address = page.url();
    await lookAt(page);
    const wrong = page.locator('#mistakes tbody tr');
    expect(await wrong.count()).toBe(3);
    expect((await wrong.allInnerTexts()).join('\n')).toMatch(
      /dvoupísmenný kód.*na mysli „supplier“.*Člen.*na mysli „meopta“/s,
    );
    expect(await page.locator('#difference').innerText()).toMatch(/Přerov nad Zkouškou/);
    // Nothing of it is public yet.
    expect(await visible('/cs/members/meopta')).not.toMatch(/nad Zkouškou/);
  });

  it('is corrected in place', async () => {
    const cells = page.locator('#mistakes input[name="cell.value"]');
    const values = await cells.evaluateAll((all) =>
      all.map((e) => (e as unknown as { value: string }).value),
    );
    const right: Record<string, string> = {
      Čeko: 'CZ',
      meoptaa: 'meopta',
      suplier: 'supplier',
    };
    for (const [i, value] of values.entries()) await cells.nth(i).fill(right[value] ?? value);
    await page.click('button:has-text("Zkontrolovat znovu")');
    await page.waitForURL(address);
    expect(await page.locator('#mistakes').count()).toBe(0);
    const difference = await page.locator('#difference').innerText();
    for (const word of ['leštění', 'měření', 'lepení']) expect(difference).toContain(word);
  });

  it('is published, and taken back', async () => {
    await page.click('button:has-text("Zveřejnit")');
    await expectNoOverflow(page);
    await published(page);
    expect(await visible('/cs/members/meopta')).toMatch(/nad Zkouškou/);
    expect(
      (await visible(`/cs/search?q=${encodeURIComponent('lepení hranolů')}`)).replace(
        /<[^>]*>/g,
        '',
      ),
    ).toMatch(/vymyšlené lepení/);
    await lookAt(page);
    await page.click('button:has-text("Vrátit zpět")');
    await page.waitForSelector('h1:has-text("Návrat před vraceno.xlsx")');
    expect(await page.locator('#difference .tag:has-text("odebrané")').count()).toBe(4);
    await page.click('button:has-text("Zveřejnit")');
    await published(page);
    await page.goto(`${server.origin}/cs/desk/catalogue`);
    await lookAt(page);
    const after = await visible('/cs/members/meopta');
    expect(after).not.toMatch(/nad Zkouškou|vymyšlené/);
  });
});

describe('a publication that is killed', () => {
  it('leaves the old pages, says so, and can be published again', async () => {
    const page = await openPage(browser, WIDE, true);
    await signIn(page, 'office');
    const file = join(folder, 'members.csv');
    writeFileSync(file, 'id,town\nmeopta,Zkouškov\ncrytur,Zkouškov\n');
    await page.setInputFiles('#file', file);
    await page.click('button:has-text("Přečíst soubor")');
    await page.waitForSelector('h1:has-text("members.csv")');
    const id = page.url().split('/').at(-1);
    // A table of members without names is no whole table: its columns say what is missing.
    expect(await page.locator('main').innerText()).toMatch(/Chybí záhlaví/);
    writeFileSync(file, 'id,name_en,town\nmeopta,Meopta,Zkouškov\ncrytur,Crytur,Zkouškov\n');
    await page.goto(`${server.origin}/cs/desk/catalogue`);
    await page.setInputFiles('#file', file);
    await page.click('button:has-text("Přečíst soubor")');
    await page.waitForSelector('#difference h3');
    expect(page.url()).not.toContain(id!);
    const before = builtBy();
    await page.click('button:has-text("Zveřejnit")');
    await page.waitForSelector('progress');
    const pid = await runningProcess();
    process.kill(pid, 'SIGKILL');
    await page.waitForSelector('text=Zveřejnění se přerušilo', { timeout: 20_000 });
    await expectAccessible(page);
    expect(builtBy()).toBe(before);
    expect(await visible('/cs/members/crytur')).not.toMatch(/Zkouškov/);
    await page.click('button:has-text("Zveřejnit znovu")');
    await published(page);
    expect(await visible('/cs/members/crytur')).toMatch(/Zkouškov/);
    expect(await visible('/cs/members/meopta')).toMatch(/Zkouškov/);
  });
});

describe('an observer', () => {
  it('reads what was published and its history, and changes nothing', async () => {
    const page = await openPage(browser, WIDE, true);
    await signIn(page, 'watcher');
    expect(await page.locator('#file').count()).toBe(0);
    expect(await page.locator('main form').count()).toBe(0);
    await page.click('section:has(h2:has-text("Poslední")) a:has-text("members.csv")');
    await page.click('a:has-text("Historie") >> nth=0');
    await page.waitForSelector('h1');
    expect(await page.locator('.history li').count()).toBeGreaterThan(1);
    await expectAccessible(page);
    await page.goto(page.url().replace('/cs/', '/en/'));
    await expectAccessible(page);
    await page.goto(`${server.origin}/en/desk/catalogue`);
    await expectAccessible(page);
    await page.goto(`${server.origin}/cs/account`);
    const csrf = await page.locator('[name="csrf"]').first().getAttribute('value');
    const { id } = server.office.db.sql
      .prepare(`SELECT id FROM publications WHERE state = 'done' ORDER BY change DESC`)
      .get() as { id: string };
    const answer = await page.request.post(`${server.origin}/cs/desk/catalogue/${id}/undo`, {
      form: { csrf: csrf ?? '' },
      headers: { origin: server.origin },
    });
    expect(answer.status()).toBe(403);
  });
});

async function runningProcess(): Promise<number> {
  for (;;) {
    const pid = server.office.db.sql
      .prepare(`SELECT pid FROM publications WHERE state = 'running' AND progress <> '{}'`)
      .pluck()
      .get() as number | undefined;
    if (pid) return pid;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

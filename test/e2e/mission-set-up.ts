/** What the secretariat enters before a mission of 25 guests and 40 hosts, in Czech. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { guestWorkbook } from '../web/mission-guests.ts';
import { expectAccessible } from './mission-browser.ts';

/** Makes the mission and its settings; gives its address. */
export async function enterMission(office: Page): Promise<string> {
  await office.fill('#f-name', 'Dny fotoniky');
  await office.fill('#f-timezone', 'Europe/Prague');
  await office.click('text=Založit misi');
  await office.waitForURL('**/settings');
  const base = office.url().replace('/settings', '');
  for (const [field, value] of Object.entries({
    nameEn: 'Photonics days',
    venue: 'Vymyšlený sál',
    town: 'Brno',
    timezone: 'Europe/Prague',
    length: '30',
    gap: '5',
    'guest.min': '2',
  }))
    await office.fill(`[name="${field}"]`, value);
  await office.selectOption('[name="state"]', 'wishes');
  await office.fill('[name="day.date"] >> nth=0', '2027-03-01');
  await office.fill('[name="day.from"] >> nth=0', '09:00');
  await office.fill('[name="day.to"] >> nth=0', '17:00');
  await office.fill('[name="room.name"] >> nth=0', 'Modrý sál');
  await office.fill('[name="room.tables"] >> nth=0', '15');
  await office.fill('[name="interpreter.name"] >> nth=0', 'Tlumočnice F');
  await office.fill('[name="interpreter.languages"] >> nth=0', 'fr, en, cs');
  await office.click('button:has-text("Uložit")');
  await office.waitForSelector('text=Vychází 12 časů');
  return base;
}

/** Takes all members as hosts and the list of guests, twice, the second time in vain. */
export async function enterParties(office: Page, base: string, folder: string): Promise<void> {
  await office.goto(`${base}/parties`);
  const hosts = office.locator('input[name="member"]');
  expect(await hosts.count()).toBe(40);
  for (const box of await hosts.all()) await box.check();
  await office.click('text=Přidat jako hostitele');
  const list = join(folder, 'guests.xlsx');
  writeFileSync(list, await guestWorkbook());
  await office.setInputFiles('#file', list);
  await office.click('button:has-text("Nahrát")');
  await office.waitForSelector('text=25 řádků');
  await expectAccessible(office);
  await office.click('text=Převzít 25 hostů');
  await office.waitForSelector('text=Přidáno: 25');
  // The same list once more changes nothing.
  await office.goto(`${base}/parties`);
  await office.setInputFiles('#file', list);
  await office.click('button:has-text("Nahrát")');
  await office.click('text=Převzít 25 hostů');
  await office.waitForSelector('text=Přidáno: 0, aktualizováno: 0, beze změny: 25');
}

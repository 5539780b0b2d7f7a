/** The calendar over real files: CSV and ICS in, pages and feed out, missions by themselves. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { saveMission } from '../../src/store/app/missions.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { makeMission, startMissionServer, type MissionServer } from './mission-server.ts';
import { getMission } from '../../src/missions/missions.ts';

const ICS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//invented//EN',
  'BEGIN:VEVENT',
  'UID:ABC-1@invented.example',
  'DTSTAMP:20290101T000000Z',
  'DTSTART;VALUE=DATE:20300910',
  'DTEND;VALUE=DATE:20300913',
  'SUMMARY:Days of valves\\, an invented fair with a name that is so long that it goes',
  '  on in the next line',
  'LOCATION:Ferne',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:ABC-2@invented.example',
  'DTSTAMP:20290101T000000Z',
  'STATUS:CANCELLED',
  'DTSTART;VALUE=DATE:20300915',
  'SUMMARY:Cancelled day',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:ABC-3@invented.example',
  'DTSTAMP:20290101T000000Z',
  'DTSTART;TZID=Europe/Vienna:20300916T083000',
  'DTEND;TZID=Europe/Vienna:20300916T101500',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'SUMMARY:<b>Breakfast</b> & talks',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const folder = mkdtempSync(join(tmpdir(), 'collimate-calendar-'));
const input = join(folder, 'in');
let server: MissionServer;
beforeAll(async () => {
  cpSync('fixtures/other-field', input, { recursive: true });
  writeFileSync(join(input, 'fair.ics'), ICS);
  const data = join(folder, 'data');
  await build({ from: [input], data });
  server = await startMissionServer({ data });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
const page = async (path: string): Promise<string> => {
  const response = await fetch(server.origin + path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll('\u00a0', ' ');
};

describe('the calendar', () => {
  it('reads an ICS file beside the table, each event once, the last day included', async () => {
    const { events, defects } = await prepare([input]);
    expect(events?.map((e) => [e.start, e.end])).toEqual([
      ['2020-02-03', '2020-02-04'],
      ['2030-05-06T09:00', '2030-05-06T16:00'],
      ['2030-06', undefined],
      ['2030-09-10', '2030-09-12'],
      ['2030-09-16T08:30', '2030-09-16T10:15'],
    ]);
    expect(events?.[3]?.title).toEqual({
      und: 'Days of valves, an invented fair with a name that is so long that it goes on in the next line',
    });
    expect(defects.map((d) => d.code)).toEqual(['comes-again']);
  });

  it('tells a wrong day, an end before the start and a broken file in a sentence, and keeps the rest', async () => {
    const wrong = join(folder, 'wrong');
    cpSync('fixtures/other-field', wrong, { recursive: true });
    writeFileSync(
      join(wrong, 'events.csv'),
      'id,title,start,end,pillars\na,A,2030-02-30,,\nb,B,2030-03-02,2030-03-01,\nc,C,2030-03-04,soon,nobody\nd,D,2030-03-05,2030-03,\n',
    );
    writeFileSync(join(wrong, 'broken.ics'), 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY');
    const { events, defects } = await prepare([wrong]);
    expect(events?.map((e) => e.id)).toEqual(['c', 'd']);
    expect(defects.map((d) => `${d.code} ${d.row ?? ''}`).sort()).toEqual([
      'bad-date 2',
      'bad-date 4',
      'ends-before 3',
      'syntax ',
      'unknown-pillar 4',
    ]);
  });

  it('lists what comes by month and pillar in the words of each language, what was apart', async () => {
    const all = await page('/en/calendar');
    expect(all).toContain('6 May 2030');
    expect(all).toContain('June 2030');
    expect(all).toMatch(/10(?: |\u2009)?[–-](?: |\u2009)?12 September 2030/);
    expect(all).toContain('Breakfast');
    expect(all).not.toContain('<b>Breakfast');
    expect(all).not.toContain('Old day');
    const german = await page('/de/calendar?pillar=making');
    expect(german).toContain('Talmesse');
    expect(german).not.toContain('Tag der Behälter');
    expect(await page('/de/calendar?past=')).toContain('Alter Tag');
  });

  it('shows with an event the members whom its topic concerns', async () => {
    const html = await page('/de/calendar/tank-day');
    expect(html).toContain('Wie dicht ist dicht?');
    expect(html).toContain('/de/members/meadow-lab');
    expect(html).not.toContain('/de/members/auen-werk');
    expect((await fetch(`${server.origin}/de/calendar/none`)).status).toBe(404);
  });

  it('is a feed that a calendar reads: days, times at the place, nothing without a day', async () => {
    const told = async (query: string) => {
      const text = await page(`/en/calendar.ics${query}`);
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
      return calendar.getAllSubcomponents('vevent').map((c) => {
        const e = new ICAL.Event(c);
        return [e.summary, e.startDate.toString(), e.endDate.toString(), e.startDate.zone.tzid];
      });
    };
    const all = await told('');
    expect(all.map(([name]) => name)).not.toContain('Valley fair (invented)');
    expect(all).toContainEqual([
      'Day of tanks (invented)',
      '2030-05-06T09:00:00',
      '2030-05-06T16:00:00',
      'Europe/Vienna',
    ]);
    expect(all.find(([name]) => name?.startsWith('Days of valves'))?.slice(1, 3)).toEqual([
      '2030-09-10',
      '2030-09-13',
    ]);
    expect((await told('?pillar=making')).map(([name]) => name)).not.toContain(
      'Day of tanks (invented)',
    );
    expect(await page('/en/calendar.ics')).toBe(await page('/en/calendar.ics'));
  });

  it('has published missions by themselves, and no others', async () => {
    const { db } = server.office;
    const id = makeMission(server, 'Meeting of valleys');
    const name = 'Meeting of valleys';
    expect(await page('/en/calendar?past=')).not.toContain(name);
    const mission = getMission(db, id);
    db.change(OFFICE, 'mission-save', id, () => {
      saveMission(db, { ...mission, state: 'published' });
    });
    const [coming, past] = [await page('/en/calendar'), await page('/en/calendar?past=')];
    expect(`${coming}${past}`).toContain(name);
  });
});

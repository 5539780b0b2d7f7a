/** Members travel: ten of them are the guests, thirty organisations of another country receive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ICAL from 'ical.js';
import { listParties } from '../../src/store/app/parties.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { missionMatrix } from '../../src/missions/matrix.ts';
import { publishedTimetable } from '../../src/missions/published-timetable.ts';
import { guestRows, guestWorkbook } from './mission-guests.ts';
import { linkOf, publishNow } from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;

const record = () => getMission(server.office.db, mission);
const side = (which: 'guest' | 'host') =>
  listParties(server.office.db, mission).filter((p) => p.side === which);

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const made = await visitor.post('/en/missions', {
    name: 'Stánek v Jokohamě',
    timezone: 'Asia/Tokyo',
  });
  mission = made.location.split('/').at(-2) ?? '';
  await visitor.post(`/en/missions/${mission}/settings`, {
    name: 'Stánek v Jokohamě',
    nameEn: 'Stand in Yokohama',
    version: '1',
    state: 'preparing',
    ours: 'guest',
    timezone: 'Asia/Tokyo',
    venue: 'Invented exhibition hall',
    town: 'Yokohama',
    length: '30',
    gap: '10',
    'day.date': '2027-04-21',
    'day.from': '10:00',
    'day.to': '14:00',
    'room.name': 'Stand',
    'room.tables': '10',
    languages: 'en',
    'guest.min': '2',
    'guest.max': '5',
    'host.min': '0',
    'host.max': '4',
  });
  const page = (await visitor.get(`/en/missions/${mission}/parties`)).text;
  const members = [...page.matchAll(/name="member" value="([^"]+)"/g)].map((m) => m[1] ?? '');
  await visitor.post(`/en/missions/${mission}/members`, { member: members.slice(0, 10) });
  const rows = guestRows(30).map(([, , ...rest], i) => [
    `Invented Host ${i + 1}`,
    'Japan',
    ...rest,
  ]);
  const upload = await visitor.upload(
    `/en/missions/${mission}/import`,
    'hosts.xlsx',
    await guestWorkbook(rows),
    'host',
  );
  const asked = (await visitor.get(upload.location)).text;
  expect(asked).toContain('Import 30 hosts');
  const column = [...asked.matchAll(/<option value="([^"]*)" selected>/g)].map((m) => m[1] ?? '');
  await visitor.post(upload.location, { column, do: 'import' });
}, 120_000);
afterAll(() => server.close());

describe('a mission abroad', () => {
  it('has members of the catalogue as guests and the list as hosts', () => {
    expect([side('guest').length, side('host').length]).toEqual([10, 30]);
    expect(side('guest').every((p) => p.organisation !== '')).toBe(true);
    expect(side('host').every((p) => p.organisation === '' && p.country === 'Japan')).toBe(true);
  });

  it('matches hosts on what they say with what members show in the catalogue', async () => {
    const { cells } = await missionMatrix(server.office, record());
    const best = cells.reduce((a, b) => (a.score >= b.score ? a : b));
    expect(best.score).toBeGreaterThan(0.3);
    // What the member has for the host comes from the catalogue and can be opened there.
    expect(best.fit?.forHost.some((r) => r.evidence !== undefined && r.need !== '')).toBe(true);
    const host = side('host').find((p) => p.id === best.host);
    expect(host?.seeks).toContain(best.fit?.forHost[0]?.need ?? '–');
  });

  it('has the times of that country, and speaks Czech to members and English to hosts', async () => {
    await publishNow(server, mission);
    await visitor.get(`/en/missions/${mission}/parties`);
    const line = (publishedTimetable(server.office, record()) ?? [])[0]!;
    const hostPage = (await visitor.get(`${linkOf(server, mission, line.host.name)}/timetable`))
      .text;
    expect(hostPage).toContain('Stand in Yokohama');
    expect(hostPage).toContain('Asia/Tokyo');
    const guest = linkOf(server, mission, line.guest.name, 'cs');
    expect((await visitor.get(`${guest}/timetable`)).text).toContain('Stánek v Jokohamě');
    const calendar = new ICAL.Component(
      ICAL.parse((await visitor.get(`${guest}/calendar.ics`)).text) as unknown[],
    );
    const start = calendar.getFirstSubcomponent('vevent')?.getFirstProperty('dtstart');
    expect(start?.getParameter('tzid')).toBe('Asia/Tokyo');
    const booklet = (await visitor.get(`/en/missions/${mission}/papers/booklet`)).text;
    const brief = booklet.slice(booklet.indexOf('sheet brief'));
    expect(brief).toContain('Invented Host');
    expect(brief).toMatch(/<ul lang="en">/);
  });
});

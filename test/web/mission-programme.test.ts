/** What stands beside meetings: programme, video, own tables, pages of those who serve, check-in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ICAL from 'ical.js';
import { updateMission } from '../../src/missions/missions.ts';
import { publishedTimetable } from '../../src/missions/published-timetable.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { OPENING, settingsForm } from './mission-form.ts';
import {
  inventedParties,
  linkOf,
  madeOfTwoDays,
  partyNamed,
  publishNow,
} from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;
let guest: string;

const entries = async (address: string): Promise<Map<string, ICAL.Event>> => {
  const { text } = await visitor.get(address);
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((c) => new ICAL.Event(c));
  return new Map(events.map((e) => [e.summary, e]));
};

beforeAll(async () => {
  server = await startMissionServer({ now: () => new Date('2027-03-01T09:50:00Z') });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const parties = inventedParties().map((p) => {
    if (p.name === 'Guest 1') return { ...p, languages: ['ja'] };
    if (p.name === 'Host 5') return { ...p, languages: ['en'], site: 'v1', min: 2 };
    return { ...p, languages: p.side === 'host' ? ['en'] : [] };
  });
  mission = madeOfTwoDays(server, parties, {
    programme: [OPENING],
    ownTables: true,
    videoRooms: 'https://video.example.org/{meeting}',
    interpreters: [{ id: 'i1', name: 'Ivo Invented', languages: ['ja', 'en'], unavailable: [] }],
    sites: [{ id: 'v1', name: 'Far hall', town: 'Turnov', bus: true }],
  });
  await publishNow(server, mission);
  await visitor.get(`/en/missions/${mission}/parties`);
  guest = linkOf(server, mission, 'Guest 1');
}, 120_000);
afterAll(() => server.close());

describe('the programme', () => {
  it('stands in the timetable, the booklet, the papers and the calendar, in the reader’s language', async () => {
    const page = await visitor.get(`${guest}/timetable`);
    expect(page.text).toContain('Opening');
    expect((await visitor.get(`${guest.replace('/en/', '/cs/')}/timetable`)).text).toContain(
      'Zahájení',
    );
    expect((await visitor.get(`/en/missions/${mission}/papers/booklet`)).text).toContain(
      'Opening / Zahájení',
    );
    for (const by of ['time', 'party'])
      expect((await visitor.get(`/en/missions/${mission}/papers?by=${by}`)).text).toContain(
        'Opening',
      );
    const opening = (await entries(`${guest}/calendar.ics`)).get('Opening');
    expect([opening?.startDate.toString(), opening?.location]).toEqual([
      '2027-03-01T08:30:00',
      'Green hall',
    ]);
  });

  it('is followed by calendars: a change raises the number, what goes is cancelled', async () => {
    const uid = (await entries(`${guest}/calendar.ics`)).get('Opening')?.uid;
    const save = async (items: (typeof OPENING)[]) => {
      const { version } = getMission(server.office.db, mission);
      const page = `/en/missions/${mission}/settings`;
      const answer = await visitor.post(page, settingsForm(items, version));
      expect([answer.status, answer.location]).toEqual([303, `${page}?saved=1`]);
    };
    await save([OPENING]);
    expect((await entries(`${guest}/calendar.ics`)).get('Opening')?.sequence).toBe(0);
    await save([{ ...OPENING, start: '2027-03-01T08:15' }]);
    expect((await entries(`${guest}/calendar.ics`)).get('Opening')).toMatchObject({
      uid,
      sequence: 1,
    });
    await save([]);
    const gone = (await entries(`${guest}/calendar.ics`)).get('Cancelled: Opening');
    expect([gone?.uid, gone?.sequence]).toEqual([uid, 2]);
    expect(gone?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect((await visitor.get(`${guest}/cancelled.ics`)).text).toContain(uid);
    expect((await visitor.get(`${guest}/timetable`)).text).not.toContain('Opening');
  });
});

describe('a meeting by video', () => {
  const lines = () =>
    publishedTimetable(server.office, getMission(server.office.db, mission)) ?? [];

  it('has an address of its own that both sides see, and no two share one', async () => {
    const all = lines().map((l) => l.video);
    expect(new Set(all).size).toBe(all.length);
    const { host, video } = lines().find((l) => l.guest.name === 'Guest 1')!;
    expect(video).toMatch(/^https:\/\/video\.example\.org\/[0-9a-f]{20}$/);
    expect((await visitor.get(`${guest}/timetable`)).text).toContain(video);
    expect((await visitor.get(linkOf(server, mission, host.name))).text).toContain(video);
    expect((await visitor.get(`${guest}/calendar.ics`)).text).toContain(`URL;VALUE=URI:${video}`);
  });

  it('gets another one on its own page, which calendars follow', async () => {
    const { guest: one, host } = lines().find((l) => l.guest.name === 'Guest 2')!;
    const link = linkOf(server, mission, 'Guest 2');
    const before = (await entries(`${link}/calendar.ics`)).get(`Meeting: ${host.name}`);
    const plan = publishedPlan(server.office.db, mission)?.id;
    const page = `/en/missions/${mission}/plan/${plan}/move`;
    const fields = { guest: one.id, host: host.id };
    expect((await visitor.post(page, { ...fields, video: 'javascript:1' })).status).toBe(400);
    const set = await visitor.post(page, { ...fields, video: 'https://other.example.org/room' });
    expect((await visitor.get(set.location)).text).toContain('https://other.example.org/room');
    const after = (await entries(`${link}/calendar.ics`)).get(`Meeting: ${host.name}`);
    expect(after?.sequence).toBe((before?.sequence ?? 0) + 1);
    expect((await visitor.get(link)).text).toContain('https://other.example.org/room');
  });
});

describe('tables of hosts', () => {
  it('stay the same all day, one for each host', () => {
    const lines = publishedTimetable(server.office, getMission(server.office.db, mission)) ?? [];
    const atVenue = lines.filter((l) => !l.host.site);
    const tables = new Map(atVenue.map((l) => [l.host.name, l.table]));
    expect(atVenue.every((l) => tables.get(l.host.name) === l.table)).toBe(true);
    expect([...tables].sort()).toEqual(
      ['Host 1', 'Host 2', 'Host 3', 'Host 4'].map((name, i) => [name, i + 1]),
    );
  });
});

describe('those who serve the meetings', () => {
  it('have pages and calendars of what they serve, by links that open nothing else', async () => {
    const papers = (await visitor.get(`/en/missions/${mission}/papers`)).text;
    const links = [...papers.matchAll(/href="(\/en\/m\/staff\/[^"]+)"><bdi>([^<]*)/g)].map(
      ([, href = '', name = '']) => [name, href] as const,
    );
    expect(links.map(([name]) => name)).toEqual(['Ivo Invented', 'Far hall', 'The bus']);
    const all = publishedTimetable(server.office, getMission(server.office.db, mission)) ?? [];
    for (const [name, href] of links) {
      const served = all.filter((l) =>
        name === 'Ivo Invented' ? l.interpreter === name : l.host.name === 'Host 5',
      );
      expect(served.length).toBeGreaterThan(0);
      const names = served.map((l) => `${l.guest.name} – ${l.host.name}`).sort();
      const meetings = [...(await entries(`${href}/calendar.ics`)).keys()].filter((s) =>
        s.includes(' – '),
      );
      expect(meetings.sort()).toEqual([...new Set(names)]);
      const page = (await visitor.get(href)).text;
      for (const one of names) expect(page).toContain(one);
      expect([403, 404]).toContain((await fetch(`${server.origin}${href}x`)).status);
      const token = href.split('/').at(-1);
      expect((await fetch(`${server.origin}/en/m/${token}`)).status).toBe(404);
    }
  });
});

describe('the code of a link, scanned', () => {
  it('leads the office to the check-in of that party, and nobody else', async () => {
    const party = partyNamed(server, mission, 'Guest 1').id;
    const address = `/en/missions/${mission}/check-in/${party}`;
    expect(await (await fetch(server.origin + guest)).text()).not.toContain(address);
    expect((await visitor.get(guest)).text).toContain(address);
    const page = (await visitor.get(address)).text;
    const meeting = /name="meeting" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const done = await visitor.post(`/en/missions/${mission}/check-in`, {
      party,
      meeting,
      [`held.${meeting}`]: 'held',
    });
    expect(done.location).toBe(`${address}?saved=1`);
    expect((await visitor.get(address)).text).toMatch(/value="held" checked/);
  });
});

describe('a mission that is closed', () => {
  it('cancels the part of its programme that lies ahead', async () => {
    const { db } = server.office;
    const tour = { ...OPENING, id: 'e2', title: 'Prohlídka', titleEn: 'Tour' };
    const past = { ...OPENING, id: 'e3', title: 'Oběd', titleEn: 'Lunch' };
    const ahead = { ...tour, start: '2027-03-02T15:00', end: '2027-03-02T17:00' };
    const now = getMission(db, mission);
    updateMission(db, OFFICE, {
      ...now,
      settings: { ...now.settings, programme: [past, ahead] },
    });
    const { version } = getMission(db, mission);
    await visitor.post(
      `/en/missions/${mission}/settings`,
      settingsForm([past, ahead], version, { state: 'closed', confirm: 'yes' }),
    );
    const titles = [...(await entries(`${guest}/calendar.ics`)).keys()];
    expect(titles).toContain('Cancelled: Tour');
    expect(titles).toContain('Lunch');
  });
});

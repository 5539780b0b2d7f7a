/**
 * Changes of what people have been told: zone, times, venue, closing, deleting. Each asks first,
 * raises the numbers of the calendars and gives the texts. Over real HTTP.
 */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCalendar } from '../../src/store/app/calendar.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import {
  inventedParties,
  linkOf,
  madeOfTwoDays,
  publishNow,
  textsOf,
} from './mission-published.ts';
import { signedIn, type Answer, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let clock = new Date('2027-02-20T08:00:00Z');

beforeAll(async () => {
  server = await startMissionServer({ now: () => clock });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

async function published(parties = inventedParties()): Promise<string> {
  const mission = madeOfTwoDays(server, parties);
  await publishNow(server, mission);
  await visitor.get(`/en/missions/${mission}/parties`);
  return mission;
}

const calendarOf = (mission: string) => listCalendar(server.office.db, mission);

/** Who has meetings. */
const meeting = (mission: string): Set<string> =>
  new Set(calendarOf(mission).flatMap((m) => [m.guest, m.host]));

/** The settings as the browser shows them, with one change. */
async function settingsWith(
  mission: string,
  change: Record<string, string | string[]>,
): Promise<Record<string, string | string[]>> {
  const html = (await visitor.get(`/en/missions/${mission}/settings`)).text;
  const form = /<form method="post" class="stack mission-form">[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const value = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (value('type') === 'checkbox' && !/ checked/.test(tag)) continue;
    (fields[value('name')] ??= []).push(value('value'));
  }
  delete fields.csrf;
  return { ...fields, state: getMission(server.office.db, mission).state, ...change };
}

/** Sends it, expects to be asked, and confirms. */
async function confirmed(path: string, fields: Record<string, string | string[]>) {
  const before = JSON.stringify(server.office.db.sql.prepare('SELECT * FROM missions').all());
  const asked = await visitor.post(path, fields);
  expect([asked.status, asked.location]).toEqual([200, '']);
  expect(JSON.stringify(server.office.db.sql.prepare('SELECT * FROM missions').all())).toBe(before);
  const hidden = [...asked.text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const sent: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of hidden) (sent[name] ??= []).push(value);
  const done = await visitor.post(path, sent);
  expect(done.status).toBe(200);
  return { asked: asked.text.replaceAll('\u00a0', ' '), texts: textsOf(done.text) };
}

const feedOf = async (mission: string, name: string): Promise<Answer> =>
  visitor.get(`${linkOf(server, mission, name)}/calendar.ics`);

describe('after the publication', () => {
  it('another zone is asked about, raises every number, and is told to everybody', async () => {
    const mission = await published();
    const before = calendarOf(mission);
    const { asked, texts } = await confirmed(
      `/en/missions/${mission}/settings`,
      await settingsWith(mission, { timezone: 'Asia/Tokyo' }),
    );
    expect(asked).toContain('Asia/Tokyo');
    expect(texts.size).toBe(meeting(mission).size);
    expect([...texts.values()][0]).toContain('those of Asia/Tokyo, not of Europe/Prague');
    const after = calendarOf(mission);
    expect(after.map((m) => m.sequence)).toEqual(before.map((m) => m.sequence + 1));
    expect((await feedOf(mission, 'Guest 1')).text).toContain('TZID=Asia/Tokyo');
  });

  it('another venue is told with the old and the new one', async () => {
    const mission = await published();
    const { texts } = await confirmed(
      `/en/missions/${mission}/settings`,
      await settingsWith(mission, { venue: 'Invented school', town: 'Plzeň' }),
    );
    expect(texts.size).toBe(meeting(mission).size);
    expect(texts.get('Guest 1')).toMatch(
      /Blue hall, #\d, Invented hotel, Brno to Blue hall, #\d, Invented school, Plzeň/,
    );
    expect(calendarOf(mission).every((m) => m.sequence === 1)).toBe(true);
    expect((await feedOf(mission, 'Guest 1')).text.replaceAll('\r\n ', '')).toMatch(
      /LOCATION:Blue hall\\, #\d\\, Invented school\\, Plzeň/,
    );
  });

  it('other times carry the meetings along, only those of the afternoon for a longer break', async () => {
    const mission = await published();
    const before = calendarOf(mission);
    const { texts } = await confirmed(`/en/missions/${mission}/day/times`, {
      do: 'later',
      slot: '2027-03-02T09:40',
      minutes: '20',
    });
    const after = new Map(calendarOf(mission).map((m) => [m.uid, m]));
    expect(after.size).toBe(before.length);
    for (const m of before) {
      const later = m.start >= '2027-03-02T09:40';
      const now = after.get(m.uid);
      expect([now?.start.slice(11), now?.sequence]).toEqual(
        later ? [plus20(m.start), 1] : [m.start.slice(11), 0],
      );
    }
    expect(texts.size).toBeGreaterThan(0);
    expect([...texts.values()][0]).toMatch(
      /from Tuesday, 2 March 2027 9:40 to Tuesday, 2 March 2027 10:00/,
    );
    // The settings know the delay: saving them again asks nothing and moves nothing.
    const saved = await visitor.post(
      `/en/missions/${mission}/settings`,
      await settingsWith(mission, {}),
    );
    expect(saved.location).toContain('saved');
    expect(getMission(server.office.db, mission).settings.slots.at(-1)?.start).toBe(
      '2027-03-02T10:40',
    );
  });

  it('one slot more on a day tells nobody', async () => {
    const mission = await published();
    const before = JSON.stringify(calendarOf(mission));
    const answer = await visitor.post(`/en/missions/${mission}/day/times`, {
      do: 'slot',
      day: '2027-03-01',
    });
    expect(answer.location).toContain('slots=1');
    expect(getMission(server.office.db, mission).settings.slots.map((s) => s.start)).toContain(
      '2027-03-01T11:00',
    );
    expect(JSON.stringify(calendarOf(mission))).toBe(before);
  });

  it('the state is not set back without saying what that does', async () => {
    const mission = await published();
    const { asked } = await confirmed(
      `/en/missions/${mission}/settings`,
      await settingsWith(mission, { state: 'wishes' }),
    );
    expect(asked).toContain('The timetable stays published');
    const fresh = madeOfTwoDays(server);
    const byHand = await visitor.post(
      `/en/missions/${fresh}/settings`,
      await settingsWith(fresh, { state: 'published' }),
    );
    expect(byHand.status).toBe(400);
  });

  it('deleting cancels the calendars first, closing those ahead only', async () => {
    const mission = await published();
    clock = new Date('2027-03-01T12:00:00Z');
    visitor = await signedIn(server.origin);
    const first = await visitor.post(`/en/missions/${mission}/delete`, {
      confirm: 'Days of light',
    });
    expect(textsOf(first.text).get('Guest 1')).toContain('does not take place');
    for (const m of calendarOf(mission))
      expect([m.start, m.state]).toEqual([
        m.start,
        m.start < '2027-03-01T13:00' ? 'confirmed' : 'cancelled',
      ]);
    const feed = (await feedOf(mission, 'Guest 1')).text;
    expect(feed).toContain('STATUS:CANCELLED');
    expect(getMission(server.office.db, mission).state).toBe('closed');
    const second = await visitor.post(`/en/missions/${mission}/delete`, {
      confirm: 'Days of light',
    });
    expect(second.status).toBe(303);
    expect(() => getMission(server.office.db, mission)).toThrow();
    clock = new Date('2027-02-20T08:00:00Z');
    visitor = await signedIn(server.origin);
  });
});

function plus20(local: string): string {
  const at = new Date(`${local}Z`);
  return new Date(at.getTime() + 20 * 60_000).toISOString().slice(11, 16);
}

describe('a feed', () => {
  it('says how often to look, escapes names, and marks what was dropped in its title', async () => {
    const parties = inventedParties().map((p) =>
      p.name === 'Host 1' ? { ...p, name: 'Odd; Comma, "Ltd" \\ Co' } : p,
    );
    const mission = await published(parties);
    const host = calendarOf(mission).find((m) => m.host === 'h001');
    const plan = publishedPlan(server.office.db, mission)?.id;
    expect(plan).toBeTruthy();
    await confirmed(
      `/en/missions/${mission}/settings`,
      await settingsWith(mission, { state: 'closed' }),
    );
    const guest = (
      server.office.db.sql
        .prepare('SELECT name FROM parties WHERE mission = ? AND id = ?')
        .get(mission, host?.guest) as { name: string }
    ).name;
    const text = (await feedOf(mission, guest)).text;
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(text).toContain('X-PUBLISHED-TTL:PT1H');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar
      .getAllSubcomponents('vevent')
      .find((e) => e.getFirstPropertyValue('uid') === host?.uid);
    expect(event?.getFirstPropertyValue('summary')).toBe('Cancelled: Odd; Comma, "Ltd" \\ Co');
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.getFirstPropertyValue('sequence')).toBe(1);
  });
});

describe('the first mission', () => {
  it('asks for its zone and takes none from the server', async () => {
    const fresh = await startMissionServer({ data: undefined });
    try {
      await addAccount(fresh.office);
      const own = await signedIn(fresh.origin);
      expect((await own.get('/en/missions')).text).toContain('name="timezone"');
      const wrong = await own.post('/en/missions', { name: 'First', timezone: 'Nowhere/Town' });
      expect(wrong.status).toBe(400);
      const made = await own.post('/en/missions', { name: 'First', timezone: 'Asia/Tokyo' });
      const id = /missions\/([^/]+)\//.exec(made.location)?.[1] ?? '';
      expect(getMission(fresh.office.db, id).settings.timezone).toBe('Asia/Tokyo');
      expect((await own.get('/en/missions')).text).not.toContain('name="timezone"');
    } finally {
      await fresh.close();
    }
  });
});

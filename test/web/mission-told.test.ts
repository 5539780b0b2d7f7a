/**
 * What reaches people after a change: only those whose day, time, place or counterpart changes, with
 * the old and the new. Over real HTTP, with the real solver.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPersons } from '../../src/store/app/parties.ts';
import { listCalendar } from '../../src/store/app/calendar.ts';
import { readSheets } from '../../src/tables/read-sheets.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import {
  changeAndPublish,
  inventedParties,
  linkOf,
  madeOfTwoDays,
  publishNow,
  textsOf,
} from './mission-published.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;

beforeAll(async () => {
  server = await startMissionServer({ now: () => new Date('2027-02-20T08:00:00Z') });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

const calendarOf = (mission: string) => listCalendar(server.office.db, mission);
const nameOf = (mission: string, id: string): string =>
  (
    server.office.db.sql
      .prepare('SELECT name FROM parties WHERE mission = ? AND id = ?')
      .get(mission, id) as {
      name: string;
    }
  ).name;

describe('a lost table', () => {
  it('is told to those alone whose time or place changes, with the old and the new', async () => {
    const mission = madeOfTwoDays(server);
    await publishNow(server, mission);
    const before = calendarOf(mission);
    const page = await changeAndPublish(visitor, mission, {
      change: 'table',
      table: '1',
      slot: '2027-03-02T09:40',
    });
    const after = new Map(calendarOf(mission).map((m) => [m.uid, m]));
    const changed = before.filter((m) => after.get(m.uid)?.sequence !== m.sequence);
    const fresh = [...after.values()].filter((m) => !before.some((b) => b.uid === m.uid));
    const concerned = new Set(
      [...changed, ...fresh].flatMap((m) => [nameOf(mission, m.guest), nameOf(mission, m.host)]),
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(before.length / 2);
    expect(new Set(textsOf(page).keys())).toEqual(concerned);
    for (const m of changed) {
      const now = after.get(m.uid);
      const text = textsOf(page).get(nameOf(mission, m.guest)) ?? '';
      if (now?.state !== 'confirmed' || now.start !== m.start) continue;
      expect(text).toContain(
        `another place: ${nameOf(mission, m.host)}, Tuesday, 2 March 2027 ${clockIn(m.start)}, from ${room(m.place)} to ${room(now.place)}`,
      );
    }
  });
});

/** A calendar names the venue and the town too. */
function room(place: string): string {
  return place.replace(', Invented hotel, Brno', '');
}

function clockIn(local: string): string {
  return local.slice(11).replace(/^0/, '');
}

describe('a person', () => {
  let mission: string;
  const people = [
    { name: 'Ana Invented', role: 'CTO', email: 'ana@example.org', ownDiary: true },
    { name: 'Bo Invented', role: 'CEO', email: 'bo@example.org', ownDiary: true },
  ];
  const meetingsOf = (name: string): number => {
    const person = listPersons(server.office.db, mission).find((p) => p.name === name);
    const plan = publishedPlan(server.office.db, mission)?.body as {
      meetings: { guest: string }[];
    };
    return plan.meetings.filter((m) => m.guest === `g001~${person?.id}`).length;
  };

  beforeAll(async () => {
    const [first, ...others] = inventedParties();
    if (!first) throw new Error();
    mission = madeOfTwoDays(server, [{ ...first, persons: people }, ...others]);
    await publishNow(server, mission);
    await visitor.get(`/en/missions/${mission}/parties`);
  });

  it('keeps the meetings when a name is corrected in the form', async () => {
    const had = meetingsOf('Ana Invented');
    expect(had).toBeGreaterThan(0);
    const path = `/en/missions/${mission}/parties/g001`;
    const form = (await visitor.get(path)).text;
    const ids = [...form.matchAll(/name="person.id" value="([^"]*)"/g)].map((m) => m[1] ?? '');
    // The first row is emptied of nothing: the name is put right, a third person comes in.
    const answer = await visitor.post(path, {
      version: '1',
      side: 'guest',
      name: 'Guest 1',
      'person.n': ['1', '2', '3', '4'],
      'person.id': ids,
      'person.name': ['Anna Invented', 'Bo Invented', 'Cy Invented', ''],
      'person.role': ['CTO', 'CEO', '', ''],
      'person.email': ['anna@example.org', 'bo@example.org', '', ''],
      'person.own': ['1', '2'],
    });
    expect(answer.status).toBe(303);
    expect(meetingsOf('Anna Invented')).toBe(had);
    const page = await visitor.get(`${linkOf(server, mission, 'Guest 1')}/timetable`);
    expect(page.text).toContain('Anna Invented');
    expect(page.text).not.toContain('Ana Invented');
  });

  it('is exchanged in one action: the meetings stay, those who meet it are told', async () => {
    const had = meetingsOf('Bo Invented');
    const id = listPersons(server.office.db, mission).find((p) => p.name === 'Bo Invented')?.id;
    const before = calendarOf(mission);
    const hosts = before
      .filter((m) => m.guest === `g001~${id}`)
      .map((m) => nameOf(mission, m.host));
    const page = await visitor.post(`/en/missions/${mission}/day/person`, {
      person: id ?? '',
      name: 'Dee Invented',
      role: '',
      email: 'dee@example.org',
    });
    expect(meetingsOf('Dee Invented')).toBe(had);
    expect(new Set(textsOf(page.text).keys())).toEqual(new Set(hosts));
    const text = textsOf(page.text).get(hosts[0] ?? '') ?? '';
    expect(text).toContain('Dee Invented comes instead of Bo Invented');
    expect(text).toMatch(/(Mon 1|Tue 2) Mar/);
    const raised = calendarOf(mission).filter(
      (m) => m.sequence > (before.find((b) => b.uid === m.uid)?.sequence ?? 0),
    );
    expect(raised.map((m) => m.guest)).toEqual(hosts.map(() => `g001~${id}`));
  });

  it('does not inherit the meetings of one who was taken out', async () => {
    const path = `/en/missions/${mission}/parties/g001`;
    const form = (await visitor.get(path)).text;
    const ids = [...form.matchAll(/name="person.id" value="([^"]*)"/g)].map((m) => m[1] ?? '');
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
    await visitor.post(path, {
      version,
      side: 'guest',
      name: 'Guest 1',
      'person.n': ['1', '2', '3', '4'],
      'person.id': ids.slice(0, 4),
      'person.name': ['Anna Invented', '', '', 'Eli Invented'],
      'person.role': ['', '', '', ''],
      'person.email': ['', '', '', ''],
      'person.own': ['1', '4'],
    });
    expect(listPersons(server.office.db, mission).map((p) => p.name)).toContain('Eli Invented');
    expect(meetingsOf('Eli Invented')).toBe(0);
  });

  it('has no raw id on any page', async () => {
    const plan = publishedPlan(server.office.db, mission)?.id ?? '';
    const pages = [
      '',
      '/settings',
      '/parties',
      '/parties/g001',
      '/matrix',
      '/wishes',
      '/plan',
      `/plan/${plan}`,
    ]
      .concat([
        `/plan/${plan}?by=host`,
        `/plan/${plan}?by=time`,
        '/day',
        '/papers',
        '/papers?by=party',
      ])
      .concat(['/papers/booklet', '/results', '/history']);
    for (const path of pages) {
      const { text, status } = await visitor.get(`/en/missions/${mission}${path}`);
      expect(status).toBe(200);
      const shown = text
        .replace(/<(script|style)[^]*?<\/\1>/g, '')
        .replace(/<[^>]*>/g, ' ')
        // The address is printed below a page.
        .replace(/https?:\/\/\S+/g, '');
      expect([path, shown.match(/\b[gh]\d{3}\b(?:~p\d+)?|\bp\d{3}\b/g)]).toEqual([path, null]);
    }
  });

  it('has every meeting in the planner workbook', async () => {
    const file = await visitor.get(`/en/missions/${mission}/papers/planner.xlsx`);
    const [planner] = (await readSheets('planner.xlsx', file.bytes)).grids;
    const cells = (planner?.rows ?? [])
      .slice(1)
      .flatMap((row) => row.slice(1))
      .filter((c) => c);
    const plan = publishedPlan(server.office.db, mission)?.body as { meetings: unknown[] };
    expect(cells).toHaveLength(plan.meetings.length);
  });
});

describe('who has no meeting', () => {
  it('gets a text at the publication, with the reason, and once', async () => {
    const mission = madeOfTwoDays(server, [
      ...inventedParties(),
      { side: 'guest', name: 'Lonely guest', min: 0, lonely: true },
      { side: 'guest', name: 'Away guest', unavailable: slotIds() },
      { side: 'host', name: 'Opuštěná firma', lonely: true, languages: ['cs'] },
    ]);
    const run = await visitor.post(`/en/missions/${mission}/plan`, { limit: '5' });
    let draft = '';
    while (!draft) draft = (await visitor.get(run.location)).location;
    const page = (await visitor.get(`${draft}/publish`)).text;
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const texts = textsOf((await visitor.post(`${draft}/publish`, { version })).text);
    expect(texts.get('Lonely guest')).toContain('we found nobody on the other side');
    expect(texts.get('Away guest')).toContain('away at all times');
    expect(texts.get('Opuštěná firma')).toContain('na druhé straně jsme nenašli nikoho');
    expect(texts.size).toBe(14);
    const again = textsOf(await changeAndPublish(visitor, mission, { change: 'again' }));
    expect([...again.keys()]).toEqual([]);
  });
});

function slotIds(): string[] {
  return ['2027-03-01', '2027-03-02'].flatMap((d) =>
    ['09:00', '09:40', '10:20'].map((time) => `${d}T${time}`),
  );
}

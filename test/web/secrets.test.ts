/** Who gets to see keys and addresses, whom addresses name, and how often passwords may be guessed. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLinks } from '../../src/missions/links.ts';
import { planInput } from '../../src/missions/plan-input.ts';
import { planOf } from '../../src/missions/planning.ts';
import { publishPlan } from '../../src/missions/publishing.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { listLinks } from '../../src/store/app/links.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { savePersons } from '../../src/store/app/parties.ts';
import { addPlan } from '../../src/store/app/plans.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  addAccount,
  makeMission,
  type MissionServer,
  PASSWORD,
  startMissionServer,
} from './mission-server.ts';
import { signedIn } from './mission-visitor.ts';

/** Of somebody who comes with a guest. */
const ADDRESS = 'ada@guest.example';

let server: MissionServer;
let mission: string;
beforeAll(async () => {
  server = await startMissionServer({ settings: { proxies: 1 } });
  await addAccount(server.office);
  await addAccount(server.office, 'looker', 'observer');
  mission = makeMission(server, 'Days');
  const { db } = server.office;
  db.change(OFFICE, 'party-save', mission, () =>
    savePersons(db, mission, 'g001', [
      { name: 'Ada Invented', role: '', email: ADDRESS, ownDiary: false },
    ]),
  );
  const input = await planInput(server.office, getMission(db, mission));
  const plan = db.change(OFFICE, 'plan', mission, () =>
    addPlan(db, mission, 'First', input, schedule(input)),
  );
  publishPlan(
    server.office,
    OFFICE,
    getMission(db, mission),
    planOf(server.office, mission, plan.id),
  );
});
afterAll(() => server.close());

/** As a program may ask that names any host. */
function askAs(host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(server.origin + path, { headers: { host, 'x-forwarded-host': host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.once('end', () => resolve(`${JSON.stringify(answer.headers)}${body}`));
    })
      .once('error', reject)
      .end();
  });
}

describe('addresses of this site', () => {
  it.each([
    '/en/members',
    '/en/api',
    '/robots.txt',
    '/sitemap.xml',
    '/api/openapi.json',
    '/en/nothing',
  ])('in %s never come from what the request calls the host', async (path) =>
    expect(await askAs('evil.example', path)).not.toContain('evil.example'),
  );
});

describe('a guest list', () => {
  it('that is not taken yet is shown to who may take it, and to no observer', async () => {
    const [office, observer] = [
      await signedIn(server.origin),
      await signedIn(server.origin, 'looker'),
    ];
    const list = `Company,Country,E-mail\nInvented,Austria,${ADDRESS}\n`;
    const { location } = await office.upload(
      `/en/missions/${mission}/import`,
      'list.csv',
      Buffer.from(list),
    );
    const [shown, hidden] = [await office.get(location), await observer.get(location)];
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining(ADDRESS)]);
    expect(hidden.status).toBe(403);
    expect(hidden.text).not.toContain(ADDRESS);
  });
});

describe('keys of parties', () => {
  const booklet = (query = ''): string => `/en/missions/${mission}/papers/booklet${query}`;
  const pathOf = (text: string): number => (text.match(/<svg/g) ?? []).length;

  it('are in no page that an observer reads, and reading makes none', async () => {
    const observer = await signedIn(server.origin, 'looker');
    const party = 'g001';
    const pages = [
      '',
      '/settings',
      '/parties',
      `/parties/${party}`,
      '/matrix',
      '/wishes',
      '/plan',
      '/day',
      '/papers',
      '/papers/booklet',
      `/papers/booklet?party=${party}`,
      '/results',
      '/history',
    ];
    for (const page of pages) {
      const { status, text } = await observer.get(`/en/missions/${mission}${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toMatch(/\/m\/[\w-]{10,}\./);
      expect(text, page).not.toContain(ADDRESS);
    }
    expect(pathOf((await observer.get(booklet(`?party=${party}`))).text)).toBe(
      pathOf((await observer.get(booklet())).text),
    );
    expect(listLinks(server.office.db, mission)).toEqual([]);
  });

  it('are in a booklet of one party, its own alone, and in none for all', async () => {
    ensureLinks(server.office.db, OFFICE, getMission(server.office.db, mission));
    const office = await signedIn(server.origin);
    const [all, one] = [await office.get(booklet()), await office.get(booklet('?party=g001'))];
    expect(pathOf(one.text) - pathOf(all.text)).toBe(1);
  });

  it('are in no entry of a calendar, which is forwarded', async () => {
    const tokens = ensureLinks(server.office.db, OFFICE, getMission(server.office.db, mission));
    const token = tokens.get('g001')!;
    const calendar = await (await fetch(`${server.origin}/en/m/${token}/calendar.ics`)).text();
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar.replace(/\r\n /g, '')).not.toContain(token.slice(0, 20));
  });
});

describe('guesses of a password', () => {
  const guess = async (password: string, address: string): Promise<number> =>
    (
      await fetch(`${server.origin}/en/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'x-forwarded-for': address },
        body: new URLSearchParams({ login: 'office', password }),
      })
    ).status;

  it('are counted before they are looked at, and lock nobody out who sits elsewhere', async () => {
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, i) => guess(`guess ${i}`, '192.0.2.1')),
    );
    expect(many.filter((status) => status === 401)).toHaveLength(10);
    expect(many.filter((status) => status === 429)).toHaveLength(50);
    expect(await guess(PASSWORD, '192.0.2.1')).toBe(429);
    expect(await guess(PASSWORD, '198.51.100.7')).toBe(303);
  });
});

describe('the own password', () => {
  it('is changed by who knows it, and ends every other session', async () => {
    await addAccount(server.office, 'changer');
    const [here, elsewhere] = [
      await signedIn(server.origin, 'changer'),
      await signedIn(server.origin, 'changer'),
    ];
    const next = 'nine lenses in a wooden box';
    const wrong = await here.post('/en/account', { present: 'not it', password: next });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('not right')]);
    const weak = await here.post('/en/account', { present: PASSWORD, password: 'password1234' });
    expect([weak.status, weak.text]).toEqual([400, expect.stringContaining('tried first')]);
    expect((await elsewhere.get('/en/account')).status).toBe(200);
    const done = await here.post('/en/account', { present: PASSWORD, password: next });
    expect([done.status, done.location]).toEqual([303, '/en/account?changed=1']);
    expect((await here.get('/en/account')).status).toBe(200);
    expect((await elsewhere.get('/en/account')).status).toBe(303);
  });
});

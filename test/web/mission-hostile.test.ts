/** Who means harm and who errs: over real HTTP. */
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLinks } from '../../src/missions/links.ts';
import { createParty, emptyParty, getParty, listParties } from '../../src/missions/parties.ts';
import { workbookBytes } from '../../src/papers/workbook-bytes.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { listWishes } from '../../src/store/app/wishes.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';
import { GUEST_HEADER } from './mission-guests.ts';
import {
  addAccount,
  makeMission,
  PASSWORD,
  startMissionServer,
  type MissionServer,
} from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;
let other: string;
let link: string;
let otherLink: string;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  await addAccount(server.office, 'watcher', 'observer');
  [mission, other] = [makeMission(server, 'One'), makeMission(server, 'Two')];
  const tokens = ensureLinks(server.office.db, OFFICE, getMission(server.office.db, mission));
  link = `/en/m/${tokens.get('g001')}`;
  otherLink = `/en/m/${tokens.get('h001')}`;
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

const wishes = () => listWishes(server.office.db, mission);

describe('access', () => {
  it('asks strangers to sign in, and sends them nowhere else afterwards', async () => {
    const stranger = await fetch(`${server.origin}/en/missions/${mission}`, { redirect: 'manual' });
    expect(stranger.headers.get('location')).toBe(`/en/sign-in?next=%2Fen%2Fmissions%2F${mission}`);
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/en//evil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await fetch(`${server.origin}/en/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ login: 'office', password: PASSWORD, next }),
      });
      expect(answer.headers.get('location')).toBe('/en/missions');
    }
  });

  it('lets an observer look and not touch', async () => {
    const watcher = await signedIn(server.origin, 'watcher');
    expect((await watcher.get(`/en/missions/${mission}/parties`)).status).toBe(200);
    expect((await watcher.post(`/en/missions/${mission}/parties/g001/remove`, {})).status).toBe(
      403,
    );
    expect(getParty(server.office.db, mission, 'g001').name).toBe('Alpha One');
  });

  it('refuses posts from other sites and without the session’s secret', async () => {
    const path = `/en/missions/${mission}/parties/g001/remove`;
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      expect((await visitor.post(path, {}, headers)).status).toBe(403);
    }
    expect((await visitor.post(path, { csrf: 'x' })).status).toBe(403);
    expect(
      (
        await fetch(server.origin + link + '/wishes', {
          method: 'POST',
          headers: { origin: 'https://evil.example' },
          body: new URLSearchParams({ party: 'h001', 'wish.h001': 'no' }),
        })
      ).status,
    ).toBe(403);
    expect(listParties(server.office.db, mission)).toHaveLength(4);
    expect(wishes()).toEqual([]);
  });

  it('stops guessing of passwords, also with the right one, and says so', async () => {
    await addAccount(server.office, 'guessed');
    const attempt = (password: string) =>
      fetch(`${server.origin}/en/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ login: 'guessed', password }),
      });
    const answers: number[] = [];
    for (let n = 0; n < 10; n++) answers.push((await attempt(`wrong ${n}`)).status);
    expect(new Set(answers)).toEqual(new Set([401]));
    const blocked = await attempt(PASSWORD);
    expect([blocked.status, await blocked.text()]).toEqual([
      429,
      expect.stringContaining('quarter of an hour'),
    ]);
    server.office.db.sql.prepare('DELETE FROM attempts').run();
  });

  it('opens nothing by a forged link or by the ids of another mission', async () => {
    const token = link.split('/').at(-1) ?? '';
    for (const forged of [
      `${token}x`,
      token.slice(0, -2),
      `x${token}`,
      token.replace('.', '.A'),
      '..%2f..%2fmissions',
      '%00',
    ]) {
      expect((await fetch(`${server.origin}/en/m/${forged}/wishes`)).status).toBe(404);
    }
    const foreign = createParty(
      server.office.db,
      OFFICE,
      other,
      { ...emptyParty('guest'), name: 'Only in Two' },
      [],
    );
    expect((await visitor.get(`/en/missions/${mission}/parties/${foreign.id}`)).status).toBe(404);
    expect((await visitor.get(`/en/missions/${mission}/matrix/${foreign.id}/h001`)).status).toBe(
      404,
    );
    expect((await visitor.get('/en/missions/nothing')).status).toBe(404);
    expect((await visitor.get(`/en/missions/${mission}/plan/nothing`)).status).toBe(404);
  });

  it('closes a replaced link and tells its reader', async () => {
    const path = `/en/missions/${mission}/parties/g002`;
    const before = ensureLinks(server.office.db, OFFICE, getMission(server.office.db, mission)).get(
      'g002',
    );
    expect((await visitor.post(`${path}/link`, {})).status).toBe(303);
    const closed = await fetch(`${server.origin}/en/m/${before}`);
    expect([closed.status, await closed.text()]).toEqual([
      403,
      expect.stringContaining('replaced'),
    ]);
  });
});

describe('wishes', () => {
  it('are the party’s own: nobody else’s can be set or seen', async () => {
    const post = (at: string, fields: Record<string, string>) =>
      fetch(`${server.origin}${at}/wishes`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
      });
    // A guest may wish about hosts only; other guests and ids of nothing are passed over.
    await post(link, { party: 'g002', 'wish.g002': 'no' });
    await post(link, { party: 'h999', 'wish.h999': 'must' });
    await post(link, { party: 'h001', 'wish.h001': 'always', 'reason.h001': 'x' });
    expect(wishes()).toEqual([]);
    await post(link, { party: 'h001', 'wish.h001': 'no', 'reason.h001': 'Secret of Alpha' });
    expect(wishes()).toMatchObject([{ from: 'g001', to: 'h001', wish: 'no' }]);
    for (const part of ['', '/wishes', '/timetable', '/afterwards']) {
      const seen = await (await fetch(server.origin + otherLink + part)).text();
      expect(seen).not.toContain('Secret of Alpha');
    }
    const page = await (await fetch(`${server.origin}${otherLink}/wishes`)).text();
    expect(/id="g001"[\s\S]*?<\/li>\s*<li/.exec(page)?.[0] ?? page).not.toMatch(
      /value="no" checked/,
    );
  });

  it('are kept when the two tabs of one party save different ones', async () => {
    const post = (fields: Record<string, string>) =>
      fetch(`${server.origin}${otherLink}/wishes`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
      });
    await Promise.all([
      post({ party: 'g001', 'wish.g001': 'must' }),
      post({ party: 'g002', 'wish.g002': 'meet' }),
    ]);
    expect(
      wishes()
        .filter((w) => w.from === 'h001')
        .map((w) => [w.to, w.wish]),
    ).toEqual([
      ['g001', 'must'],
      ['g002', 'meet'],
    ]);
  });
});

describe('words from outside', () => {
  it('are shown as words: markup, right-to-left, formulas', async () => {
    const nasty = '<script>alert(1)</script>"\'&{{x}}';
    const rtl = 'بصريات المثال';
    const rows = [
      [nasty, rtl, '=cmd|"/c calc"!A1', 'a@example.org', 'en', '+SUM(A1:A9)', '@import', 'N-1'],
      [rtl, 'x', '\u202Eevil', '', 'en', '', '', 'N-2'],
    ];
    const upload = await visitor.upload(
      `/en/missions/${other}/import`,
      'a.xlsx',
      await workbookBytes([{ name: 'x', header: GUEST_HEADER, rows }]),
    );
    expect(upload.status).toBe(303);
    const columns = [
      'name',
      'country',
      'person',
      'email',
      'languages',
      'seeks',
      'offers',
      'reference',
    ];
    const done = await visitor.post(upload.location, { column: columns, do: 'import' });
    expect(done.text).toContain('Added: 2');
    for (const page of ['parties', 'matrix', 'wishes', 'history', 'day', '']) {
      const { status, text } = await visitor.get(`/en/missions/${other}/${page}`);
      expect(status).toBe(200);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('\u202E');
    }
    expect((await visitor.get(`/en/missions/${other}/parties`)).text).toContain(
      `<bdi>${rtl}</bdi>`,
    );
    const file = await fetch(`${server.origin}/en/missions/${other}/matrix.xlsx`, {
      headers: { cookie: await cookieOf() },
    });
    const sheets = await readExcelFile(Buffer.from(await file.arrayBuffer()));
    for (const cell of sheets.flatMap((s) => s.data.flat()))
      if (typeof cell === 'string') expect(cell).not.toMatch(/^[=@]|^[+-]\D/);
  });

  it('too many rows, broken files and strange forms get a sentence and change nothing', async () => {
    const before = listParties(server.office.db, mission).length;
    const csv = [
      GUEST_HEADER.join(';'),
      ...Array.from({ length: 10_000 }, (_, i) => `Row ${i};;;;;;;`),
    ].join('\n');
    const many = await visitor.upload(
      `/en/missions/${mission}/import`,
      'many.csv',
      Buffer.from(csv),
    );
    expect([many.status, many.text]).toEqual([413, expect.stringContaining('10,000 rows')]);
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('PK\u0003\u0004 no zip'),
      Buffer.from('<html><table></table>'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.from('only a header'),
    ]) {
      expect(
        (await visitor.upload(`/en/missions/${mission}/import`, 'bad.xlsx', bytes)).status,
      ).toBe(400);
    }
    const settings = await visitor.post(`/en/missions/${mission}/settings`, {
      name: '',
      version: '1',
      timezone: 'Mars/Base',
      'room.name': 'x',
      'room.tables': '-3',
      'day.date': '2027-99-99',
      'day.from': '9',
      'day.to': 'x',
      length: '0',
      gap: 'x',
    });
    expect(settings.status).toBe(400);
    expect(settings.text).toContain('The time zone is not known');
    expect(listParties(server.office.db, mission)).toHaveLength(before);
    expect(getMission(server.office.db, mission).settings).toEqual(SETTINGS);
  });
});

async function cookieOf(): Promise<string> {
  const answer = await fetch(`${server.origin}/en/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login: 'office', password: PASSWORD }),
  });
  return (
    answer.headers
      .getSetCookie()
      .find((c) => c.startsWith('session='))
      ?.split(';')[0] ?? ''
  );
}

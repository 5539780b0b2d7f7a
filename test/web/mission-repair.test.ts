/** After a cancellation nobody else is touched unless asked; drafts are shown before they are final. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCalendar } from '../../src/store/app/calendar.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import {
  changeAndPublish,
  draftOf,
  inventedParties,
  linkOf,
  madeOfTwoDays,
  partyNamed,
  publishNow,
  textsOf,
} from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;

beforeAll(async () => {
  server = await startMissionServer({ now: () => new Date('2027-02-20T08:00:00Z') });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

const calendarOf = (mission: string) =>
  listCalendar(server.office.db, mission).filter((m) => m.state === 'confirmed');

describe('a lost table', () => {
  it('is chosen by its room and number, as timetables name it', async () => {
    const mission = madeOfTwoDays(server, inventedParties(), {
      ownTables: true,
      rooms: [
        { id: 'r1', name: 'Blue hall', tables: 2 },
        { id: 'r2', name: '', tables: 2 },
      ],
      lostTables: [{ table: 2, from: '2027-03-02T09:00' }],
    });
    await publishNow(server, mission);
    const { text } = await visitor.get(`/en/missions/${mission}/day`);
    expect(text).toContain('<option value="2">Blue hall, #2 – Host 2</option>');
    expect(text).toContain('<option value="3">Invented hotel, #3 – Host 3</option>');
    expect(text).toMatch(/Blue hall, #2: lost from/);
  });
});

describe('a cancelled host', () => {
  it('moves nobody: who met it is told, and who fills the time that fell free', async () => {
    const mission = madeOfTwoDays(server);
    await publishNow(server, mission);
    const before = calendarOf(mission);
    const host = partyNamed(server, mission, 'Host 3');
    const lost = new Set(before.filter((m) => m.host === host.id).map((m) => m.guest));
    const page = await changeAndPublish(visitor, mission, {
      change: 'cancel',
      party: host.id,
      mode: 'repair',
    });
    const after = new Map(calendarOf(mission).map((m) => [m.uid, m]));
    for (const m of before.filter((b) => b.host !== host.id))
      expect(after.get(m.uid)).toMatchObject({ start: m.start, place: m.place, sequence: 0 });
    const fresh = [...after.values()].filter((m) => !before.some((b) => b.uid === m.uid));
    for (const m of fresh) expect(lost).toContain(m.guest);
    const names = (ids: Iterable<string>) =>
      [...ids].map(
        (id) =>
          (
            server.office.db.sql
              .prepare('SELECT name FROM parties WHERE mission = ? AND id = ?')
              .get(mission, id) as { name: string }
          ).name,
      );
    expect(new Set(textsOf(page).keys())).toEqual(
      new Set(names([host.id, ...lost, ...fresh.map((m) => m.host)])),
    );
  });

  it('leaves free times that are filled when asked, and only then', async () => {
    const mission = madeOfTwoDays(server, inventedParties(), {
      limits: {
        guest: { min: 0, max: 2, perDay: 0, inARow: 0 },
        host: { min: 0, max: 6, perDay: 0, inARow: 0 },
      },
    });
    await publishNow(server, mission);
    const before = calendarOf(mission);
    server.office.db.change({ kind: 'user', id: 'u1', name: 'Office' }, 'party-save', mission, () =>
      server.office.db.sql
        .prepare(`UPDATE parties SET max = 4 WHERE mission = ? AND side = 'guest'`)
        .run(mission),
    );
    await changeAndPublish(visitor, mission, { change: 'again', mode: 'fill' });
    const after = new Map(calendarOf(mission).map((m) => [m.uid, m]));
    expect(after.size).toBeGreaterThan(before.length);
    for (const m of before) expect(after.get(m.uid)?.start).toBe(m.start);
  });
});

describe('a draft', () => {
  it('is shown to participants before it is final, and calendars hear nothing of it', async () => {
    const mission = madeOfTwoDays(server);
    await visitor.get(`/en/missions/${mission}/parties`);
    const draft = await draftOf(
      visitor,
      await visitor.post(`/en/missions/${mission}/plan`, { limit: '5' }),
    );
    const page = async () =>
      (await visitor.get(`${linkOf(server, mission, 'Guest 1')}/timetable`)).text;
    expect(await page()).toContain('not published yet');
    await visitor.post(`${draft}/shown`, { shown: 'yes' });
    expect(await page()).toContain('This is a draft');
    expect(await page()).toMatch(/Host \d/);
    expect(await page()).not.toContain('webcal');
    expect(calendarOf(mission)).toEqual([]);
    await visitor.post(`${draft}/shown`, { shown: 'no' });
    expect(await page()).toContain('not published yet');
  });

  it('stands as a proposal beside the published timetable, until it is published', async () => {
    const mission = madeOfTwoDays(server);
    await publishNow(server, mission);
    await visitor.get(`/en/missions/${mission}/parties`);
    const host = partyNamed(server, mission, 'Host 2');
    const run = await visitor.post(`/en/missions/${mission}/day`, {
      change: 'cancel',
      party: host.id,
      mode: 'full',
    });
    const draft = await draftOf(visitor, run);
    await visitor.post(`${draft}/shown`, { shown: 'yes' });
    const link = `${linkOf(server, mission, 'Guest 1')}/timetable`;
    expect((await visitor.get(link)).text).toContain('A changed timetable is proposed');
    const version =
      /name="version" value="(\d+)"/.exec((await visitor.get(`${draft}/publish`)).text)?.[1] ?? '';
    await visitor.post(`${draft}/publish`, { version });
    expect(publishedPlan(server.office.db, mission)?.id).toBe(draft.split('/').at(-1));
    expect((await visitor.get(link)).text).not.toContain('A changed timetable is proposed');
  });
});

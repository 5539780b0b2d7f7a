/** What is on for everybody takes place without meetings beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedTimetable } from '../../src/missions/published-timetable.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { OPENING, settingsForm } from './mission-form.ts';
import { madeOfTwoDays, planNow, publishNow } from './mission-published.ts';
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

describe('an item over times of meetings', () => {
  const LUNCH = {
    ...OPENING,
    id: '',
    start: '2027-03-01T09:40',
    end: '2027-03-01T10:00',
    title: 'Oběd',
  };
  const TOUR = { ...LUNCH, start: '2027-03-02T09:35', end: '2027-03-02T10:05', title: 'Prohlídka' };
  const timesOf = (id: string): string[] =>
    getMission(server.office.db, id).settings.slots.map((s) => s.start.slice(8));
  const usual = ['01T09:00', '01T09:40', '01T10:20', '02T09:00', '02T09:40', '02T10:20'];
  const saved = (
    id: string,
    items: (typeof OPENING)[],
    more: Record<string, string | string[]> = {},
  ) =>
    visitor.post(`/en/missions/${id}/settings`, {
      ...settingsForm(items, getMission(server.office.db, id).version, more),
      state: getMission(server.office.db, id).state,
    });

  it('closes just these times, unless meetings go on meanwhile', async () => {
    const id = madeOfTwoDays(server);
    await saved(id, [LUNCH, TOUR]);
    expect(timesOf(id)).toEqual(['01T09:00', '01T10:20', '02T09:00', '02T10:20']);
    const ids = getMission(server.office.db, id).settings.programme.map((i) => i.id);
    const both = [LUNCH, TOUR].map((item, i) => ({ ...item, id: ids[i] ?? '' }));
    const n = { 'item.n': ['1', '2'], 'item.beside': '2' };
    await saved(id, both, n);
    expect(timesOf(id)).toEqual(usual.filter((t) => t !== '01T09:40'));
    await saved(id, []);
    expect(timesOf(id)).toEqual(usual);
  });

  it('warns before meetings fall, lets the others stay, and says where new times are found', async () => {
    const id = madeOfTwoDays(server);
    await publishNow(server, id);
    const lines = () =>
      (publishedTimetable(server.office, getMission(server.office.db, id)) ?? []).map(
        (l) => `${l.guest.id} ${l.host.id} ${l.start}`,
      );
    const before = lines();
    const fall = before.filter((l) => l.endsWith('01T09:40'));
    expect(fall.length).toBeGreaterThan(0);
    const asked = await saved(id, [LUNCH]);
    expect(asked.text).toMatch(/ha(?:s|ve) no time any more/);
    expect(asked.text).toContain('fill free slots');
    expect(lines()).toEqual(before);
    await saved(id, [LUNCH], { confirm: 'yes' });
    expect(lines()).toEqual(before.filter((l) => !fall.includes(l)));
  });

  it('is said of a draft that was made before', async () => {
    const id = madeOfTwoDays(server);
    const plan = await planNow(server, id);
    const publish = `/en/missions/${id}/plan/${plan}/publish`;
    expect((await visitor.get(publish)).text).not.toContain('settings no longer have');
    await saved(id, [LUNCH]);
    expect((await visitor.get(publish)).text).toContain('settings no longer have');
  });

  it('comes later together with the meetings, and calendars follow', async () => {
    const id = madeOfTwoDays(server);
    await saved(id, [{ ...LUNCH, start: '2027-03-02T10:55', end: '2027-03-02T11:30' }]);
    await publishNow(server, id);
    const path = `/en/missions/${id}/day/times`;
    const change = { do: 'later', slot: '2027-03-02T10:20', minutes: '20' };
    await visitor.post(path, { ...change, confirm: 'yes' });
    const { slots, programme } = getMission(server.office.db, id).settings;
    expect(slots.at(-1)?.start).toBe('2027-03-02T10:40');
    expect(programme).toMatchObject([
      { start: '2027-03-02T11:15', end: '2027-03-02T11:50', sequence: 1 },
    ]);
  });
});

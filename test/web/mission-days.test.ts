/** A mission of several days: every time says its day, and each day is changed by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCalendar } from '../../src/store/app/calendar.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import {
  changeAndPublish,
  inventedParties,
  linkOf,
  madeOfTwoDays,
  partyNamed,
  publishNow,
} from './mission-published.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let clock = new Date('2027-02-20T08:00:00Z');

beforeAll(async () => {
  server = await startMissionServer({ now: () => clock });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

describe('a mission of several days', () => {
  let mission: string;
  beforeAll(async () => {
    mission = madeOfTwoDays(server);
    await publishNow(server, mission);
    await visitor.get(`/en/missions/${mission}/parties`);
  });

  it('says the days in papers, on links and in asking mails', async () => {
    const papers = (await visitor.get(`/en/missions/${mission}/papers?by=table`)).text;
    const times = [...papers.matchAll(/<td class="num nowrap">([^<]*)</g)].map((m) => m[1] ?? '');
    expect(times.length).toBeGreaterThan(10);
    for (const time of times) expect(time).toMatch(/^(Mon 1|Tue 2) Mar \d/);
    const home = (await visitor.get(`${linkOf(server, mission, 'Guest 1')}/afterwards`)).text;
    expect(home.replaceAll('\u00a0', ' ')).toContain('1–2 March 2027');
    expect(home).toMatch(/(Mon 1|Tue 2) Mar \d/);
    const asking = (await visitor.get(`/en/missions/${mission}/wishes`)).text;
    expect(asking.replaceAll('\u00a0', ' ')).toContain('1–2 March 2027');
  });

  it('leaves the other days alone when somebody comes late on the second', async () => {
    const guest = partyNamed(server, mission, 'Guest 2');
    await changeAndPublish(visitor, mission, {
      change: 'late',
      party: guest.id,
      slot: '2027-03-02T09:40',
    });
    expect(partyNamed(server, mission, 'Guest 2').unavailable).toEqual(['2027-03-02T09:00']);
    await changeAndPublish(visitor, mission, {
      change: 'leaves',
      party: guest.id,
      slot: '2027-03-01T10:20',
    });
    expect(partyNamed(server, mission, 'Guest 2').unavailable).toEqual([
      '2027-03-01T10:20',
      '2027-03-02T09:00',
    ]);
    expect((await visitor.get(`/en/missions/${mission}/plan`)).text).toContain(
      'Guest 2 comes at Tue 2 Mar 9:40',
    );
  });

  it('holds the limit of a day beside that of the mission', async () => {
    const limited = madeOfTwoDays(server, inventedParties(), {
      limits: {
        guest: { min: 0, max: 3, perDay: 2, inARow: 0 },
        host: { min: 0, max: 6, perDay: 0, inARow: 0 },
      },
    });
    await publishNow(server, limited);
    const days = new Map<string, number>();
    const whole = new Map<string, number>();
    for (const m of listCalendar(server.office.db, limited)) {
      const day = `${m.guest} ${m.start.slice(0, 10)}`;
      days.set(day, (days.get(day) ?? 0) + 1);
      whole.set(m.guest, (whole.get(m.guest) ?? 0) + 1);
    }
    expect(Math.max(...days.values())).toBe(2);
    expect(Math.max(...whole.values())).toBe(3);
  });

  it('lets the check-in of an earlier day be entered later', async () => {
    clock = new Date('2027-03-02T12:00:00Z');
    visitor = await signedIn(server.origin);
    const page = (await visitor.get(`/en/missions/${mission}/day?day=2027-03-01`)).text;
    const meeting = /name="meeting" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const answer = await visitor.post(`/en/missions/${mission}/check-in`, {
      day: '2027-03-01',
      meeting,
      [`held.${meeting}`]: 'held',
    });
    expect(answer.location).toContain('day=2027-03-01');
    const shown = (await visitor.get(answer.location)).text;
    expect(shown).toMatch(
      new RegExp(`name="held.${meeting.replace('.', '\\.')}" value="held" checked`),
    );
  });

  it('closes the wishes after their last day, and says that nothing was stored', async () => {
    const open = madeOfTwoDays(server, inventedParties(), { deadline: '2027-03-01' });
    await visitor.get(`/en/missions/${open}/parties`);
    const link = linkOf(server, open, 'Guest 1');
    const late = await visitor.post(`${link}/wishes`, { party: 'h001', 'wish.h001': 'no' });
    expect(late.location).not.toContain('saved');
    const page = (await visitor.get(late.location)).text;
    expect(page).toContain('nothing was stored');
    expect(page).toContain('Wishes are closed');
    expect(page).toMatch(/name="wish.h001" value="meet" checked/);
  });
});

/**
 * Settings that change the plan: results of earlier missions, absences of interpreters. Over real
 * HTTP, with the real solver.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMission } from '../../src/missions/missions.ts';
import { createParty, emptyParty } from '../../src/missions/parties.ts';
import { missionMatrix } from '../../src/missions/matrix.ts';
import { planInput } from '../../src/missions/plan-input.ts';
import type { MissionRecord } from '../../src/domain/mission-record.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { setOutcome } from '../../src/store/app/outcomes.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

/** Two guests who seek what two hosts offer; `hostLanguage` decides whether they can talk. */
function madeMission(name: string, hostLanguage = 'en'): MissionRecord {
  const { db } = server.office;
  const mission = createMission(db, OFFICE, { name, timezone: 'Europe/Prague', from: null });
  for (const party of ['Invented Guest A', 'Invented Guest B'])
    createParty(
      db,
      OFFICE,
      mission.id,
      {
        ...emptyParty('guest'),
        name: party,
        languages: ['en'],
        seeks: 'aspheric lenses with antireflection coatings',
        offers: 'pump diodes',
      },
      [],
    );
  for (const party of ['Vymyšlená optika', 'Invented Host D'])
    createParty(
      db,
      OFFICE,
      mission.id,
      {
        ...emptyParty('host'),
        name: party,
        languages: [hostLanguage],
        offers: 'aspheric lenses; coatings',
        seeks: 'diodes',
      },
      [],
    );
  return mission;
}

/** The form of the settings as a browser sends it, with one change. */
async function saveSettings(
  mission: MissionRecord,
  change: Record<string, string | string[]>,
): Promise<MissionRecord> {
  const path = `/en/missions/${mission.id}/settings`;
  const answer = await visitor.post(path, {
    name: mission.name,
    version: String(getMission(server.office.db, mission.id).version),
    state: 'preparing',
    timezone: 'Europe/Prague',
    languages: 'en, cs',
    length: '30',
    gap: '0',
    'day.date': '2027-03-01',
    'day.from': '09:00',
    'day.to': '10:00',
    'room.id': 'r1',
    'room.name': 'Hall',
    'room.tables': '4',
    'guest.min': '0',
    'guest.max': '8',
    'host.min': '0',
    'host.max': '8',
    ...change,
  });
  expect([answer.status, answer.location]).toEqual([303, `${path}?saved=1`]);
  return getMission(server.office.db, mission.id);
}

describe('results of earlier missions', () => {
  let mission: MissionRecord;
  const scores = async (): Promise<Map<string, number>> =>
    new Map(
      (await missionMatrix(server.office, mission)).cells.map((c) => [
        `${c.guest} ${c.host}`,
        c.score,
      ]),
    );

  beforeAll(async () => {
    const [earlier, other] = [madeMission('Earlier days'), madeMission('Other days')];
    mission = await saveSettings(madeMission('Present days'), {});
    const { db } = server.office;
    db.change(OFFICE, 'outcomes', earlier.id, () => {
      setOutcome(
        db,
        { mission: earlier.id, guest: 'g001', host: 'h001', by: 'guest' },
        { held: 'held', afterOne: 'talking' },
      );
      setOutcome(
        db,
        { mission: earlier.id, guest: 'g001', host: 'h001', by: 'host' },
        { afterSix: 'project' },
      );
      setOutcome(
        db,
        { mission: earlier.id, guest: 'g002', host: 'h002', by: 'office' },
        { held: 'guest-absent' },
      );
    });
    db.change(OFFICE, 'outcomes', other.id, () =>
      setOutcome(
        db,
        { mission: other.id, guest: 'g001', host: 'h002', by: 'guest' },
        { afterOne: 'none' },
      ),
    );
  });

  it('change nothing until the switch is on', async () => {
    for (const c of (await missionMatrix(server.office, mission)).cells)
      expect([c.score, c.past]).toEqual([c.fit?.score ?? 0, null]);
    expect((await visitor.get(`/en/missions/${mission.id}/matrix/g001/h001`)).text).not.toContain(
      'raises the fit',
    );
  });

  it('then raise and lower fits, with a sentence of their own in both languages', async () => {
    const before = await scores();
    mission = await saveSettings(mission, { useHistory: 'yes' });
    const after = await scores();
    const change = (pair: string): number => (after.get(pair) ?? 0) - (before.get(pair) ?? 0);
    expect(before.get('g001 h001')).toBeGreaterThan(0);
    expect(change('g001 h001')).toBeGreaterThan(0);
    expect(change('g001 h002')).toBeLessThan(0);
    expect(change('g002 h002')).toBeLessThan(change('g001 h002'));
    // The absent guest loses a little with everybody, the host that waited for it nothing: only its
    // talks with the other count.
    expect(
      (await missionMatrix(server.office, mission)).cells.find(
        (c) => c.guest === 'g001' && c.host === 'h002',
      )?.past,
    ).toMatchObject({ pair: ['none'], guest: ['project'], host: [] });
    const page = (lang: string, pair: string): Promise<string> =>
      visitor
        .get(`/${lang}/missions/${mission.id}/matrix/${pair}`)
        .then((a) => a.text.replaceAll('\u00a0', ' '));
    expect(await page('en', 'g001/h001')).toContain(
      'A project came of their meeting at “Earlier days”; this raises the fit.',
    );
    expect(await page('cs', 'g001/h001')).toContain(
      'Z jejich schůzky na misi „Earlier days“ vzešel projekt, což shodu zvyšuje.',
    );
    expect(await page('en', 'g002/h002')).toContain(
      'One of the two did not come to their meeting at “Earlier days”',
    );
    expect(await page('en', 'g002/h001')).toContain(
      'Vymyšlená optika, earlier meetings with others: projects 1, talks 0, nothing 0, did not come 0; this raises the fit a little.',
    );
    const scoresOfPlan = new Map(
      (await planInput(server.office, mission)).scores.map((s) => [
        `${s.guest} ${s.host}`,
        s.score,
      ]),
    );
    expect(scoresOfPlan.get('g001 h001')).toBe(after.get('g001 h001'));
  });

  it('are the office’s knowledge: an own word stands over them', async () => {
    await visitor.post(`/en/missions/${mission.id}/matrix/g001/h001`, {
      score: '10',
      note: 'They parted',
    });
    expect((await scores()).get('g001 h001')).toBe(0.1);
  });
});

describe('absences of interpreters', () => {
  const SLOTS = ['2027-03-01T09:00', '2027-03-01T09:30'];
  const interpreters = {
    'interpreter.id': ['', ''],
    'interpreter.n': ['1', '2'],
    'interpreter.name': ['', 'Invented Interpreter'],
    'interpreter.languages': ['', 'en, fr'],
  };

  it('are ticked in the settings, shown again, and leave meetings to the other slots', async () => {
    let mission = await saveSettings(madeMission('French days', 'fr'), interpreters);
    expect(mission.settings.interpreters[0]).toMatchObject({ id: 'i1', unavailable: [] });
    const slotsOfPlan = async (): Promise<string[]> => {
      const input = await planInput(server.office, mission);
      const plan = schedule(input);
      expect(checkPlan(input, plan.meetings)).toEqual([]);
      return plan.meetings.map((m) => m.slot).sort();
    };
    expect(await slotsOfPlan()).toEqual(SLOTS);
    // The first row was left empty: the ticks stay with their own row.
    mission = await saveSettings(mission, {
      ...interpreters,
      'interpreter.id': ['', 'i1'],
      'interpreter.away.2': [SLOTS[0] ?? '', '2031-01-01T09:00'],
    });
    expect(mission.settings.interpreters).toEqual([
      { id: 'i1', name: 'Invented Interpreter', languages: ['en', 'fr'], unavailable: [SLOTS[0]] },
    ]);
    expect(await slotsOfPlan()).toEqual([SLOTS[1]]);
    expect((await visitor.get(`/cs/missions/${mission.id}/settings`)).text).toContain(
      `name="interpreter.away.1" value="${SLOTS[0]}" checked`,
    );
    mission = await saveSettings(mission, { ...interpreters, 'interpreter.away.2': SLOTS });
    expect(await slotsOfPlan()).toEqual([]);
  });

  it('leave the bus with its own place when a row above it was emptied', async () => {
    const mission = await saveSettings(madeMission('Bus days'), {
      'site.id': ['', 'v2'],
      'site.n': ['1', '2'],
      'site.name': ['', 'Works'],
      'site.town': ['', 'Turnov'],
      'site.bus': '2',
    });
    expect(mission.settings.sites).toEqual([
      { id: 'v2', name: 'Works', town: 'Turnov', bus: true },
    ]);
  });
});

describe('the foot of the pages', () => {
  it('promises to store nothing where that is so, and not where the office works', async () => {
    const mission = madeMission('Foot');
    const plain = async (path: string): Promise<string> =>
      (await visitor.get(path)).text.replaceAll('\u00a0', ' ');
    for (const path of [
      '/missions',
      `/missions/${mission.id}`,
      `/missions/${mission.id}/settings`,
      '/account',
      '/sign-in',
      '/missions/none',
    ]) {
      expect(await plain(`/en${path}`)).not.toContain('Searches and outlines are not stored');
      expect(await plain(`/cs${path}`)).not.toContain('záměry se neukládají');
    }
    expect(await plain('/en/match')).toContain('Searches and outlines are not stored');
    expect(await plain('/cs/match')).toContain('záměry se neukládají');
  });
});

/**
 * The booklet of a published timetable as PDF, by the browser of the tests, asked for over HTTP.
 */
import chromium from '@sparticuz/chromium';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMission } from '../../src/desk/missions.ts';
import { createParty, emptyParty } from '../../src/desk/parties.ts';
import { planInput } from '../../src/desk/plan-input.ts';
import { planOf } from '../../src/desk/planning.ts';
import { publishPlan } from '../../src/desk/publishing.ts';
import { schedule } from '../../src/missions/schedule.ts';
import { getMission, saveMission } from '../../src/store/app-missions.ts';
import { addPlan } from '../../src/store/app-plans.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;

beforeAll(async () => {
  server = await startMissionServer({ settings: { browser: await chromium.executablePath() } });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const { db } = server.office;
  const made = createMission(db, OFFICE, 'Dny světla', 'Europe/Prague', null);
  mission = made.id;
  db.change(OFFICE, 'mission-save', mission, () =>
    saveMission(db, { ...made, settings: SETTINGS }),
  );
  createParty(
    db,
    OFFICE,
    mission,
    {
      ...emptyParty('guest'),
      name: 'Žluťoučká optika',
      seeks: 'aspheric lenses',
      offers: 'pump diodes',
    },
    [],
  );
  createParty(
    db,
    OFFICE,
    mission,
    {
      ...emptyParty('host'),
      name: 'Invented Lenses',
      offers: 'aspheric lenses',
      seeks: 'pump diodes',
    },
    [],
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

describe('the booklet as PDF', () => {
  it('comes from the running site, in both languages of the parties, on numbered pages', async () => {
    const answer = await visitor.get(`/cs/missions/${mission}/papers/booklet.pdf`);
    expect([answer.status, answer.type]).toEqual([200, 'application/pdf']);
    expect(new TextDecoder().decode(answer.bytes.slice(0, 5))).toBe('%PDF-');
    const { totalPages, text } = await extractText(await getDocumentProxy(answer.bytes), {
      mergePages: false,
    });
    expect(totalPages).toBeGreaterThan(1);
    const words = text.join('\n').replaceAll('\u00a0', ' ');
    for (const part of [
      'Dny světla',
      'Žluťoučká optika',
      'Invented Lenses',
      'Proč se setkáváte',
      'Why you meet',
      'aspheric lenses',
    ])
      expect(words).toContain(part);
  });

  it('is offered on the papers’ page, and to nobody who has not signed in', async () => {
    expect((await visitor.get(`/cs/missions/${mission}/papers`)).text).toContain('booklet.pdf');
    const stranger = await fetch(`${server.origin}/cs/missions/${mission}/papers/booklet.pdf`, {
      redirect: 'manual',
    });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/cs/sign-in'),
    ]);
  });
});

/** Figures for reports, over HTTP, of a mission that was planned, published and held. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventFigures } from '../../src/missions/event-figures.ts';
import { saveOutcomes } from '../../src/missions/outcomes.ts';
import { listParties, createParty, emptyParty } from '../../src/missions/parties.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  addAccount,
  makeMission,
  startMissionServer,
  type MissionServer,
} from './mission-server.ts';
import { linkOf, publishNow } from './mission-published.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const { db } = server.office;
  mission = makeMission(server, 'Fair');
  createParty(
    db,
    OFFICE,
    mission,
    { ...emptyParty('guest'), name: 'Third', country: 'Norway' },
    [],
  );
  db.change(OFFICE, 'wish', mission, () => {
    for (const p of listParties(db, mission).filter((q) => q.side === 'guest'))
      if (p.name !== 'Third')
        setWish(db, mission, { from: p.id, to: 'h001', wish: 'must', reason: '' });
  });
  await publishNow(server, mission);
});
afterAll(() => server.close());

it('counts who answered, who stayed away and what followed, each meeting once', async () => {
  const said = { guest: 'g001', host: 'h001', note: '' };
  const { office } = server;
  saveOutcomes(office, OFFICE, mission, 'guest', [
    { ...said, held: 'held', afterOne: 'talking', afterSix: 'none' },
  ]);
  saveOutcomes(office, OFFICE, mission, 'host', [
    { ...said, held: 'held', afterOne: 'project', afterSix: '' },
  ]);
  saveOutcomes(office, OFFICE, mission, 'office', [
    { ...said, guest: 'g002', held: 'guest-absent', afterOne: '', afterSix: '' },
  ]);
  const figures = eventFigures(office, getMission(office.db, mission), () => []);
  expect(figures).toMatchObject({ guests: 3, hosts: 2, answered: 3, held: 1, noShows: 1 });
  expect(figures.afterOne).toEqual({ talking: 0, project: 1, none: 0 });
  expect(figures.afterSix).toEqual({ talking: 0, project: 0, none: 1 });
  expect(figures.byCountry.get('Norway')).toBe(1);
  const page = await visitor.get('/en/missions/figures');
  expect(page.status).toBe(200);
  expect(page.text).toContain('60 %');
});

it('means how satisfied the parties are, each by its last word', async () => {
  await visitor.get(`/en/missions/${mission}/parties`);
  const names = listParties(server.office.db, mission).map((p) => p.name);
  for (const [name, score] of [
    [names[0], '2'],
    [names[0], '5'],
    [names[1], '4'],
  ] as const) {
    const page = `${linkOf(server, mission, name ?? '')}/afterwards`;
    await visitor.post(page, { satisfaction: score });
    expect((await visitor.get(page)).text).toContain(`value="${score}" checked`);
  }
  expect((await visitor.get('/en/missions/figures')).text).toContain('4.5 (2)');
});

it('is a workbook too, and for nobody who has not signed in', async () => {
  const file = await visitor.get('/cs/missions/figures.xlsx');
  expect([file.status, file.type]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  const stranger = await fetch(`${server.origin}/en/missions/figures`, { redirect: 'manual' });
  expect(stranger.status).toBe(303);
});

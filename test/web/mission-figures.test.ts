/** Guests who write figures of any size: on the matrix and on their own pages. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLinks } from '../../src/desk/links.ts';
import { createParty, emptyParty } from '../../src/desk/parties.ts';
import { getMission } from '../../src/store/app-missions.ts';
import { figure } from '../language/figures.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  addAccount,
  makeMission,
  type MissionServer,
  startMissionServer,
} from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer, office: Visitor;
beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  office = await signedIn(server.origin);
});
afterAll(() => server.close());

const lines = fc.array(figure, { minLength: 3, maxLength: 12 });

describe('a mission with a guest full of figures', () => {
  it('has its matrix, its workbook and the pages of every party', async () => {
    await fc.assert(
      fc.asyncProperty(lines, lines, async (offers, seeks) => {
        const mission = makeMission(server, 'Figures');
        const { db } = server.office;
        const said = { offers: offers.join('\n'), seeks: seeks.join('\n') };
        const fields = { ...emptyParty('guest'), name: 'Invented Figures', ...said };
        const guest = createParty(db, OFFICE, mission, fields, []).id;
        const base = `/en/missions/${mission}`;
        for (const path of [
          `${base}/matrix`,
          `${base}/matrix.xlsx`,
          `${base}/matrix/${guest}/h001`,
          `${base}/parties/${guest}`,
        ])
          expect((await office.get(path)).status, path).toBe(200);
        for (const token of ensureLinks(db, OFFICE, getMission(db, mission)).values())
          for (const page of ['wishes', 'timetable'])
            expect((await office.get(`/en/m/${token}/${page}`)).status, page).toBe(200);
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

/** Two who work at once, what was deleted, and a server that is killed: nothing is lost. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice } from '../../src/missions/office.ts';
import { getParty, listParties } from '../../src/missions/parties.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { getRun, listPlans, runningRun, startRun } from '../../src/store/app/plans.ts';
import { listWishes } from '../../src/store/app/wishes.ts';
import {
  addAccount,
  makeMission,
  startMissionServer,
  type MissionServer,
} from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
});
afterAll(() => server.close());

describe('two secretaries', () => {
  it('are told of each other, and neither loses a word', async () => {
    const [first, second] = [visitor, await signedIn(server.origin)];
    const mission = makeMission(server, 'One');
    const path = `/en/missions/${mission}/parties/h002`;
    const version = /name="version" value="(\d+)"/.exec((await first.get(path)).text)?.[1] ?? '';
    expect(
      (await first.post(path, { version, name: 'First name', offers: 'From the first' })).status,
    ).toBe(303);
    const told = await second.post(path, {
      version,
      name: 'Second name',
      seeks: 'From the second',
    });
    expect(told.status).toBe(409);
    for (const words of ['First name', 'From the first', 'Second name', 'From the second'])
      expect(told.text).toContain(words);
    expect(getParty(server.office.db, mission, 'h002').name).toBe('First name');
    const now = /name="version" value="(\d+)"/.exec(told.text)?.[1] ?? '';
    expect(
      (
        await second.post(path, {
          version: now,
          name: 'Both names',
          offers: 'From the first',
          seeks: 'From the second',
        })
      ).status,
    ).toBe(303);
    expect(getParty(server.office.db, mission, 'h002')).toMatchObject({
      name: 'Both names',
      seeks: 'From the second',
    });
  });
});

describe('a deleted mission', () => {
  it('goes only when its name is typed, and comes back from the list with everything', async () => {
    const id = makeMission(server, 'Gone');
    expect((await visitor.post(`/en/missions/${id}/delete`, { confirm: 'gone' })).status).toBe(400);
    expect((await visitor.post(`/en/missions/${id}/delete`, { confirm: 'Gone' })).status).toBe(303);
    expect((await visitor.get(`/en/missions/${id}`)).status).toBe(404);
    expect((await visitor.get('/en/missions')).text).toContain(`value="${id}"`);
    await visitor.post('/en/missions/restore', { mission: id });
    expect((await visitor.get(`/en/missions/${id}`)).status).toBe(200);
    expect(listParties(server.office.db, id)).toHaveLength(4);
  });
});

describe('a server that is killed', () => {
  it('in the middle of an exact search says so when it is back, and has lost nothing that was saved', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/web/mission-killed.ts', server.data],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const said: {
      run?: string;
      mission?: string;
      saved?: number;
      state?: string;
      phase?: string;
    }[] = [];
    let solving = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(JSON.parse(line) as (typeof said)[number]);
      if (said.at(-1)?.phase === 'exact' && ++solving === 10) child.kill('SIGKILL');
    }
    const { run = '', mission: id = '' } = said[0] ?? {};
    expect(said.at(-1)).toMatchObject({ state: 'running', phase: 'exact' });
    const db = openAppDb(join(server.data, 'app.db'));
    expect(runningRun(db, id)?.id).toBe(run);
    expect(db.sql.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    const back = openOffice(server.data, { use: () => Promise.reject(new Error('not needed')) });
    expect(getRun(back.db, id, run).state).toBe('interrupted');
    expect(listPlans(back.db, id)).toEqual([]);
    expect(listParties(back.db, id)).toHaveLength(140);
    // The save under way may be there or not; everything that was answered is.
    expect(Number(listWishes(back.db, id)[0]?.reason)).toBeGreaterThanOrEqual(
      said.at(-1)?.saved ?? Infinity,
    );
    back.db.close();
    expect((await visitor.get(`/en/missions/${id}/plan/run/${run}`)).text).toContain('cut off');
    expect(startRun(server.office.db, id).state).toBe('running');
  }, 60_000);
});

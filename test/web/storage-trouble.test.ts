/** The catalogue is shown whatever becomes of what people entered. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { publishDraft } from '../../src/desk/catalogue-publishing.ts';
import { storageTrouble } from '../../src/domain/storage-trouble.ts';
import { runningRun } from '../../src/store/app/plans.ts';
import { addPublication, getPublication } from '../../src/store/app/publications.ts';
import { type RunningServer, startServer } from '../../src/web/serve.ts';
import { damage } from '../damage.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  addAccount,
  builtData,
  makeMission,
  type MissionServer,
  startMissionServer,
} from './mission-server.ts';
import { inventedParties, madeOf, TWO_DAYS } from './mission-published.ts';
import { signedIn } from './mission-visitor.ts';

let data: string;
beforeAll(async () => {
  data = await builtData();
});

const settingsOf = (folder: string) =>
  readSettings({ data: folder, port: 0, logLevel: 'silent' }, {}, 'none.yaml');

describe('a damaged application database', () => {
  const sound = (): string => join(data, 'app.sound');
  let server: RunningServer | undefined;
  beforeAll(async () => {
    const filled = await startMissionServer({ data });
    await addAccount(filled.office);
    for (let i = 0; i < 20; i++) makeMission(filled, `Mission ${i}`);
    await filled.close();
    copyFileSync(join(data, 'app.db'), sound());
  });
  afterAll(() => server?.close());

  it.each(['half', 'flipped'] as const)(
    '(%s) leaves the catalogue serving, and is told where people work',
    async (how) => {
      for (const tail of ['-wal', '-shm']) rmSync(join(data, `app.db${tail}`), { force: true });
      copyFileSync(sound(), join(data, 'app.db'));
      damage(join(data, 'app.db'), how);
      server = await startServer(settingsOf(data));
      const get = async (path: string): Promise<[number, string]> => {
        const answer = await fetch(server!.url + path);
        return [answer.status, await answer.text()];
      };
      for (const path of ['/en/', '/en/members', '/en/search?q=laser', '/cs/match'])
        expect(await get(path)).toMatchObject([200, expect.any(String)]);
      for (const path of ['/en/missions', '/en/desk', '/en/m/any-key'])
        expect(await get(path)).toEqual([503, expect.stringContaining('database damaged')]);
      expect(JSON.parse((await get('/health'))[1])).toMatchObject({
        status: 'troubled',
        troubles: ['people'],
      });
      expect((await get('/en/status'))[1]).toContain('only the catalogue is shown');
      await server.close();
      server = undefined;
    },
  );
});

describe('a disk that refuses while the server runs', () => {
  let server: MissionServer;
  const faults: unknown[] = [];
  beforeAll(async () => {
    rmSync(join(data, 'app.db'), { force: true });
    server = await startMissionServer({
      data,
      settings: { logLevel: 'silent' },
      onFault: (fault) => void faults.push(fault),
    });
    await addAccount(server.office);
  });
  afterAll(() => server.close());

  it('fails what wants to be kept with a sentence, and nothing else', async () => {
    const office = await signedIn(server.origin);
    const { sql } = server.office.db;
    const before = (await office.get('/en/missions')).text;
    // SQLite answers as it does on a full disk.
    sql.pragma(`max_page_count = ${sql.pragma('page_count', { simple: true }) as number}`);
    const name = 'A long name '.repeat(8);
    const make = () => office.post('/en/missions', { name, timezone: 'Europe/Prague' });
    let refused = await make();
    // What is free within the pages is used first.
    for (let i = 0; i < 200 && refused.status !== 503; i++) refused = await make();
    expect(refused).toMatchObject({ status: 503, text: expect.stringContaining('disk is full') });
    expect((await office.get('/en/members')).status).toBe(200);
    sql.pragma('max_page_count = 1073741823');
    expect((await make()).status).toBeLessThan(400);
    expect((await office.get('/en/missions')).text.length).toBeGreaterThan(before.length);
  });

  it('while a timetable is sought costs the timetable, not the server', async () => {
    const office = await signedIn(server.origin);
    const { db, running } = server.office;
    const id = madeOf(server.office, 'Sought', inventedParties(), TWO_DAYS);
    faults.length = 0;
    await office.post(`/en/missions/${id}/plan`, { label: 'x', seed: '1', limit: '5' });
    expect(running.size).toBe(1);
    db.sql.pragma('query_only = ON');
    await expect.poll(() => running.size, { timeout: 20_000 }).toBe(0);
    db.sql.pragma('query_only = OFF');
    expect(faults).not.toEqual([]);
    for (const fault of faults) expect(storageTrouble(fault)).toBeDefined();
    expect((await office.get('/health')).status).toBe(200);
    await office.post(`/en/missions/${id}/plan/run/${runningRun(db, id)!.id}/stop`, {});
    expect(runningRun(db, id)).toBeNull();
  });

  it('at the end of a publication costs nothing', async () => {
    const { db } = server.office;
    const draft = addPublication(db, OFFICE, { kind: 'edit', note: 'x' }, []);
    // The process that is started looks elsewhere and ends without having taken it.
    publishDraft(db, draft, { data: join(data, 'elsewhere') });
    await new Promise<void>((resolve) => {
      vi.spyOn(db.sql, 'prepare').mockImplementation(() => {
        resolve();
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
      });
    });
    vi.restoreAllMocks();
    expect(getPublication(db, draft).state).toBe('waiting');
  });

  it('that became read-only is told as such', async () => {
    const office = await signedIn(server.origin);
    server.office.db.sql.pragma('query_only = ON');
    const refused = await office.post('/en/missions', { name: 'x', timezone: 'Europe/Prague' });
    server.office.db.sql.pragma('query_only = OFF');
    expect(refused).toMatchObject({ status: 503, text: expect.stringContaining('read-only') });
  });
});

describe('a fault of the storage', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['SQLITE_FULL', 'full'],
    ['EROFS', 'readOnly'],
    ['SQLITE_READONLY_DBMOVED', 'readOnly'],
    ['EACCES', 'denied'],
    ['SQLITE_CANTOPEN', 'denied'],
    ['EIO', 'broken'],
    ['SQLITE_IOERR_WRITE', 'broken'],
    ['SQLITE_CORRUPT_VTAB', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
  ])('%s is "%s"', (code, trouble) => {
    expect(storageTrouble(Object.assign(new Error('x'), { code }))).toMatchObject({
      code: 'unavailable',
      key: `error.storage.${trouble}`,
    });
  });
  it.each([
    new Error('x'),
    Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }),
    null,
    'EIO',
  ])('%s is none', (error) => expect(storageTrouble(error)).toBeUndefined());
});

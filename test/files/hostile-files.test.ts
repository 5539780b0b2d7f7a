/**
 * Hostile files over HTTP against the built program: whatever a stranger, a member by its link and
 * the office send, the answer is a page or a sentence, and the server lives, answers and stays small.
 * `npm test` sends each file to one route that reads such, `npm run test:faults` to all routes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { createMission } from '../../src/missions/missions.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app/users.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { adoptDemo } from '../web/adopted.ts';
import { PASSWORD } from '../web/mission-server.ts';
import { BROKEN_FORMS } from './broken-forms.ts';
import { type Answer, officeOf, type Office } from './bare-office.ts';
import { type HostileFile, hostileFiles } from './hostile-files.ts';

/** Addresses that take a file; "reads" says of which kind. */
interface Route {
  path: string;
  reads: 'document' | 'table';
  fields?: Record<string, string>;
}

const ALL = process.env.FAULTS === 'all';
/** MB above which the server has kept what it should not; 300 were seen. */
const MOST_MEMORY = 420;

let data: string;
let server: ChildProcess;
let origin: string;
let office: Office;
let routes: Route[];
let log = '';

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'collimate-hostile-'));
  await build({ from: ['fixtures/coc'], data });
  await adoptDemo(data);
  const db = openAppDb(join(data, 'app.db'));
  const user = addUser(db, { login: 'office', name: 'office', role: 'secretariat' });
  setPassword(db, makePasswordLink(db, user.id).token, await hash(PASSWORD));
  const mission = createMission(db, OFFICE, {
    name: 'Hostile',
    timezone: 'Europe/Prague',
    from: null,
  }).id;
  routes = [
    { path: '/en/match', reads: 'document' },
    { path: `/en/missions/${mission}/import`, reads: 'table' },
    {
      path: `/en/own/${ensureOwnLink(db, 'meopta')}/text`,
      reads: 'document',
      fields: { do: 'read' },
    },
    { path: '/en/desk/calls', reads: 'table' },
    { path: '/en/desk/catalogue', reads: 'table' },
  ];
  db.close();
  server = spawn(process.execPath, ['dist/bin.mjs', 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      COLLIMATE_DATA: data,
      RATE_LIMIT: '0',
      OUTLINE_KB: '0',
      LOG_LEVEL: 'error',
    },
  });
  origin = await new Promise<string>((resolve) => {
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const address = /http:\/\/\S+/.exec(log)?.[0];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
  });
  log = '';
  office = await officeOf(origin);
});
afterAll(() => {
  server.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** MB that the server held at most so far; 0 where the system does not tell. */
function mostMemory(): number {
  const status = `/proc/${server.pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'latin1'))?.[1]) / 1024;
}

/** A page, or a sentence that says what is wrong; the server goes on. */
async function expectSentence(answer: Answer, what: string): Promise<void> {
  const { status, text, location } = answer;
  expect(
    [200, 303, 400, 403, 404, 409, 413],
    `${what} answers ${status}: ${text.slice(0, 300)}`,
  ).toContain(status);
  if (status !== 303) expect(text, what).toMatch(/<h1[^>]*>[^<]*\p{L}{3}/u);
  if (location) expect((await office.get(location)).status, `${what}, then ${location}`).toBe(200);
  expect(log, what).toBe('');
  expect((await office.get('/health')).status, `health after ${what}`).toBe(200);
  expect(server.exitCode ?? server.signalCode, what).toBeNull();
  expect(mostMemory(), `memory after ${what}`).toBeLessThan(MOST_MEMORY);
}

function sendFile({ path, fields = {} }: Route, file: HostileFile): Promise<Answer> {
  const texts = Object.entries({ csrf: office.csrf, ...fields }).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(texts.join('') + head),
    file.bytes,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  return office.post(path, body, 'multipart/form-data; boundary=b');
}

describe('a hostile file', () => {
  it('is answered with a page or a sentence by whoever reads such', async () => {
    let n = 0;
    for (const file of hostileFiles()) {
      const able = ALL ? routes : routes.filter((r) => r.reads === (file.kind ?? r.reads));
      for (const route of ALL ? able : [able[n++ % able.length]!])
        await expectSentence(
          await sendFile(route, file),
          `${file.name.slice(0, 40)} at ${route.path}`,
        );
    }
    expect(n).toBeGreaterThan(ALL ? -1 : 60);
  }, 3_600_000);
});

describe('a form that no browser sends', () => {
  it.each(BROKEN_FORMS)('is refused or read: $what', async ({ what, type, body }) => {
    // The guard of the office's routes stands behind the reading of their forms.
    for (const { path } of ALL ? routes : routes.slice(0, 2))
      await expectSentence(await office.post(path, body, type), `${what} at ${path}`);
  });

  it('is given up when its sender leaves, and one sender holds a few at most', async () => {
    const { hostname, port } = new URL(origin);
    const head = `POST /en/match HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n--b\r\n`;
    const slow = Array.from({ length: 6 }, () => connect(Number(port), hostname));
    await Promise.all(
      slow.map(
        (s) => new Promise((resolve) => s.on('error', () => undefined).write(head, resolve)),
      ),
    );
    const send = () => office.post('/en/match', 'x', 'multipart/form-data; boundary=b');
    await expect.poll(async () => (await send()).status, { timeout: 20_000 }).toBe(503);
    expect((await send()).text).toContain('Nothing is lost');
    for (const s of slow) s.destroy();
    await expect.poll(async () => (await send()).status, { timeout: 20_000 }).toBe(400);
    expect(log).toBe('');
  });
});

it('every route that takes a file is among those that were asked', () => {
  const taking = ['match', 'mission', 'exchange', 'catalogue'].flatMap((name) => [
    ...readFileSync(`src/web/routes/${name}.ts`, 'utf8').matchAll(/formsWithFile\('file'\)/g),
  ]);
  expect(routes).toHaveLength(taking.length);
});

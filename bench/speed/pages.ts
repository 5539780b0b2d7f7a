/**
 * Every page of the demo, the office's included, in both languages: how large it is, and how long
 * the server is at it.
 */
import { hash } from '@node-rs/argon2';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from '../../indexer/run.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app/users.ts';
import type { BenchTable } from '../run.ts';
import { type MeasuredServer, withServer } from './server.ts';

const PUBLIC = [
  '/',
  '/search',
  '/search?q=laser',
  '/search?q=lens+grinding',
  '/search?q=laser&view=instruments',
  '/search?q=laser&view=evidence',
  '/search?q=contact+of+Meopta',
  '/search?q=xyzzyq',
  '/members',
  '/members/meopta',
  '/members/tescan',
  '/equipment',
  '/equipment/meopta-e01',
  '/equipment/for?need=fs+laser+1030+nm+over+100+W%0Aellipsometry+for+outsiders',
  '/pillars/laser',
  '/match',
  '/map',
  '/map/network',
  '/map/chain?pillar=microscopy',
  '/map/gaps',
  '/map/exposure',
  '/quality',
  '/status',
  '/privacy',
  '/offers',
  '/offers/new',
  '/students',
  '/calendar',
  '/calls',
  '/neighbours',
  '/papers/profile/meopta',
  '/papers/leaflet/laser',
  '/embed/search?q=laser',
  '/shortlist?keep=meopta&keep=crytur&keep=meopta-e01',
  '/compare?keep=meopta&keep=crytur',
  '/introduce?member=meopta',
  '/api',
];
const DESK = ['/desk', '/desk/figures', '/desk/members', '/desk/catalogue', '/missions'];
const LANGUAGES = ['en', 'cs'];
const PASSWORD = 'quiet otter lens 47 meadow';
const ROUNDS = 40;
/** Asked before it is measured, so that nothing waits for the compiler. */
const WARM = 20;

export async function bench(): Promise<BenchTable[]> {
  const data = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    await build({ from: ['fixtures/coc'], data });
    await addOffice(data);
    const rows = await withServer(data, async (server) => {
      const session = await signIn(server.url);
      const table: (string | number)[][] = [];
      // Once round: what the server prepares after its start is no page's own time.
      for (const page of PUBLIC) await (await fetch(`${server.url}/en${page}`)).arrayBuffer();
      for (const [pages, cookie] of [
        [PUBLIC, ''],
        [DESK, session],
      ] as const)
        for (const page of pages)
          for (const lang of LANGUAGES)
            table.push(await pageRow(server, `/${lang}${page}`, cookie));
      return table.sort((a, b) => Number(b[3]) - Number(a[3]));
    });
    return [
      {
        caption: `The demo's pages, slowest first: ${ROUNDS} requests one after the other, packed as browsers ask for them. Processor time is of the answering thread, a mean: less than the wall's on a busy machine.`,
        columns: ['page', 'kB of HTML', 'p50 ms', 'p95 ms', 'processor ms'],
        rows,
      },
    ];
  } finally {
    rmSync(data, { recursive: true });
  }
}

async function pageRow(
  { url, process: { pid } }: MeasuredServer,
  path: string,
  cookie: string,
): Promise<(string | number)[]> {
  const times: number[] = [];
  let bytes = 0;
  const ask = async (): Promise<void> => {
    const answer = await fetch(url + path, {
      headers: { cookie, 'accept-encoding': 'gzip' },
      redirect: 'error',
    });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  };
  for (let i = 0; i < WARM; i++) await ask();
  const before = processorMs(pid!);
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const worked = (processorMs(pid!) - before) / ROUNDS;
  times.sort((a, b) => a - b);
  const at = (share: number): string => times[Math.floor(share * ROUNDS)]!.toFixed(1);
  return [path, (bytes / 1_000).toFixed(1), at(0.5), at(0.95), worked.toFixed(1)];
}

/** Milliseconds that the first thread of a process worked, in the steps of the system's clock. */
function processorMs(pid: number): number {
  const TICK_MS = 10;
  const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function addOffice(data: string): Promise<void> {
  const db = openAppDb(join(data, 'app.db'));
  const user = addUser(db, { login: 'office', name: 'Office', role: 'secretariat' });
  setPassword(db, makePasswordLink(db, user.id).token, await hash(PASSWORD));
  db.sql.close();
}

/** @returns the cookie of a session */
async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/en/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ login: 'office', password: PASSWORD }),
    headers: { origin: new URL(url).origin },
    redirect: 'manual',
  });
  const set = answer.headers.getSetCookie().find((c) => c.startsWith('session='));
  if (!set) throw new Error(`signing in answers ${answer.status}`);
  return set.split(';')[0]!;
}

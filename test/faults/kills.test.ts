/**
 * Server and indexer are killed at random moments while a client writes: what the client was told is
 * kept, at most what was under way besides, and both start again. `npm run test:faults` does it often.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { seeded } from '../../src/scheduling/random.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { listMissions } from '../../src/store/app/missions.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app/users.ts';
import { writeMembers } from '../indexer/small-input.ts';
import { PASSWORD } from '../web/mission-server.ts';
import { signedIn } from '../web/mission-visitor.ts';

const ALL = process.env.FAULTS === 'all';
const ROUNDS = ALL ? 40 : 2;
/** A slow machine makes fewer rounds rather than none to the end; the first two are always made. */
const MINUTES = Number(process.env.FAULTS_MINUTES ?? 10);
/** Told when it fails, to be tried again. */
const SEED = Number(process.env.FAULTS_SEED ?? (ALL ? Date.now() % 1_000_000 : 1));

let data: string;
let input: string;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'collimate-kills-'));
  input = join(data, 'in');
  await build({ from: [writeMembers(input, 40)], data });
  const db = openAppDb(join(data, 'app.db'));
  const user = addUser(db, { login: 'office', name: 'office', role: 'secretariat' });
  setPassword(db, makePasswordLink(db, user.id).token, await hash(PASSWORD));
  db.close();
});

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['dist/bin.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, COLLIMATE_DATA: data, RATE_LIMIT: '0', LOG_LEVEL: 'silent' },
  });

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of server.stdout!) {
    said += String(chunk);
    const address = /http:\/\/\S+/.exec(said)?.[0];
    if (address) return address.replace('localhost', '127.0.0.1');
  }
  throw new Error(`the server did not start: ${said}`);
}

/**
 * Makes missions until the server is gone.
 * @param tell called with the name of each that was acknowledged
 */
async function writeUntilGone(
  origin: string,
  round: number,
  tell: (name: string) => void,
): Promise<void> {
  try {
    const office = await signedIn(origin);
    for (let n = 0; ; n++) {
      const name = `Round ${round}, ${n}`;
      const { status } = await office.post('/en/missions', { name, timezone: 'Europe/Prague' });
      if (status !== 303) return;
      tell(name);
    }
  } catch {
    // Gone, as it shall be.
  }
}

describe(`server and indexer that are killed (seed ${SEED})`, () => {
  it('keep what the client was told, and start again', async () => {
    const random = seeded(SEED);
    const told: string[] = [];
    const until = Date.now() + MINUTES * 60_000;
    let round = 0;
    for (; round < ROUNDS && (round < 2 || Date.now() < until); round++) {
      writeMembers(input, 40 + round + 1);
      const server = start(['serve', '--port', '0']);
      const origin = await addressOf(server);
      const indexer = start(['index', '--from', input]);
      const killed = async (child: ChildProcess, after: number): Promise<void> => {
        await wait(after);
        if (child.exitCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      };
      let begun: Promise<void> | undefined;
      const ended = killed(indexer, 300 + 2_500 * random());
      const after = 20 + 600 * random();
      await writeUntilGone(origin, round, (name) => {
        told.push(name);
        begun ??= killed(server, after);
      });
      await Promise.all([begun, ended]);
      server.kill('SIGKILL');
      const db = openAppDb(join(data, 'app.db'));
      const names = new Set(listMissions(db).map((m) => m.name));
      db.close();
      expect(told.filter((name) => !names.has(name))).toEqual([]);
      // A change that was under way may be kept without being told, one a round.
      expect(names.size - told.length).toBeLessThanOrEqual(round + 1);
      const context = openContext(data);
      expect(context.build.organisations).toBeGreaterThanOrEqual(40);
      await closeContext(context);
    }
    expect(told.length).toBeGreaterThanOrEqual(round);
    const { status } = spawnSync(
      process.execPath,
      ['dist/bin.mjs', 'index', '--from', input, '--data', data],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
  }, 1_800_000);
});

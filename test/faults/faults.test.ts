/**
 * Each file call of ours in building, backing up and restoring fails once, or is where the process
 * is killed: what served before serves on, one sentence is said, nothing is left behind, and the
 * next run ends well. `npm run test:faults` takes every call; the run among the other tests takes
 * one call of each kind.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { temporaryFolder, writeMembers } from '../indexer/small-input.ts';

const ALL = process.env.FAULTS === 'all';
const HOOK = new URL('./failing-files.mjs', import.meta.url).href;
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'KILL'] as const;

interface Fault {
  call: string;
  at: number;
  code: string;
}

let sound: string;
beforeAll(async () => {
  sound = temporaryFolder();
  await build({ from: [writeMembers(join(sound, 'in'), 12)], data: sound });
  openAppDb(join(sound, 'app.db')).close();
  // A backup to be restored, and new input to be built.
  copyFileSync(join(sound, 'app.db'), join(sound, 'kept.db'));
  writeMembers(join(sound, 'in'), 15);
});

function run(data: string, args: readonly string[], fault?: Fault) {
  return spawnSync(
    process.execPath,
    [...(fault ? ['--import', HOOK] : []), 'dist/bin.mjs', ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        COLLIMATE_DATA: data,
        ...(fault && {
          FAULT_CALL: fault.call,
          FAULT_AT: String(fault.at),
          FAULT_CODE: fault.code,
          FAULT_UNDER: data,
        }),
      },
    },
  );
}

const COMMANDS: Readonly<Record<string, (data: string) => string[]>> = {
  index: (data) => ['index', '--from', join(data, 'in')],
  backup: (data) => ['backup', join(data, 'backup.db')],
  restore: (data) => ['restore', join(data, 'kept.db')],
};
const CALLS: Readonly<Record<string, readonly string[]>> = {
  index: ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'writeFileSync'],
  backup: ['renameSync', 'fsyncSync', 'chmodSync'],
  restore: ['copyFileSync', 'renameSync', 'fsyncSync', 'chmodSync'],
};
/** Calls of a kind that are tried; there are fewer in every command. */
const MOST = ALL ? 12 : 1;

describe.each(Object.keys(COMMANDS))('%s', (name) => {
  it.each(CALLS[name]!.flatMap((call) => CODES.map((code) => [call, code] as const)))(
    'loses nothing when %s meets %s',
    (call, code) => {
      for (let at = 1; at <= MOST; at++) {
        const data = temporaryFolder();
        cpSync(sound, data, { recursive: true });
        const args = COMMANDS[name]!(data);
        const failed = run(data, args, { call, at, code });
        // Every kind of call is made at least once, so the first fault is always met.
        if (at > 1 && failed.status === 0) break;
        expect(failed.status).not.toBe(0);
        expect(failed.stderr).not.toMatch(/^\s+at /m);
        // What served serves, and what people entered is whole.
        expect([12, 15]).toContain(membersOf(data));
        expect(() => openAppDb(join(data, 'app.db')).close()).not.toThrow();
        if (code !== 'KILL')
          expect(readdirSync(data).filter((n) => /\.(?:part|unfinished|incoming)/.test(n))).toEqual(
            [],
          );
        expect(run(data, args)).toMatchObject({ status: 0 });
      }
    },
    120_000,
  );
});

function membersOf(data: string): number {
  const context = openContext(data);
  void closeContext(context);
  return context.build.organisations;
}

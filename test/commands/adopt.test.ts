/** Files or records: `adopt`, and what the other commands say and do then. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeMembers } from '../indexer/small-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-adopt-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const data = join(folder, 'data');
const from = join(folder, 'members');
const program = (...args: string[]): string[] => ['dist/bin.mjs', ...args, '--data', data];
const run = (...args: string[]): string =>
  execFileSync('node', program(...args), { encoding: 'utf8' });
const fails = (...args: string[]) =>
  spawnSync('node', program(...args), { encoding: 'utf8' }).stderr;

interface Outcome {
  reused: boolean;
  counts?: { organisations: number };
}
const index = (...args: string[]) => JSON.parse(run('index', '--json', ...args)) as Outcome;

it('goes from files to records and back, one at a time', () => {
  writeMembers(from, 5);
  expect(index('--from', from).counts?.organisations).toBe(5);
  expect(JSON.parse(run('status', '--json'))).toMatchObject({ truth: { kind: 'files' } });

  run('adopt', '--from', from);
  expect(JSON.parse(run('status', '--json'))).toMatchObject({ truth: { kind: 'records' } });
  // A file that is changed afterwards changes nothing.
  writeMembers(from, 8);
  expect(index()).toMatchObject({ reused: false, counts: { organisations: 5 } });
  expect(index().reused).toBe(true);
  expect(fails('index', '--from', from)).toMatch(/records hold/);
  expect(fails('adopt', '--from', from)).toMatch(/records hold/);

  const out = join(folder, 'export');
  expect(run('export', out)).toMatch(/5 organisations, 5 statements/);
  run('adopt', '--release');
  expect(index('--from', from).counts?.organisations).toBe(8);
  expect(fails('adopt', '--release')).toMatch(/files hold/);
});

it('refuses files with errors, tells them, and leaves them out when told to', () => {
  appendFileSync(
    join(from, 'members.csv'),
    '\nbad id!,Invented Nine,company-sme,CZ,https://example.org',
  );
  expect(fails('adopt', '--from', from)).toMatch(/members.csv, row 10.*\n.*Nothing was adopted/s);
  expect(run('adopt', '--from', from, '--force')).toMatch(/Adopted 8 organisations/);
});

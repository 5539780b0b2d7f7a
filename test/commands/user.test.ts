/** Accounts on the command line: where the link of a new one leads. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const data = mkdtempSync(join(tmpdir(), 'collimate-user-'));
afterAll(() => rmSync(data, { recursive: true }));

const user = (args: readonly string[], environment: Record<string, string> = {}): string =>
  execFileSync(process.execPath, ['dist/bin.mjs', 'user', ...args, '--data', data], {
    encoding: 'utf8',
    env: { ...process.env, PUBLIC_URL: '', PORT: '', ...environment },
  });

describe('the link of an account', () => {
  it('leads to the port that is named, and says where it takes the pages to be', () => {
    const said = user(['add', 'office', '--port', '4711']);
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:4711\/en\/account\/\S{20,}$/m);
    expect(said).toMatch(/taken to be at http:\/\/127\.0\.0\.1:4711;.*--port or PUBLIC_URL/);
  });

  it('leads to the public address where that is set, without a word more', () => {
    const said = user(['link', 'office'], { PUBLIC_URL: 'https://cluster.example' });
    expect(said).toMatch(/^https:\/\/cluster\.example\/en\/account\/\S{20,}$/m);
    expect(said).not.toMatch(/taken to be/);
  });

  it('of a member needs an organisation that is known', () => {
    const add = (...more: string[]) => user(['add', 'maker', '--role', 'member', ...more]);
    expect(() => add()).toThrow(/belongs to one organisation/);
    expect(() => add('--organisation', 'nobody')).toThrow(/No organisation has the id "nobody"/);
  });
});

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { temporaryFolder, writeMembers } from '../indexer/small-input.ts';

const data = temporaryFolder();
beforeAll(async () => {
  await build({ from: [writeMembers(join(data, 'in'), 3)], data });
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const search = (
  ...words: string[]
): { query: { raw: string; phrases: unknown[] }; totalOwners: number } =>
  JSON.parse(
    execFileSync('node', ['dist/bin.mjs', 'search', ...words, '--data', data, '--json'], {
      encoding: 'utf8',
    }),
  ) as ReturnType<typeof search>;

describe('collimate search', () => {
  it('reads several words in one argument like several arguments; a phrase needs quotes inside', () => {
    const [one, many] = [search('part welding'), search('part', 'welding')];
    expect(one).toEqual(many);
    expect(one).toMatchObject({ totalOwners: 3, query: { raw: 'part welding', phrases: [] } });
    expect(search('"part welding"')).toMatchObject({
      totalOwners: 0,
      query: { phrases: [expect.anything()] },
    });
    expect(search('"welding of part"').totalOwners).toBe(3);
  });
});

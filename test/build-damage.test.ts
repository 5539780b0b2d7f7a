/** What becomes of a build whose files are no longer what was published. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../indexer/run.ts';
import { askSearch } from '../src/ask/search/search.ts';
import { filesOf, readPointer } from '../src/build-files.ts';
import { closeContext, type ContextSource, contextSource, openContext } from '../src/context.ts';
import { Problem } from '../src/domain/problem.ts';
import { DAMAGES, damage } from './damage.ts';
import { temporaryFolder, writeMembers } from './indexer/small-input.ts';

const COUNT = 12;

async function membersIn(data: string): Promise<number> {
  const context = openContext(data);
  try {
    return (await askSearch(context, { q: 'laser', lang: 'en' })).totalOwners;
  } finally {
    await closeContext(context);
  }
}

describe.each(['pointer', 'catalogue', 'model'] as const)('a damaged %s', (file) => {
  it.each(DAMAGES)('(%s) is noticed, and the next build makes it again', async (how) => {
    const data = temporaryFolder();
    const from = [writeMembers(join(data, 'in'), COUNT)];
    await build({ from, data });
    const served = readPointer(data)!.build;
    const files = { ...filesOf(data, served), pointer: join(data, 'current.json') };
    damage(files[file], how);
    expect(() => openContext(data)).toThrow(Problem);
    const again = await build({ from, data });
    expect(again.reused).toBe(false);
    if (file !== 'pointer') expect(again.remarks[0]).toContain('damaged');
    expect(await membersIn(data)).toBe(COUNT);
    // A whole build is not thrown away because the pointer to it was lost.
    if (file === 'pointer') expect(readdirSync(data).join()).toContain(`catalogue-${served}.db`);
  });
});

describe('a running process', () => {
  let data: string;
  let source: ContextSource;
  let now = 0;
  const told: unknown[] = [];
  beforeAll(async () => {
    data = temporaryFolder();
    await build({ from: [writeMembers(join(data, 'in'), COUNT)], data });
    source = contextSource(
      data,
      (error) => told.push(error),
      () => now,
    );
    await source.use(() => undefined);
  });
  afterAll(() => source.close());

  it('keeps what it has when a new build is damaged, says so once, and takes the next good one', async () => {
    const from = [writeMembers(join(data, 'in'), COUNT + 1)];
    await build({ from, data });
    damage(filesOf(data, readPointer(data)!.build).catalogue, 'flipped');
    const members = (): Promise<number> =>
      source.use(async (c) => (await askSearch(c, { q: 'laser', lang: 'en' })).totalOwners);
    for (let second = 0; second < 100; second++) {
      now += 1_000;
      expect(await source.use(({ catalogue }) => catalogue.counts.organisations)).toBe(COUNT);
    }
    expect(source.isBehind()).toBe(true);
    expect(told.map(String)).toEqual([expect.stringContaining('damaged')]);
    await build({ from, data });
    now += 1_000;
    expect(await members()).toBe(COUNT + 1);
    expect(source.isBehind()).toBe(false);
  });
});

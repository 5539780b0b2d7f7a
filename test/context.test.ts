import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { build } from '../indexer/run.ts';
import { askSearch } from '../src/ask/search/search.ts';
import { type Context, type ContextSource, contextSource } from '../src/context.ts';
import { temporaryFolder, writeMembers } from './indexer/small-input.ts';

const members = async (context: Context): Promise<number> =>
  (await askSearch(context, { q: 'laser', lang: 'en' })).totalOwners;
const publish = (data: string, count: number): Promise<unknown> =>
  build({ from: [writeMembers(join(data, 'in'), count)], data });

describe('a running process', () => {
  let source: ContextSource | undefined;
  let now = 0;
  const open = (data: string, onError?: (error: unknown) => void): ContextSource =>
    (source = contextSource(data, onError, () => now));
  afterEach(() => source?.close());

  it('says what to do while there is no build, and serves the first as soon as there is one', async () => {
    const data = temporaryFolder();
    const running = open(data);
    await expect(running.use(members)).rejects.toThrow(/no catalogue .* "collimate index/);
    await publish(data, 3);
    expect(await running.use(members)).toBe(3);
  });

  it('takes a new build without failing the work that is under way', async () => {
    const data = temporaryFolder();
    await publish(data, 3);
    const running = open(data);
    let goOn = (): void => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // Begins on the old build and ends long after the new one has come, twice, so that the old
    // one's files are removed.
    const slow = running.use(async (context) => {
      await gate;
      return members(context);
    });
    await publish(data, 4);
    await publish(data, 5);
    now += 2_000;
    expect(await running.use(members)).toBe(5);
    goOn();
    expect(await slow).toBe(3);
  });

  it('closes an old build when its last work has ended', async () => {
    const data = temporaryFolder();
    await publish(data, 3);
    const running = open(data);
    const old = await running.use((context) => context);
    await publish(data, 4);
    now += 2_000;
    await running.use(members);
    await expect(members(old)).rejects.toThrow(/not open/);
  });

  it('serves on with the old build when the new one cannot be opened', async () => {
    const data = temporaryFolder();
    const told: unknown[] = [];
    await publish(data, 3);
    const running = open(data, (error) => told.push(error));
    expect(await running.use(members)).toBe(3);
    writeFileSync(join(data, 'current.json'), JSON.stringify({ build: 'of-nothing' }));
    now += 2_000;
    expect(await running.use(members)).toBe(3);
    expect(told).toHaveLength(1);
  });
});

/**
 * The promise of the pointer, tried with a real process that is killed: whatever the moment, what
 * served before serves on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { temporaryFolder, writeMembers } from './small-input.ts';

async function members(data: string): Promise<number> {
  const context = openContext(data);
  const { totalOwners } = await askSearch(context, { q: 'laser', lang: 'en' });
  await closeContext(context);
  return totalOwners;
}

/**
 * Builds in a process of its own, which is killed as soon as it has said that a stage has ended.
 */
async function killedAfter(
  stage: string,
  from: string,
  data: string,
): Promise<NodeJS.Signals | null> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['dist/bin.mjs', 'index', '--from', from, '--data', data],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(stage)) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

describe('a build that is killed', () => {
  it.each(['Read', 'Analysed', 'Learned'])(
    'after "%s" leaves the last good one serving, and the next build cleans up',
    async (stage) => {
      const data = temporaryFolder();
      const folder = join(data, 'in');
      // Enough that the stages behind take longer than the signal.
      await build({ from: [writeMembers(folder, 500)], data });
      writeMembers(folder, 600);
      expect(await killedAfter(stage, folder, data)).toBe('SIGKILL');
      expect(await members(data)).toBe(500);
      await build({ from: [folder], data });
      expect(await members(data)).toBe(600);
      expect(
        readdirSync(data)
          .filter((name) => name !== 'in' && name !== 'building.lock')
          .sort(),
      ).toHaveLength(5);
    },
  );

  it('in the middle of writing leaves the last good one serving', async () => {
    const data = temporaryFolder();
    const folder = join(data, 'in');
    await build({ from: [writeMembers(folder, 20)], data });
    writeMembers(folder, 25);
    // The process ends itself inside the write, at a row that a signal would hardly ever meet.
    const script = `import { build } from './indexer/run.ts'; await build({ from: [process.argv[1]], data: process.argv[2], report: (p) => { if (p.stage === 'write') process.kill(process.pid, 'SIGKILL'); } });`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, '--', folder, data],
      { stdio: 'ignore' },
    );
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    expect(await members(data)).toBe(20);
    await build({ from: [folder], data });
    expect(await members(data)).toBe(25);
  });
});

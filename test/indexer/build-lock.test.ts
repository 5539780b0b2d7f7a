import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockBuilds } from '../../indexer/build-lock.ts';
import { temporaryFolder } from './small-input.ts';

/** Another process that holds the lock until it is killed. */
async function holderOf(data: string) {
  const script = `import { lockBuilds } from './indexer/build-lock.ts'; lockBuilds(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, '--', data],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of builds', () => {
  it('lets one build in, and the next when it has ended', () => {
    const data = join(temporaryFolder(), 'new');
    const release = lockBuilds(data);
    expect(() => lockBuilds(data)).toThrow(/Another build is running/);
    release();
    expect(() => lockBuilds(data)()).not.toThrow();
  });

  it('holds between processes, and is free as soon as its holder is killed', async () => {
    const data = temporaryFolder();
    const holder = await holderOf(data);
    expect(() => lockBuilds(data)).toThrow(/Another build is running/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    // Whatever the killed one left, it is no reason to refuse, also not to a process of its number.
    expect(() => lockBuilds(data)()).not.toThrow();
  });
});

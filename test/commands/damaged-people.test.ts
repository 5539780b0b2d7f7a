/** What serves and what is told while nobody can open what people entered. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { temporaryFolder, writeMembers } from '../indexer/small-input.ts';

const run = (...args: string[]) => promisify(execFile)(process.execPath, ['dist/bin.mjs', ...args]);

let data: string;
let members: string;
beforeAll(async () => {
  data = temporaryFolder();
  members = writeMembers(join(data, 'in'), 3);
  await build({ from: [members], data });
  writeFileSync(join(data, 'app.db'), 'no database, only words '.repeat(500));
});

it('start goes on with the build that is there, and says so', async () => {
  writeMembers(members, 5);
  const server = spawn(process.execPath, ['dist/bin.mjs', 'start', '--port', '0', '--data', data], {
    stdio: 'pipe',
  });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let out = '';
      server.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        const found = /http:\/\/[\w.:]+/.exec(out);
        if (found) resolve(found[0]);
      });
      server.once('exit', () => reject(new Error(`ended: ${said}`)));
    });
    const { organisations } = (await (await fetch(`${address}/api/v1/organisations`)).json()) as {
      organisations: unknown[];
    };
    // Not built from the files, which grew: the records may hold.
    expect(organisations).toHaveLength(3);
    expect(said).toContain(`${join(data, 'app.db')} cannot be opened`);
  } finally {
    server.kill();
    await once(server, 'close');
  }
});

it('status tells it and names the file', async () => {
  expect((await run('status', '--data', data)).stdout).toContain(join(data, 'app.db'));
  const status = JSON.parse((await run('status', '--json', '--data', data)).stdout) as object;
  expect(status).toMatchObject({ counts: { organisations: 3 }, truth: { kind: 'unknown' } });
});

it('start without a build ends with why, and builds nothing from the files', async () => {
  const empty = temporaryFolder();
  writeFileSync(join(empty, 'app.db'), 'no database, only words '.repeat(500));
  await expect(run('start', '--from', members, '--data', empty)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(join(empty, 'app.db')) as string,
  });
});

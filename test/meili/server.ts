/**
 * A real Meilisearch for tests: started on a free loopback port in a folder of its own, ended by
 * its id.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestServer {
  url: string;
  pid: number;
  folder: string;
  /** Ends the process, politely or at once, and waits until it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

export const BINARY = 'meilisearch';

/** Why tests against a real server cannot run here, or undefined when they can. */
export function noServer(): string | undefined {
  return spawnSync(BINARY, ['--version']).status === 0
    ? undefined
    : 'not run: there is no "meilisearch" on the PATH, so nothing was tried on a real server';
}

/** @param folder where its data goes; a temporary folder when not given */
export async function startServer(
  options: { masterKey?: string; folder?: string; args?: readonly string[] } = {},
): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'collimate-meili-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    '--db-path',
    join(folder, 'db'),
    '--dump-dir',
    join(folder, 'dumps'),
    '--snapshot-dir',
    join(folder, 'snapshots'),
    '--no-analytics',
    '--http-addr',
    `127.0.0.1:${port}`,
    '--max-indexing-threads',
    '2',
    ...(options.masterKey ? ['--master-key', options.masterKey] : []),
    ...(options.args ?? []),
  ];
  let child = await launch(args, url, folder);
  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
  }
  return {
    url,
    folder,
    stop,
    get pid() {
      return child.pid ?? 0;
    },
    async restart() {
      child = await launch(args, url, folder);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(args: readonly string[], url: string, cwd: string): Promise<ChildProcess> {
  const child = spawn(BINARY, args, { cwd, stdio: 'ignore', env: { PATH: process.env.PATH } });
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`meilisearch ended with ${child.exitCode}`);
    const healthy = await fetch(`${url}/health`).then(
      (r) => r.ok,
      () => false,
    );
    if (healthy) return child;
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill('SIGKILL');
  throw new Error('meilisearch did not start within 15 s');
}

/**
 * A free port below the range from which the system takes ports for outgoing connections: a server
 * that is killed and started again must find its port free.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 18_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise<boolean>((done) => {
      const probe = createServer()
        .once('error', () => done(false))
        .listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
}

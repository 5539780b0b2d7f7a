/**
 * The processes of a bench: Meilisearch instances and our server, each in a folder of its own,
 * ended by their ids.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  url: string;
  /** Memory in MB. */
  memory(): number;
  /** Disk of its folder in MB. */
  disk(): number;
  /** Ends the process at once and leaves its folder. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

export function hasMeilisearch(): boolean {
  return spawnSync('meilisearch', ['--version']).status === 0;
}

export async function runMeilisearch(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-meili-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const start = () =>
    spawn(
      'meilisearch',
      [
        '--db-path',
        join(folder, 'db'),
        '--no-analytics',
        '--http-addr',
        url.slice(7),
        '--experimental-allowed-ip-networks',
        '127.0.0.0/8',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
  return running(url, start, folder);
}

/** `collimate serve` on a data folder. @param environment settings */
export async function runCollimate(
  data: string,
  environment: Record<string, string>,
): Promise<Running> {
  const port = await freePort();
  const start = () =>
    spawn(process.execPath, ['dist/bin.mjs', 'serve', '--data', data, '--port', String(port)], {
      stdio: 'ignore',
      env: { PATH: process.env.PATH, RATE_LIMIT: '0', LOG_LEVEL: 'error', ...environment },
    });
  return running(`http://127.0.0.1:${port}`, start);
}

async function running(url: string, start: () => ChildProcess, folder?: string): Promise<Running> {
  let child: ChildProcess;
  const launch = async (): Promise<void> => {
    child = start();
    await until(
      () =>
        fetch(`${url}/health`).then(
          (r) => r.ok,
          () => false,
        ),
      child,
    );
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  };
  await launch();
  return {
    url,
    kill,
    restart: launch,
    memory: () =>
      Math.round(
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) /
          1024,
      ),
    disk: () => (folder ? diskOf(folder) : 0),
    async end() {
      await kill();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Megabytes of a folder on disk. */
export function diskOf(folder: string): number {
  return Math.round(
    Number(/^\d+/.exec(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout)?.[0] ?? 0) /
      1024,
  );
}

async function until(ready: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await ready()) return;
    if (child.exitCode !== null) throw new Error(`the process ended with ${child.exitCode}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the process was not ready within a minute');
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = 18_000 + Math.floor(Math.random() * 12_000);
    if (
      await new Promise<boolean>((done) => {
        const probe = createServer()
          .once('error', () => done(false))
          .listen(port, '127.0.0.1', () => probe.close(() => done(true)));
      })
    )
      return port;
  }
}

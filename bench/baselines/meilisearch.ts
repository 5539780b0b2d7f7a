import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { type Baseline, profilesOf } from './corpus.ts';

/** Plain Meilisearch in the obvious way: one document a member, the question as it stands. */
export const meilisearch: Baseline = {
  name: 'Meilisearch as it comes',
  prepare: async (corpus) => {
    const { url, stop } = await start();
    const index = new Meilisearch({ host: url }).index('profile');
    await index.updateSettings({ searchableAttributes: ['text'] }).waitTask({ timeout: 60_000 });
    await index
      .addDocuments(
        profilesOf(corpus).map(({ text }, id) => ({ id, text })),
        { primaryKey: 'id' },
      )
      .waitTask({ timeout: 600_000 });
    return {
      rank: async ({ text }) => {
        const { hits } = await index.search(text, {
          limit: 100,
          attributesToRetrieve: ['id'],
          showRankingScore: true,
        });
        // Its score has ties; the order of the answer is the ranking.
        return new Map(hits.map((hit, i) => [hit.id as number, hits.length - i]));
      },
      close: stop,
    };
  },
};

/** True when the server can be started from the path. */
export function hasMeilisearch(): boolean {
  try {
    execFileSync('meilisearch', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function start(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-meili-'));
  const port = await freePort();
  const server: ChildProcess = spawn(
    'meilisearch',
    ['--db-path', join(folder, 'db'), '--http-addr', `127.0.0.1:${port}`, '--no-analytics'],
    { stdio: 'ignore', cwd: folder },
  );
  const url = `http://127.0.0.1:${port}`;
  for (
    let i = 0;
    i < 100 &&
    !(await fetch(`${url}/health`).then(
      (r) => r.ok,
      () => false,
    ));
    i++
  )
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  return {
    url,
    stop: () =>
      new Promise((done) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          done();
        });
        server.kill('SIGTERM');
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        found(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

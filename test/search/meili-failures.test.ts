import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeMeili } from '../../indexer/write/meili.ts';
import { connect } from '../../src/meili/connection.ts';
import { evidenceSettings } from '../../src/meili/fields.ts';
import { finishTask } from '../../src/meili/task.ts';
import { withReserve } from '../../src/search/fallback.ts';
import { openMeiliEngine } from '../../src/search/meili/engine.ts';
import type { SearchAnswer, SearchEngine, SearchRequest } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import { noServer, startServer, type TestServer } from '../meili/server.ts';
import { contentOf } from './contract.ts';
import { corpus } from './corpus.ts';
import { writeLocal } from './local-build.ts';

const why = noServer();
if (why) console.log(`test/search/meili-failures: ${why}`);

const MASTER = 'a-master-key-for-this-test-only';
const TIMEOUT_MS = 300;
const content = contentOf(corpus);

describe.skipIf(why)('a real server in trouble', () => {
  let server: TestServer;
  /** The breaker's clock: tests move it instead of waiting. */
  let clock = 0;
  const opened: SearchEngine[] = [];
  const request: SearchRequest = {
    query: parseQuery('lens grinding', 'en'),
    lang: 'en',
    view: 'owners',
    filters: {},
    ranges: [],
    sort: 'relevance',
    page: 1,
    pageSize: 20,
  };
  const write = (build: string) =>
    writeMeili(
      { urls: [server.url], key: MASTER, prefix: 'trouble', replicas: 1 },
      { build, documents: content.documents, width: content.dimensions, serving: build },
    );

  function open(options: { url?: string; key?: string } = {}) {
    const local = writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-trouble-')));
    const meili = openMeiliEngine(
      {
        urls: [options.url ?? server.url],
        key: options.key ?? MASTER,
        prefix: 'trouble',
        replicas: 1,
        timeoutMs: TIMEOUT_MS,
      },
      'b1',
      local,
      () => clock,
    );
    const engine = withReserve(meili, local.engine, () => undefined);
    opened.push(engine);
    return { engine, reason: () => engine.status().servers[0]?.reason ?? '' };
  }

  /** The visitor sees an answer all the same, from the reserve and marked so. */
  function expectStandIn(answer: SearchAnswer): void {
    expect(answer.owners[0]?.owner).toBe('alfa');
    expect(answer).toMatchObject({ standIn: true, engine: 'embedded' });
  }

  /** After the pause a probe finds the server well; searches go on meanwhile. */
  async function expectReturn(engine: SearchEngine): Promise<void> {
    for (let i = 0; i < 100; i++) {
      clock += 20_000;
      const answer = await engine.search(request);
      expect(answer.owners[0]?.owner).toBe('alfa');
      if (!answer.standIn) {
        expect(answer.engine).toBe('meilisearch');
        return;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('it did not return');
  }

  beforeAll(async () => {
    server = await startServer({ masterKey: MASTER });
    await write('b1');
  });
  afterEach(() => Promise.all(opened.splice(0).map((e) => e.close())));
  afterAll(() => server.remove());

  it('stopped: the reserve answers, and it returns by itself', async () => {
    const { engine, reason } = open();
    expect((await engine.search(request)).standIn).toBeUndefined();
    await server.stop('SIGTERM');
    expectStandIn(await engine.search(request));
    expect(reason()).toMatch(/cannot be reached \(\w+\)/);
    await server.restart();
    await expectReturn(engine);
  });

  it('killed while searches are under way: every visitor gets an answer', async () => {
    const { engine } = open();
    await engine.search(request);
    const under = Array.from(
      { length: 40 },
      (_, i) =>
        new Promise<SearchAnswer>((done, fail) =>
          setTimeout(() => void engine.search(request).then(done, fail), i),
        ),
    );
    await new Promise((done) => setTimeout(done, 15));
    process.kill(server.pid, 'SIGKILL');
    const answers = await Promise.all(under);
    expect(answers.every((a) => a.owners[0]?.owner === 'alfa')).toBe(true);
    expect(answers.at(-1)?.standIn).toBe(true);
    await server.stop();
    await server.restart();
    await expectReturn(engine);
  });

  it('hanging: one time limit is paid once, then nobody waits', async () => {
    const { engine, reason } = open();
    await engine.search(request);
    process.kill(server.pid, 'SIGSTOP');
    expectStandIn(await engine.search(request));
    expect(reason()).toContain('did not answer in time');
    // A circuit that still asked would have to wait for the limit each time: fifty of these would
    // take 15 s.
    const limit = AbortSignal.timeout(TIMEOUT_MS * 10);
    for (let i = 0; i < 50; i++) expectStandIn(await engine.search(request, limit));
    process.kill(server.pid, 'SIGCONT');
    await expectReturn(engine);
  });

  it("a visitor who leaves ends the request, and it is nobody's failure", async () => {
    const { engine } = open();
    await engine.search(request);
    process.kill(server.pid, 'SIGSTOP');
    const leaving = new AbortController();
    const answer = engine.search(request, leaving.signal);
    setTimeout(() => leaving.abort(new Error('left')), 20);
    await expect(answer).rejects.toThrow('left');
    process.kill(server.pid, 'SIGCONT');
    expect((await engine.search(request)).standIn).toBeUndefined();
  });

  it('behind a proxy that answers with a page', async () => {
    let broken = true;
    const proxy = await proxyTo(
      () => server.url,
      (own) => (broken ? '<!doctype html><title>Maintenance</title>' : own),
    );
    const { engine, reason } = open({ url: proxy.url });
    expectStandIn(await engine.search(request));
    expect(reason()).toContain('something other than JSON');
    broken = false;
    await expectReturn(engine);
    proxy.close();
  });

  // A real server of an older version cannot be had everywhere; this one lies about its own.
  it('of a version too old: neither written to nor asked', async () => {
    const proxy = await proxyTo(
      () => server.url,
      (own) => own.replace(/"pkgVersion":"[^"]*"/, '"pkgVersion":"1.49.9"'),
    );
    const old = { urls: [proxy.url], key: MASTER, prefix: 'old', replicas: 1 };
    await expect(
      writeMeili(old, { build: 'b1', documents: content.documents, width: content.dimensions }),
    ).rejects.toThrow(/is version 1\.49\.9; 1\.50\.0 or newer is needed\. Upgrade it/);
    const meili = openMeiliEngine(
      { ...old, prefix: 'trouble', timeoutMs: TIMEOUT_MS },
      'b1',
      writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-trouble-'))),
    );
    await meili.check();
    expect(meili.status()).toMatchObject({
      state: 'stand-in',
      servers: [{ ready: false, reason: expect.stringContaining('is version 1.49.9') as unknown }],
    });
    await meili.close();
    proxy.close();
  });

  it('that cannot set settings: told in its own words', async () => {
    // A key that makes no indexes, and somebody deleted this one meanwhile: the task is taken, and
    // fails.
    const { key } = await connect(server.url, MASTER).createKey({
      actions: ['settings.update', 'tasks.get'],
      indexes: ['trouble-*'],
      expiresAt: null,
    });
    const client = connect(server.url, key);
    const uid = 'trouble-evidence-gone';
    await expect(
      finishTask(client, `set the settings of ${uid}`, () =>
        client.index(uid).updateSettings(evidenceSettings(content.dimensions)),
      ),
    ).rejects.toThrow(
      /could not set the settings of trouble-evidence-gone: .*not found.*The build in use goes on serving/s,
    );
  });

  it('with a wrong key, which is never told', async () => {
    const { engine, reason } = open({ key: 'secret-but-wrong' });
    expectStandIn(await engine.search(request));
    expect(reason()).toContain('refuses the key');
    expect(JSON.stringify(engine.status())).not.toContain('secret-but-wrong');
  });

  it('with its index deleted, until it is written again', async () => {
    const { engine, reason } = open();
    const client = connect(server.url, MASTER);
    await client.deleteIndex('trouble-evidence-b1').waitTask({ timeout: 0 });
    expectStandIn(await engine.search(request));
    expect(reason()).toContain('does not have the index of this build');
    await write('b1');
    await expectReturn(engine);
  });

  it('with settings that somebody changed: the missing one is named', async () => {
    const { engine, reason } = open();
    const client = connect(server.url, MASTER);
    await client
      .index('trouble-evidence-b1')
      .updateFilterableAttributes(['kind'])
      .waitTask({ timeout: 0 });
    expectStandIn(await engine.search(request));
    clock += 20_000;
    await engine.search(request);
    await expect
      .poll(reason)
      .toMatch(
        /settings of trouble-evidence-b1 were changed \(filterableAttributes should be.*collimate index/s,
      );
    await write('b1');
    await expectReturn(engine);
  });
});

/**
 * Passes requests on, and answers as `said` makes it of the server's own answer: a page where it
 * begins so.
 */
async function proxyTo(
  target: () => string,
  said: (own: string) => string,
): Promise<{ url: string; close(): void }> {
  const proxy = createServer((from, to) => {
    const parts: Buffer[] = [];
    from
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const { authorization = '' } = from.headers;
        void fetch(target() + (from.url ?? ''), {
          method: from.method,
          headers: { authorization, 'content-type': 'application/json' },
          body: from.method === 'GET' ? undefined : Buffer.concat(parts),
        }).then(
          async (r) => {
            const answer = said(await r.text());
            const page = answer.startsWith('<');
            to.writeHead(page ? 200 : r.status, {
              'content-type': page ? 'text/html' : 'application/json',
            }).end(answer);
          },
          () => to.writeHead(502).end(),
        );
      });
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

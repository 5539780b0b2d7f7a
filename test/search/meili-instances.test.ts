import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMeili } from '../../indexer/write/meili.ts';
import { connect, type MeiliTarget } from '../../src/meili/connection.ts';
import { evidenceKey } from '../../src/meili/placement.ts';
import { issueKeys } from '../../src/search/meili/keys.ts';
import { instanceStates, rebalance } from '../../src/search/meili/rebalance.ts';
import { openMeiliEngine } from '../../src/search/meili/engine.ts';
import type { SearchAnswer, SearchRequest } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import { noServer, startServer, type TestServer } from '../meili/server.ts';
import { contentOf } from './contract.ts';
import { corpus, evidence } from './corpus.ts';
import { writeLocal } from './local-build.ts';

const why = noServer();
if (why) console.log(`test/search/meili-instances: ${why}`);

const MASTER = 'a-master-key-for-this-test-only';
/** Three hundred statements, so that shares mean something. */
const many = {
  ...corpus,
  evidence: Array.from({ length: 300 }, (_, i) => ({
    ...evidence[i % evidence.length]!,
    id: `item-${String(i).padStart(3, '0')}`,
  })),
};
const content = contentOf(many);
const keys = content.documents.map((d) => evidenceKey(d.evidence.id));

describe.skipIf(why)('three real instances', () => {
  let servers: TestServer[];
  beforeAll(async () => {
    servers = await Promise.all([0, 1, 2].map(() => startServer({ masterKey: MASTER })));
  });
  afterAll(() => Promise.all(servers.map((s) => s.remove())));

  const target = (prefix: string, replicas: number, count = 3): MeiliTarget => ({
    urls: servers.slice(0, count).map((s) => s.url),
    key: MASTER,
    prefix,
    replicas,
  });
  const given = { build: 'b1', documents: content.documents, width: content.dimensions };
  /** The same without vectors, whose graphs take the servers a second or two each time. */
  const words = {
    ...given,
    documents: content.documents.map((d) => ({ ...d, vector: null })),
    width: 0,
  };
  const request: SearchRequest = {
    query: parseQuery('laser', 'en'),
    lang: 'en',
    view: 'evidence',
    filters: {},
    ranges: [],
    sort: 'relevance',
    page: 1,
    pageSize: 20,
  };
  const open = (of: MeiliTarget) =>
    openMeiliEngine(
      { ...of, timeoutMs: 2_000 },
      'b1',
      writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-three-'))),
    );
  const whole = () =>
    writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-three-'))).engine.search(request);

  /** Searches all the time; one instance is killed in between. */
  async function underLoad(
    of: MeiliTarget,
  ): Promise<{ before: SearchAnswer; after: SearchAnswer; all: SearchAnswer[] }> {
    const engine = open(of);
    const before = await engine.search(request);
    const running = Array.from(
      { length: 60 },
      (_, i) =>
        new Promise<SearchAnswer>((done, fail) =>
          setTimeout(() => void engine.search(request).then(done, fail), 2 * i),
        ),
    );
    await new Promise((done) => setTimeout(done, 50));
    await servers[1]!.stop('SIGKILL');
    const all = await Promise.all(running);
    const after = await engine.search(request);
    await servers[1]!.restart();
    await engine.close();
    return { before, after, all };
  }

  it('one is killed under load: with one copy of each, the answers are partial and say how much is missing', async () => {
    const of = target('single', 1);
    await writeMeili(of, words);
    const { before, after, all } = await underLoad(of);
    expect(before).toMatchObject({ missing: 0, totalEvidence: (await whole()).totalEvidence });
    expect(after.missing).toBeGreaterThan(0.2);
    expect(after.missing).toBeLessThan(0.45);
    expect(after.totalEvidence).toBeLessThan(before.totalEvidence);
    // Whatever moment it was, what was not whole said so.
    for (const a of all) expect(a.totalEvidence === before.totalEvidence).toBe(a.missing === 0);
  });

  it('one is killed under load: with two copies of each, every answer is whole', async () => {
    const of = target('double', 2);
    await writeMeili(of, words);
    const { before, all } = await underLoad(of);
    for (const a of all)
      expect({ total: a.totalEvidence, missing: a.missing }).toEqual({
        total: before.totalEvidence,
        missing: 0,
      });
  });

  it('one is killed while written to: no write that was acknowledged is lost', async () => {
    let back: Promise<void> | undefined;
    function* killing() {
      for (const d of words.documents) {
        if (d.ordinal === 150) {
          process.kill(servers[2]!.pid, 'SIGKILL');
          // Not by a later document: the next one may have to wait until the server is back.
          setTimeout(() => {
            back = servers[2]!.stop().then(() => servers[2]!.restart());
          }, 300);
        }
        yield d;
      }
    }
    const of = target('written', 1);
    await writeMeili(
      { ...of, batch: { documents: 20, bytes: 1e6 } },
      { ...words, documents: killing() },
    );
    await back;
    expect((await instanceStates(of, 'b1', keys)).map((s) => [s.missing, s.surplus])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('an instance is added: only its share moves, vectors too, and nothing is missing meanwhile', async () => {
    const two = target('grown', 1, 2);
    const three = target('grown', 1);
    await writeMeili(two, given);
    const drift = await instanceStates(three, 'b1', keys);
    expect(drift[2]).toMatchObject({ held: 0, builds: [] });
    const copied = await rebalance(three, 'b1', true);
    expect(copied.map((m) => m.removed)).toEqual([0, 0, 0]);
    expect(copied.slice(0, 2).map((m) => m.copied)).toEqual([0, 0]);
    expect((await open(two).search(request)).totalEvidence).toBe(
      (await open(three).search(request)).totalEvidence,
    );
    await rebalance(three, 'b1', false);
    const states = await instanceStates(three, 'b1', keys);
    expect(states.map((s) => [s.missing, s.surplus])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(states.reduce((sum, s) => sum + s.held, 0)).toBe(300);
    const engine = open(three);
    await engine.check();
    expect(engine.status()).toMatchObject({ state: 'ready' });
    const before = await writtenNeighbours(content.documents[0]!.vector!);
    expect(
      (await engine.candidates(content.documents[0]!.vector!, 300)).map((c) => c.ordinal).sort(),
    ).toEqual(before);
  });

  /** Neighbours as the embedded engine finds them, by ordinal. */
  async function writtenNeighbours(vector: Float32Array): Promise<number[]> {
    const { engine } = writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-three-')));
    return (await engine.candidates(vector, 300))
      .filter((c) => c.score > 1e-6)
      .map((c) => c.ordinal)
      .sort();
  }

  it('makes the same keys everywhere; the search key can search and not write', async () => {
    const of = target('keyed', 1);
    await writeMeili(of, given);
    const [search, write] = await issueKeys(of.urls, MASTER, 'keyed');
    expect(await issueKeys(of.urls, MASTER, 'keyed')).toEqual([search, write]);
    const engine = open({ ...of, key: search?.key });
    await engine.check();
    expect(engine.status().state).toBe('ready');
    expect((await engine.search(request)).totalEvidence).toBeGreaterThan(0);
    await expect(
      writeMeili({ ...of, key: search?.key }, { ...words, build: 'b2' }),
    ).rejects.toThrow(/refuses the key/);
    await writeMeili({ ...of, key: write?.key }, { ...words, build: 'b3', serving: 'b1' });
    await expect(connect(of.urls[0]!, write?.key).getKeys()).rejects.toThrow();
    await expect(
      connect(of.urls[0]!, search?.key).index('single-evidence-b1').search(''),
    ).rejects.toThrow();
    await expect(issueKeys(of.urls, 'not the master key', 'keyed')).rejects.toThrow(
      /refuses the key/,
    );
  });
});

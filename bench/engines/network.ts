/**
 * One instance against three, and two ways to ask three: by ourselves, or by one that asks the
 * others (`useNetwork`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MultiSearchQuery } from 'meilisearch';
import { build, type Progress } from '../../indexer/run.ts';
import { connect } from '../../src/meili/connection.ts';
import { indexName } from '../../src/meili/fields.ts';
import type { BenchTable } from '../run.ts';
import { subset } from './bench.ts';
import { loadCalls, type Load } from './load.ts';
import { runMeilisearch, type Running } from './servers.ts';

const SECONDS = 4;
/** A quarter of the data: enough for a difference, and four times as quick. */
const SHARE = 0.25;
const WORDS = ['laser', 'fiber', 'quantum', 'batteri', 'cancer', 'hydrogen', 'polym', 'turbin'];

export async function networkTables(
  folder: string,
  say: (line: string) => void,
): Promise<BenchTable[]> {
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const servers: Running[] = [];
  const rows: (string | number)[][] = [];
  const times: (string | number)[][] = [];
  try {
    const input = subset(folder, work, SHARE);
    for (let i = 0; i < 4; i++) servers.push(await runMeilisearch());
    const [one, ...three] = servers.map((s) => s.url);
    const write = async (
      urls: string[],
      replicas: number,
      prefix: string,
    ): Promise<[string, number]> => {
      let seconds = 0;
      let began = 0;
      const report = (p: Progress): void => {
        if (p.stage !== 'send') return;
        began ||= performance.now();
        if (p.finished) seconds = (performance.now() - began) / 1000;
      };
      const { build: name } = await build({
        from: [input],
        data: join(work, prefix),
        meili: { urls, key: undefined, prefix, replicas },
        report,
      });
      return [indexName(prefix, name), seconds];
    };
    const [single, oneSeconds] = await write([one!], 1, 'one');
    const [spread, threeSeconds] = await write(three, 1, 'three');
    times.push(
      ['one instance', oneSeconds.toFixed(1)],
      ['three instances', threeSeconds.toFixed(1)],
    );
    say(`sent in ${oneSeconds.toFixed(1)} s to one, ${threeSeconds.toFixed(1)} s to three`);
    await joinNetwork(three);
    const question = (uid: string, turn: number, more: object): MultiSearchQuery => ({
      indexUid: uid,
      q: `"${WORDS[turn % WORDS.length]}"`,
      limit: 20,
      facets: ['key'],
      ...more,
    });
    const ask = (url: string, uid: string, turn: number, more = {}) =>
      connect(url, undefined).multiSearch({ queries: [question(uid, turn, more)] });
    const row = (name: string, connections: number, l: Load) =>
      void rows.push([
        name,
        connections,
        Math.round(l.perSecond),
        l.p50.toFixed(1),
        l.p95.toFixed(1),
        l.failed,
      ]);
    for (const connections of [1, 8]) {
      row(
        'one instance',
        connections,
        await loadCalls((turn) => ask(one!, single, turn), connections, SECONDS),
      );
      row(
        'three, asked by us',
        connections,
        await loadCalls(
          (turn) => Promise.all(three.map((url) => ask(url, spread, turn))),
          connections,
          SECONDS,
        ),
      );
      row(
        'three, asked by one of them',
        connections,
        await loadCalls(
          (turn) => ask(three[turn % 3]!, spread, turn, { useNetwork: true }),
          connections,
          SECONDS,
        ),
      );
    }
    await servers[2]!.end();
    row(
      'three, one killed, asked by us',
      8,
      await loadCalls(
        (turn) => Promise.all(three.map((url) => ask(url, spread, turn).catch(() => undefined))),
        8,
        SECONDS,
      ),
    );
    row(
      'three, one killed, asked by one of them',
      8,
      await loadCalls(
        (turn) => ask(three[turn % 2 ? 2 : 0]!, spread, turn, { useNetwork: true }),
        8,
        SECONDS,
      ),
    );
  } finally {
    for (const s of servers) await s.end();
    rmSync(work, { recursive: true, force: true });
  }
  return [
    {
      caption: `Sending ${SHARE * 100} % of the statements; all instances on this machine, so they share its cores`,
      columns: ['to', 's'],
      rows: times,
    },
    {
      caption: 'One question with everything found, asked three ways; milliseconds',
      columns: ['asked', 'connections', 'a second', 'p50', 'p95', 'failed'],
      rows,
    },
  ];
}

/**
 * Makes the instances know each other (experimental feature `network`, community edition: no
 * leader, no shards).
 */
async function joinNetwork(urls: readonly string[]): Promise<void> {
  const remotes = Object.fromEntries(urls.map((url, i) => [`ms-${i}`, { url }]));
  for (const [i, url] of urls.entries()) {
    const client = connect(url, undefined);
    await client.updateExperimentalFeatures({ network: true });
    await client.httpRequest.patch({ path: 'network', body: { self: `ms-${i}`, remotes } });
  }
}

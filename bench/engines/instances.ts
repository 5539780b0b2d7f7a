/**
 * Several instances on this machine: what sending to three takes, and what visitors and the indexer
 * see when one is killed.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Progress } from '../../indexer/run.ts';
import type { MeiliTarget } from '../../src/meili/connection.ts';
import { evidenceKey } from '../../src/meili/placement.ts';
import { instanceStates, rebalance } from '../../src/search/meili/rebalance.ts';
import { buildFiles } from '../../src/domain/build-pointer.ts';
import { readPointer } from '../../src/build-files.ts';
import { openCatalogue } from '../../src/store/catalogue.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { QUERIES, subset } from './bench.ts';
import { loadCalls, type Load } from './load.ts';
import { networkTables } from './network.ts';
import { hasMeilisearch, runCollimate, runMeilisearch, type Running } from './servers.ts';

const CONNECTIONS = 8;
/**
 * The middle one of three stretches of this length begins with the death of an instance, the last
 * one with its return.
 */
const SECONDS = 5;
/** A quarter of the projects: enough for the servers to be busy when one is killed. */
const SHARE = 0.25;

type Row = (string | number)[];

export async function bench({ data, say }: BenchOptions): Promise<BenchTable[]> {
  const folder = join(data, 'cordis', 'scale');
  if (!existsSync(folder)) return say(`not run: there is no ${folder}`) ?? [];
  if (!hasMeilisearch()) return say('not run: there is no "meilisearch" on the PATH') ?? [];
  return [...(await networkTables(folder, say)), ...(await killingTables(folder, say))];
}

async function killingTables(folder: string, say: (line: string) => void): Promise<BenchTable[]> {
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const asked: Row[] = [];
  const written: Row[] = [];
  const servers: Running[] = [];
  try {
    for (let i = 0; i < 4; i++) servers.push(await runMeilisearch());
    const input = subset(folder, work, SHARE);
    const three = servers.slice(0, 3);
    for (const replicas of [1, 2]) {
      const target: MeiliTarget = {
        urls: three.map((s) => s.url),
        key: undefined,
        prefix: `copies${replicas}`,
        replicas,
      };
      const data = join(work, target.prefix);
      say(`${replicas} of each: writing, and one is killed meanwhile`);
      written.push(await writeThroughDeath(input, data, target, three[2]!));
      say(`${replicas} of each: searching, and one is killed meanwhile`);
      asked.push(...(await searchThroughDeath(data, target, three[1]!)));
      if (replicas === 1) written.push(await addedOne(data, target, servers[3]!.url));
    }
  } finally {
    for (const s of servers) await s.end();
    rmSync(work, { recursive: true, force: true });
  }
  return [
    {
      caption: `Writing to three instances of which one is killed by SIGKILL while it takes documents and started again two seconds later; then a fourth is added. "Missing" are statements that are not where they belong in the end`,
      columns: ['what', 'copies', 'statements', 'missing', 'in the wrong place', 's', 'copied'],
      rows: written,
    },
    {
      caption: `${CONNECTIONS} visitors at once for ${SECONDS} s each: with three instances, after one was killed by SIGKILL, and after it was started again. Milliseconds`,
      columns: [
        'copies',
        'instances',
        'answers',
        'none',
        'by the embedded engine',
        'partial',
        'largest share missing',
        'not whole and silent about it',
        'p50',
        'p99',
      ],
      rows: asked,
    },
  ];
}

async function writeThroughDeath(
  input: string,
  data: string,
  target: MeiliTarget,
  victim: Running,
): Promise<Row> {
  let back: Promise<void> | undefined;
  let began = 0;
  let seconds = 0;
  const report = (p: Progress): void => {
    if (p.stage !== 'send') return;
    began ||= performance.now();
    // By then the servers have some documents and not all.
    if (p.done > 1_000)
      back ??= victim
        .kill()
        .then(() => pause(2_000))
        .then(() => victim.restart());
    if (p.finished) seconds = (performance.now() - began) / 1000;
  };
  const { build: name } = await build({ from: [input], data, meili: target, report });
  await back;
  return [
    'written through the death of one',
    target.replicas,
    ...(await drift(target, data, name)),
    seconds.toFixed(1),
    '',
  ];
}

async function addedOne(data: string, target: MeiliTarget, url: string): Promise<Row> {
  const name = buildIn(data);
  const more = { ...target, urls: [...target.urls, url] };
  const began = performance.now();
  const moved = await rebalance(more, name, false);
  const seconds = (performance.now() - began) / 1000;
  return [
    'a fourth instance added',
    target.replicas,
    ...(await drift(more, data, name)),
    seconds.toFixed(1),
    moved.reduce((sum, m) => sum + m.copied, 0),
  ];
}

/** Statements of the build, how many copies are missing, how many lie in the wrong place. */
async function drift(
  target: MeiliTarget,
  data: string,
  name: string,
): Promise<[number, number, number]> {
  const catalogue = openCatalogue(join(data, buildFiles(name).catalogue));
  const keys = Array.from(catalogue.eachEvidence(), (e) => evidenceKey(e.evidence.id));
  catalogue.close();
  const states = await instanceStates(target, name, keys);
  return [
    keys.length,
    states.reduce((sum, s) => sum + s.missing, 0),
    states.reduce((sum, s) => sum + s.surplus, 0),
  ];
}

interface Seen {
  standIn: number;
  partial: number;
  missing: number;
  /** Fewer statements than there are, and no word of it. */
  silent: number;
}

async function searchThroughDeath(
  data: string,
  target: MeiliTarget,
  victim: Running,
): Promise<Row[]> {
  const server = await runCollimate(data, {
    MEILI_URLS: target.urls.join(','),
    MEILI_PREFIX: target.prefix,
    MEILI_REPLICAS: String(target.replicas),
  });
  try {
    const whole = await Promise.all(QUERIES.map(async (q) => (await ask(server, q)).totalEvidence));
    const stretch = async (
      name: string,
      during: () => Promise<void> = async () => {},
    ): Promise<Row> => {
      const seen: Seen = { standIn: 0, partial: 0, missing: 0, silent: 0 };
      const visitors = loadCalls(
        async (turn) =>
          look(
            await ask(server, QUERIES[turn % QUERIES.length]!),
            whole[turn % QUERIES.length]!,
            seen,
          ),
        CONNECTIONS,
        SECONDS,
      );
      await during();
      return rowOf(target.replicas, name, await visitors, seen);
    };
    return [
      await stretch('three'),
      await stretch('one is killed', () => pause(1_000).then(() => victim.kill())),
      // The breaker looks again within 15 seconds; the last stretch begins behind that.
      await victim
        .restart()
        .then(() => pause(16_000))
        .then(() => ask(server, QUERIES[0]!))
        .then(() => pause(1_000))
        .then(() => stretch('all are back')),
    ];
  } finally {
    await server.end();
  }
}

interface Answer {
  totalEvidence: number;
  missing: number;
  standIn?: boolean;
}

async function ask(server: Running, q: string): Promise<Answer> {
  const response = await fetch(
    `${server.url}/api/v1/search?lang=en&view=evidence&q=${encodeURIComponent(q)}`,
  );
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return (await response.json()) as Answer;
}

function look(answer: Answer, whole: number, seen: Seen): void {
  if (answer.standIn) seen.standIn++;
  if (answer.missing > 0) seen.partial++;
  else if (answer.totalEvidence !== whole) seen.silent++;
  seen.missing = Math.max(seen.missing, answer.missing);
}

function rowOf(replicas: number, name: string, l: Load, seen: Seen): Row {
  return [
    replicas,
    name,
    Math.round(l.perSecond * SECONDS),
    l.failed,
    seen.standIn,
    seen.partial,
    `${Math.round(100 * seen.missing)} %`,
    seen.silent,
    l.p50.toFixed(1),
    l.p99.toFixed(1),
  ];
}

function buildIn(data: string): string {
  return readPointer(data)!.build;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

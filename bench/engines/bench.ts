/**
 * The engines side by side on `cordis/scale`: our JSON search and outline-to-members with the embedded engine and with Meilisearch, and
 * Meilisearch asked directly by its own client, with and without the header that asks for uncompressed answers; then one instance
 * against three. `npm run bench -- engines [quarter] [half] [all] [network]` runs parts.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Meilisearch } from 'meilisearch';
import { build, type Progress } from '../../indexer/run.ts';
import { indexName } from '../../src/meili/fields.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { loadCalls, loadHttp, type Call, type Load } from './load.ts';
import { networkTables } from './network.ts';
import { diskOf, hasMeilisearch, runCollimate, runMeilisearch, type Running } from './servers.ts';

/** Words of the field, frequent and rare, alone and together. */
const QUERIES = ['laser', 'optical fibre', 'quantum sensing', 'machine learning', 'lithium battery', 'lens grinding', 'photonic integrated circuit', 'cancer therapy', 'wind turbine', 'semiconductor', '"machine learning"', 'hydrogen storage'];
const SHARES: Readonly<Record<string, number>> = { quarter: 0.25, half: 0.5, all: 1 };
const CONNECTIONS = [1, 8, 32];
/** Long enough for thousands of answers, short enough for all of it in a few minutes. */
const SECONDS = 4;

export async function bench({ data, only, say }: BenchOptions): Promise<BenchTable[]> {
  const folder = join(data, 'cordis', 'scale');
  if (!existsSync(folder)) return say(`not run: there is no ${folder}`) ?? [];
  if (!hasMeilisearch()) return say('not run: there is no "meilisearch" on the PATH') ?? [];
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const costs: (string | number)[][] = [], speeds: (string | number)[][] = [];
  for (const [name, share] of Object.entries(SHARES)) {
    if (wanted(name)) await measureShare(folder, name, share, costs, speeds, say);
  }
  return [
    ...(costs.length ? [{ caption: 'Cost of a build: the embedded engine alone, and sending it to one Meilisearch besides', columns: ['share', 'statements', 'embedded, s', 'Meilisearch, s', 'embedded disk, MB', 'Meilisearch disk, MB', 'our server, MB', 'Meilisearch, MB'], rows: costs }] : []),
    ...(speeds.length ? [{ caption: `Answers: ${QUERIES.length} short questions in turn, ${SECONDS} s each; milliseconds`, columns: ['share', 'asked', 'connections', 'a second', 'p50', 'p95', 'p99', 'failed'], rows: speeds }] : []),
    ...(wanted('network') ? await networkTables(folder, say) : []),
  ];
}

async function measureShare(folder: string, name: string, share: number, costs: (string | number)[][], speeds: (string | number)[][], say: (line: string) => void): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const open: Running[] = [];
  try {
    const input = subset(folder, work, share), meili = await runMeilisearch();
    open.push(meili);
    const seconds: Partial<Record<Progress['stage'], number>> = {};
    const { build: built, counts } = await build({ from: [input], data: join(work, 'data'), meili: { urls: [meili.url], key: undefined, prefix: 'bench', replicas: 1 }, report: stopwatch(seconds) });
    const embedded = Object.entries(seconds).reduce((sum, [stage, s]) => (stage === 'send' ? sum : sum + s), 0);
    say(`${name}: built in ${embedded.toFixed(1)} s, sent in ${seconds.send?.toFixed(1)} s`);
    const ours = await runCollimate(join(work, 'data'), {}), ourMeili = await runCollimate(join(work, 'data'), { MEILI_URL: meili.url, MEILI_PREFIX: 'bench', MEILI_TIMEOUT: '20000' });
    open.push(ours, ourMeili);
    const row = (asked: string, connections: number, l: Load) => void speeds.push([name, asked, connections, Math.round(l.perSecond), l.p50.toFixed(1), l.p95.toFixed(1), l.p99.toFixed(1), l.failed]);
    const search: Call[] = QUERIES.map((q) => ({ path: `/api/v1/search?lang=en&q=${encodeURIComponent(q)}` }));
    const outlines: Call[] = outlinesOf(folder).map((text) => ({ method: 'POST', path: '/api/v1/match', body: { text, lang: 'en' } }));
    for (const connections of name === 'all' ? CONNECTIONS : [1]) {
      row('our search, embedded', connections, await loadHttp(ours.url, search, connections, SECONDS));
      row('our search, Meilisearch', connections, await loadHttp(ourMeili.url, search, connections, SECONDS));
      for (const [asked, headers] of [['Meilisearch by its client', undefined], ['the same, uncompressed', { 'Accept-Encoding': 'identity' }]] as const) {
        row(asked, connections, await direct(meili.url, indexName('bench', built), headers, connections));
      }
      if (connections > 8) continue;
      row('outline to members, embedded', connections, await loadHttp(ours.url, outlines, connections, SECONDS));
      row('outline to members, Meilisearch', connections, await loadHttp(ourMeili.url, outlines, connections, SECONDS));
    }
    costs.push([name, counts?.evidence ?? 0, embedded.toFixed(1), (seconds.send ?? 0).toFixed(1), diskOf(join(work, 'data')), meili.disk(), ours.memory(), meili.memory()]);
  } finally {
    for (const r of open) await r.end();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What a user of the client would ask for a page of results: twenty hits with the counts of two facets. */
function direct(url: string, uid: string, headers: Record<string, string> | undefined, connections: number): Promise<Load> {
  const index = new Meilisearch({ host: url, requestInit: headers && { headers } }).index(uid);
  return loadCalls((turn) => index.search(QUERIES[turn % QUERIES.length], { limit: 20, matchingStrategy: 'all', facets: ['kind', 'country'] }), connections, SECONDS);
}

/** The first share of the projects, with all organisations. */
export function subset(folder: string, work: string, share: number): string {
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz'))).toString('utf8').trim().split('\n');
  const out = join(work, 'input');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  writeFileSync(join(out, 'cordis_projects.jsonl.gz'), gzipSync(`${lines.slice(0, Math.round(share * lines.length)).join('\n')}\n`, { level: 1 }));
  writeFileSync(join(out, 'cordis_orgs.jsonl.gz'), readFileSync(join(folder, 'cordis_orgs.jsonl.gz')));
  return out;
}

/** Some objectives as outlines. */
function outlinesOf(folder: string): string[] {
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz'))).toString('utf8').trim().split('\n');
  return [100, 2_000, 5_000, 9_000].map((i) => (JSON.parse(lines[i % lines.length] ?? '{}') as { objective: string }).objective);
}

function stopwatch(seconds: Partial<Record<Progress['stage'], number>>): (p: Progress) => void {
  let began = performance.now(), stage = '';
  return (p) => {
    if (p.stage !== stage) [stage, began] = [p.stage, performance.now()];
    if (p.finished) seconds[p.stage] = (performance.now() - began) / 1000;
  };
}

/**
 * The engines side by side on `cordis/scale`: our JSON search and outline-to-members with the
 * embedded engine and with Meilisearch, and Meilisearch asked directly by its own client, with and
 * without the header that asks for uncompressed answers. `npm run bench -- engines [quarter] [half]
 * [all]` runs parts.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build, type Progress } from '../../indexer/run.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { fillPlain, plainSearch, sameMultiSearch, type Ask } from './direct.ts';
import { byCalls, inTurns, overHttp, type Call } from './load.ts';
import { diskOf, hasMeilisearch, runCollimate, runMeilisearch, type Running } from './servers.ts';

/** Words of the field, frequent and rare, alone and together. */
export const QUERIES = [
  'laser',
  'optical fibre',
  'quantum sensing',
  'machine learning',
  'lithium battery',
  'lens grinding',
  'photonic integrated circuit',
  'cancer therapy',
  'wind turbine',
  'semiconductor',
  '"machine learning"',
  'hydrogen storage',
];
const SHARES: Readonly<Record<string, number>> = { quarter: 0.25, half: 0.5, all: 1 };
const CONNECTIONS = [1, 8, 32];
const PREFIX = 'bench';
/**
 * Seconds of each: long enough for thousands of answers, short enough for all of it in a few
 * minutes.
 */
const ROUNDS = 5;

type Row = (string | number)[];

export async function bench({ data, only, say }: BenchOptions): Promise<BenchTable[]> {
  const folder = join(data, 'cordis', 'scale');
  if (!existsSync(folder)) return say(`not run: there is no ${folder}`) ?? [];
  if (!hasMeilisearch()) return say('not run: there is no "meilisearch" on the PATH') ?? [];
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const costs: Row[] = [];
  const speeds: Row[] = [];
  const added: Row[] = [];
  for (const [name, share] of Object.entries(SHARES)) {
    if (wanted(name)) await measureShare(folder, name, share, costs, speeds, added, say);
  }
  return [
    ...(costs.length
      ? [
          {
            caption:
              'Cost of a build: the embedded engine alone, sending it to one Meilisearch besides, and sending the texts alone as a user of its client would. Memory of our server after all questions, of Meilisearch after the build and after all questions',
            columns: [
              'share',
              'statements',
              'embedded, s',
              'Meilisearch, s',
              'texts alone, s',
              'embedded disk, MB',
              'Meilisearch disk, MB',
              'our server, MB',
              'Meilisearch, MB',
              'afterwards, MB',
            ],
            rows: costs,
          },
        ]
      : []),
    ...(speeds.length
      ? [
          {
            caption: `Answers: ${QUERIES.length} short questions in turn, ${ROUNDS} s each, a second at a time one after the other; milliseconds`,
            columns: ['share', 'asked', 'connections', 'a second', 'p50', 'p95', 'p99', 'failed'],
            rows: speeds,
          },
        ]
      : []),
    ...(added.length
      ? [
          {
            caption: `What our answer adds to the very multi-search behind it: p50 in milliseconds`,
            columns: [
              'share',
              'connections',
              'our search, Meilisearch',
              'the multi-search by its client',
              'added',
            ],
            rows: added,
          },
        ]
      : []),
  ];
}

async function measureShare(
  folder: string,
  name: string,
  share: number,
  costs: Row[],
  speeds: Row[],
  added: Row[],
  say: (line: string) => void,
): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const data = join(work, 'data');
  const open: Running[] = [];
  try {
    const input = subset(folder, work, share);
    const meili = await runMeilisearch();
    open.push(meili);
    const seconds: Partial<Record<Progress['stage'], number>> = {};
    const { build: built, counts } = await build({
      from: [input],
      data,
      meili: { urls: [meili.url], key: undefined, prefix: PREFIX, replicas: 1 },
      report: stopwatch(seconds),
    });
    const embedded = Object.entries(seconds).reduce(
      (sum, [stage, s]) => (stage === 'send' ? sum : sum + s),
      0,
    );
    const disk = meili.disk();
    const used = meili.memory();
    const plain = await fillPlain(meili.url, data, built);
    say(
      `${name}: built in ${embedded.toFixed(1)} s, sent in ${seconds.send?.toFixed(1)} s, by the client alone in ${plain.toFixed(1)} s`,
    );
    const ours = await runCollimate(data, {});
    const ourMeili = await runCollimate(data, {
      MEILI_URL: meili.url,
      MEILI_PREFIX: PREFIX,
      MEILI_TIMEOUT: '20000',
    });
    open.push(ours, ourMeili);
    const same = await sameMultiSearch(meili.url, data, built, PREFIX, QUERIES);
    for (const connections of name === 'all' ? CONNECTIONS : [1]) {
      say(`${name}: ${connections} connections`);
      const searches = await inTurns(
        searchesOf({ ours, ourMeili, meili, same }, connections),
        ROUNDS,
      );
      const outlines = await inTurns(
        outlineMatches({ ours, ourMeili }, outlinesOf(folder), connections),
        ROUNDS,
      );
      for (const [asked, l] of Object.entries({ ...searches, ...outlines }))
        speeds.push([
          name,
          asked,
          connections,
          Math.round(l.perSecond),
          l.p50.toFixed(1),
          l.p95.toFixed(1),
          l.p99.toFixed(1),
          l.failed,
        ]);
      const [own, direct] = [
        searches['our search, Meilisearch'].p50,
        searches['the same multi-search, by its client'].p50,
      ];
      added.push([name, connections, own.toFixed(1), direct.toFixed(1), (own - direct).toFixed(1)]);
    }
    costs.push([
      name,
      counts?.evidence ?? 0,
      embedded.toFixed(1),
      (seconds.send ?? 0).toFixed(1),
      plain.toFixed(1),
      diskOf(data),
      disk,
      ours.memory(),
      used,
      meili.memory(),
    ]);
  } finally {
    for (const r of open) await r.end();
    rmSync(work, { recursive: true, force: true });
  }
}

interface Asked {
  ours: Running;
  ourMeili: Running;
  meili: Running;
  same: Ask;
}

const SEARCHES: readonly Call[] = QUERIES.map((q) => ({
  path: `/api/v1/search?lang=en&q=${encodeURIComponent(q)}`,
}));

function searchesOf({ ours, ourMeili, meili, same }: Asked, connections: number) {
  return {
    'our search, embedded': overHttp(ours.url, SEARCHES, connections),
    'our search, Meilisearch': overHttp(ourMeili.url, SEARCHES, connections),
    'the same multi-search, by its client': byCalls(same, connections),
    'Meilisearch as it comes, by its client': byCalls(plainSearch(meili.url, QUERIES), connections),
    'as it comes, asked for uncompressed answers': byCalls(
      plainSearch(meili.url, QUERIES, { 'Accept-Encoding': 'identity' }),
      connections,
    ),
  };
}

function outlineMatches(
  { ours, ourMeili }: Pick<Asked, 'ours' | 'ourMeili'>,
  outlines: readonly string[],
  connections: number,
) {
  const calls: Call[] = outlines.map((text) => ({
    method: 'POST',
    path: '/api/v1/match',
    body: { text, lang: 'en' },
  }));
  return {
    'outline to members, embedded': overHttp(ours.url, calls, connections),
    'outline to members, Meilisearch': overHttp(ourMeili.url, calls, connections),
  };
}

/** The first share of the projects, with all organisations. */
export function subset(folder: string, work: string, share: number): string {
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const out = join(work, 'input');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  writeFileSync(
    join(out, 'cordis_projects.jsonl.gz'),
    gzipSync(`${lines.slice(0, Math.round(share * lines.length)).join('\n')}\n`, { level: 1 }),
  );
  writeFileSync(
    join(out, 'cordis_orgs.jsonl.gz'),
    readFileSync(join(folder, 'cordis_orgs.jsonl.gz')),
  );
  return out;
}

/** Some objectives as outlines. */
function outlinesOf(folder: string): string[] {
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  return [100, 2_000, 5_000, 9_000].map(
    (i) => (JSON.parse(lines[i % lines.length] ?? '{}') as { objective: string }).objective,
  );
}

function stopwatch(seconds: Partial<Record<Progress['stage'], number>>): (p: Progress) => void {
  let began = performance.now();
  let stage = '';
  return (p) => {
    if (p.stage !== stage) [stage, began] = [p.stage, performance.now()];
    if (p.finished) seconds[p.stage] = (performance.now() - began) / 1000;
  };
}

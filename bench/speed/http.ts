/**
 * Over HTTP: JSON searches a second at eight connections and the server's memory on the large
 * collection; time and memory of the demo's pages.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { build } from '../../indexer/run.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { SHARES, scaleFolder, shareOf } from './inputs.ts';
import { QUESTIONS } from './search.ts';
import { memoryOf, withServer } from './server.ts';

const SECONDS = 10;
const CONNECTIONS = 8;
const PAGES = [
  '/en/',
  '/en/search?q=lens+grinding',
  '/cs/search?q=brou%C5%A1en%C3%AD+%C4%8Do%C4%8Dek',
  '/en/members',
  '/en/members/meopta',
  '/en/equipment',
  '/en/map',
  '/en/map/network',
  '/en/map/gaps',
  '/en/map/exposure',
  '/en/match',
  '/api/v1/search?q=laser&lang=en',
];

/** An outline for a team of the demo, as a visitor posts it; nine needs. */
export const OUTLINE =
  'We design a compact space telescope for a small satellite. We need aspheric mirrors of 200 mm with a roughness below 1 nm. The mechanical structure must survive the vibration of a launch. ' +
  'We need antireflection and reflective coatings that last in space. The detector works in the near infrared. Tests take place in a thermal vacuum chamber. We want to measure the wavefront with an interferometer. ' +
  'We look for a partner to develop a laser communication terminal. A university provides the image processing software.';
/**
 * Posted answers of the match page: with the smallest team, and with the smallest team under the
 * rules of a call.
 */
const POSTED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['POST /en/match, outline of nine needs', { outline: OUTLINE }],
  [
    'POST /en/match, with rules of a call',
    { outline: OUTLINE, sme: '1', research: '1', most: '4' },
  ],
];

/** A word behind the name is a share: `http 1` loads the server with all of the collection only. */
export async function bench({ data, say, only }: BenchOptions): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    const tables = [await demoTable(join(folder, 'coc'))];
    const scale = scaleFolder(data, say);
    if (scale)
      tables.push(
        await scaleTable(
          scale,
          folder,
          say,
          SHARES.filter((s) => only.length === 0 || only.includes(String(s))),
        ),
      );
    return tables;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param data folder for the demo's build */
export async function demoTable(data: string): Promise<BenchTable> {
  await build({ from: ['fixtures/coc'], data });
  const rows = await withServer(data, async (server) => {
    const fresh = memoryOf(server);
    const times: (string | number)[][] = [];
    for (const page of PAGES) times.push([page, (await medianTime(server.url + page)).toFixed(1)]);
    for (const [name, fields] of POSTED)
      times.push([name, (await medianTime(`${server.url}/en/match`, fields)).toFixed(1)]);
    return [
      ...times,
      ['memory when ready, MB', fresh],
      ['memory afterwards, MB', memoryOf(server)],
    ];
  });
  return {
    caption: 'The demo: median of 20 requests, one after the other, milliseconds.',
    columns: ['page', 'ms'],
    rows,
  };
}

async function scaleTable(
  scale: string,
  folder: string,
  say: (line: string) => void,
  shares: readonly number[],
): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const share of shares) {
    say(`${share} of cordis/scale`);
    const data = join(folder, `out-${share}`);
    await build({ from: [shareOf(scale, share, join(folder, `in-${share}`))], data });
    rows.push(
      await withServer(data, async (server) => {
        const fresh = memoryOf(server);
        const result = await load(server.url);
        return [
          `${share * 100} %`,
          Math.round(result.requests.average),
          result.latency.p50,
          result.latency.p97_5,
          result.latency.p99,
          result.non2xx,
          fresh,
          memoryOf(server),
        ];
      }),
    );
  }
  return {
    caption: `JSON search at ${CONNECTIONS} connections for ${SECONDS} s, ${QUESTIONS.length} questions in turn (server and load on the same machine).`,
    columns: [
      'share',
      'requests a second',
      'p50 ms',
      'p97.5 ms',
      'p99 ms',
      'failed',
      'MB when ready',
      'MB afterwards',
    ],
    rows,
  };
}

function load(url: string): Promise<autocannon.Result> {
  return autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: QUESTIONS.map((q) => ({
      method: 'GET',
      path: `/api/v1/search?lang=en&q=${encodeURIComponent(q)}`,
    })),
  });
}

/** @param fields posted as the form of the page does, when given */
async function medianTime(url: string, fields?: Readonly<Record<string, string>>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const began = performance.now();
    const answer = await fetch(url, fields && { method: 'POST', body: formOf(fields) });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[10]!;
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

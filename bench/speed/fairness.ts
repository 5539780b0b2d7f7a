/**
 * What a visitor notices of the others: a search alone and beside ten senders of 100 kB outlines,
 * and how long the answering thread is held by outlines, missions and imports. Every part ends by
 * itself after so many searches.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from '../../indexer/run.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { OUTLINE } from './http.ts';
import { MISSION_STEPS, officeIn, type OfficeClient, prepareMission } from './mission-load.ts';
import { QUESTIONS } from './search.ts';
import { loopDelayOf, type MeasuredServer, withServer } from './server.ts';

const SENDERS = 10;
const OUTLINE_BYTES = 100_000;
const SEARCHES = 300;
const WARM_UP = 50;

export async function bench({ say }: BenchOptions): Promise<BenchTable[]> {
  const data = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    await build({ from: ['fixtures/coc'], data });
    const mission = await prepareMission(data);
    return await withServer(
      data,
      async (server) => [
        await besideOutlines(server, say),
        await heldByMissions(server, await officeIn(server.url), mission, say),
      ],
      // Each sender is told apart by the address that a proxy would pass on.
      { PROXIES: '1' },
    );
  } finally {
    rmSync(data, { recursive: true });
  }
}

async function besideOutlines(
  server: MeasuredServer,
  say: (line: string) => void,
): Promise<BenchTable> {
  await searches(server.url, WARM_UP);
  await postOutline(server.url, 0, new AbortController().signal);
  say('search alone');
  await loopDelayOf(server);
  const alone = await searches(server.url, SEARCHES);
  const heldAlone = await loopDelayOf(server);
  say(`search beside ${SENDERS} senders`);
  const stop = new AbortController();
  const answers = Array.from({ length: SENDERS }, (_, i) =>
    sendOutlines(server.url, i, stop.signal),
  );
  const beside = await searches(server.url, SEARCHES);
  const held = await loopDelayOf(server);
  stop.abort();
  const sent = (await Promise.all(answers)).flat();
  const row = (name: string, times: readonly number[], { longest, worked, p99 }: typeof held) => [
    name,
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.95).toFixed(1),
    (quantile(times, 0.5) / quantile(alone, 0.5)).toFixed(2),
    longest.toFixed(0),
    worked.toFixed(0),
    p99.toFixed(0),
  ];
  return {
    caption: `The demo: ${SEARCHES} JSON searches one after the other, alone and beside ${SENDERS} senders of ${OUTLINE_BYTES / 1000} kB outlines, who got ${count(sent, 200)} answers and were told ${count(sent, 503)} times to come again. Server, senders and searches on the same machine.`,
    columns: [
      'search',
      'p50 ms',
      'p95 ms',
      'times alone',
      'thread held at most ms',
      'by own work',
      'held p99 ms',
    ],
    rows: [row('alone', alone, heldAlone), row('beside outlines', beside, held)],
  };
}

async function heldByMissions(
  server: MeasuredServer,
  office: OfficeClient,
  mission: string,
  say: (line: string) => void,
): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const [name, step] of MISSION_STEPS) {
    say(name);
    await loopDelayOf(server);
    const began = performance.now();
    await step(office, mission);
    const took = performance.now() - began;
    const { longest, worked, p99 } = await loopDelayOf(server);
    rows.push([name, took.toFixed(0), longest.toFixed(0), worked.toFixed(0), p99.toFixed(0)]);
  }
  return {
    caption:
      'How long the answering thread is held by one step of a mission of 40 guests and all members as hosts; "by own work" leaves out what the thread waited for a processor.',
    columns: ['step', 'ms', 'thread held at most ms', 'by own work', 'held p99 ms'],
    rows,
  };
}

async function searches(url: string, many: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < many; i++) {
    const question = QUESTIONS[i % QUESTIONS.length]!;
    const began = performance.now();
    const answer = await fetch(`${url}/api/v1/search?lang=en&q=${encodeURIComponent(question)}`);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a search was answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

/** Sends one outline after the other until it is stopped; the statuses of the answers. */
async function sendOutlines(url: string, sender: number, stop: AbortSignal): Promise<number[]> {
  const statuses: number[] = [];
  while (!stop.aborted) {
    const status = await postOutline(url, sender, stop).catch(() => 0);
    if (status > 0) statuses.push(status);
  }
  return statuses;
}

async function postOutline(url: string, sender: number, signal: AbortSignal): Promise<number> {
  const answer = await fetch(`${url}/en/match`, {
    method: 'POST',
    signal,
    headers: { 'X-Forwarded-For': `192.0.2.${sender + 1}` },
    body: new URLSearchParams({ outline: outlineOf(sender) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Sentences of an outline over and over, each with a figure of its own. */
function outlineOf(sender: number): string {
  const sentences = OUTLINE.split('. ');
  let text = '';
  for (let i = sender; text.length < OUTLINE_BYTES; i++)
    text += `${sentences[i % sentences.length]} in part ${i} of ${200 + i} mm. `;
  return text.slice(0, OUTLINE_BYTES);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

function count(statuses: readonly number[], status: number): number {
  return statuses.filter((s) => s === status).length;
}

/**
 * A soak: for so many minutes (ten unless told: `soak 2`) visitors search, match and send outlines
 * as files while the office imports guests, reads its matrix and plans, and the catalogue is built
 * anew; what the server holds and how many of its answers were faults.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../indexer/run.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { OUTLINE } from './http.ts';
import { MISSION_STEPS, officeIn, prepareMission } from './mission-load.ts';
import { QUESTIONS } from './search.ts';
import { type MeasuredServer, memoryOf, withServer } from './server.ts';

const MINUTES = 10;
/** Looks at the memory, spread evenly; the first comes when every kind of work was done once. */
const LOOKS = 10;
const OFFICE_STEPS = ['import of 300 guests, read and shown', 'matrix, shown again', 'planning'];

type Tally = Map<string, { done: number; faults: number }>;

export async function bench({ only, say }: BenchOptions): Promise<BenchTable[]> {
  const minutes = Number(only[0] ?? MINUTES);
  const data = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    await build({ from: ['fixtures/coc'], data });
    const mission = await prepareMission(data);
    return await withServer(data, (server) => soaked(server, data, mission, minutes, say));
  } finally {
    rmSync(data, { recursive: true });
  }
}

async function soaked(
  server: MeasuredServer,
  data: string,
  mission: string,
  minutes: number,
  say: (line: string) => void,
): Promise<BenchTable[]> {
  const office = await officeIn(server.url);
  const tally: Tally = new Map();
  const kinds = workKinds(server.url, data);
  for (const [name, step] of MISSION_STEPS)
    if (OFFICE_STEPS.includes(name)) kinds.set(name, () => step(office, mission));
  say('every kind of work once');
  for (const [name, work] of kinds) await counted(tally, name, work, say);
  const until = performance.now() + minutes * 60_000;
  const all = [...kinds].map(async ([name, work]) => {
    while (performance.now() < until) await counted(tally, name, work, say);
  });
  const held = [memoryOf(server)];
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, (minutes * 60_000) / LOOKS));
    held.push(memoryOf(server));
    say(`${held.at(-1)} MB`);
  }
  await Promise.all(all);
  return [
    {
      caption: `${minutes} minutes of work of every kind at once. MB that the server held at the start and after each tenth: ${held.join(', ')}. It ${server.process.exitCode === null ? 'runs on' : 'ended'}.`,
      columns: ['work', 'times', 'faults'],
      rows: [...tally].map(([name, { done, faults }]) => [name, done, faults]),
    },
  ];
}

/** Each does one piece of work and throws when it is not done. */
function workKinds(url: string, data: string): Map<string, () => Promise<unknown>> {
  const pdf = readFileSync('fixtures/outlines/mikroskop-cs.pdf');
  let n = 0;
  const asked = async (path: string, init?: RequestInit): Promise<void> => {
    const answer = await fetch(url + path, init);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  };
  return new Map<string, () => Promise<unknown>>([
    [
      'search',
      () => asked(`/en/search?q=${encodeURIComponent(QUESTIONS[n++ % QUESTIONS.length]!)}`),
    ],
    [
      'outline of words',
      () => asked('/en/match', { method: 'POST', body: new URLSearchParams({ outline: OUTLINE }) }),
    ],
    [
      'outline as a file',
      () => {
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(pdf)]), 'outline.pdf');
        return asked('/en/match', { method: 'POST', body: form });
      },
    ],
    ['build of the catalogue', () => rebuilt(data)],
  ]);
}

async function rebuilt(data: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['dist/bin.mjs', 'index', '--from', 'fixtures/coc', '--data', data, '--force'],
    { stdio: 'ignore' },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the build ended with ${code}`);
}

async function counted(
  tally: Tally,
  name: string,
  work: () => Promise<unknown>,
  say: (line: string) => void,
): Promise<void> {
  const kind = tally.get(name) ?? { done: 0, faults: 0 };
  tally.set(name, kind);
  try {
    await work();
    kind.done++;
  } catch (error) {
    kind.faults++;
    say(`${name}: ${String(error).slice(0, 300)} ${causeOf(error)}`);
  }
}

/** What the system said of a connection that broke. */
function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? `(${cause.message.slice(0, 200)})` : '';
}

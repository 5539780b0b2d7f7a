/**
 * What grows faster than the data: the large collection once, three and ten times, made from it;
 * build, memory, searches and outlines, and by which power of the size each grows.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BenchOptions, BenchTable } from '../run.ts';
import { scaleFolder } from './inputs.ts';
import type { BuildFigures } from './one-build.ts';
import type { AskedFigures } from './one-asked.ts';

const TIMES = [1, 3, 10];
/** The collection ten times does not fit into the heap that Node takes by itself. */
const HEAP = '--max-old-space-size=14000';

type Figures = BuildFigures & AskedFigures;
const MEASURED: readonly (readonly [name: string, of: (f: Figures) => number, digits: number])[] = [
  ['build, s of processor', (f) => f.cpu, 1],
  ['build, peak MB', (f) => f.megabytes, 0],
  ['ready to answer, MB', (f) => f.memory, 0],
  ['search p50 ms', (f) => f.search.p50, 2],
  ['search p95 ms', (f) => f.search.p95, 2],
  ['outline p50 ms', (f) => f.outline.p50, 1],
  ['outline p95 ms', (f) => f.outline.p95, 1],
];

/** Words behind the name are sizes: `growth 1 3` leaves out the largest. */
export function bench({ data, say, only }: BenchOptions): Promise<BenchTable[]> {
  const scale = scaleFolder(data, say);
  const queries = join(data, 'cordis', 'broad', 'dev', 'queries_a.jsonl.gz');
  if (!scale || !existsSync(queries)) return Promise.resolve([]);
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    const all = TIMES.filter((t) => only.length === 0 || only.includes(String(t))).map((times) => {
      say(`${times} times cordis/scale`);
      const from = severalTimes(scale, times, join(folder, `in-${times}`));
      const to = join(folder, `out-${times}`);
      const built = measured('bench/speed/one-build.ts', from, to) as BuildFigures;
      rmSync(from, { recursive: true });
      say('built; asking');
      const asked = measured('bench/speed/one-asked.ts', to, queries) as AskedFigures;
      return { times, ...built, ...asked };
    });
    return Promise.resolve([tableOf(all)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tableOf(all: readonly (Figures & { times: number })[]): BenchTable {
  const [first, last] = [all[0]!, all.at(-1)!];
  return {
    caption: `The collection ${all.map((f) => f.times).join(', ')} times (${all.map((f) => `${f.counts.organisations} organisations with ${f.counts.evidence} statements`).join('; ')}), made from it by joining halves of different texts. "Grows by" is the power of the size: 1 grows as the data does.`,
    columns: ['what', ...all.map((f) => `${f.times} times`), 'grows by'],
    rows: MEASURED.map(([name, of, digits]) => [
      name,
      ...all.map((f) => of(f).toFixed(digits)),
      (Math.log(of(last) / of(first)) / Math.log(last.times / first.times)).toFixed(2),
    ]),
  };
}

function measured(script: string, ...args: readonly string[]): unknown {
  return JSON.parse(
    execFileSync(process.execPath, [HEAP, '--import', 'tsx', script, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}

interface Project {
  id: string;
  title: string;
  objective: string;
  keywords: string;
  participants: string[];
}

/**
 * Copies of organisations under names of their own, and of projects whose second half is another
 * one's, so that no text comes twice.
 */
function severalTimes(scale: string, times: number, to: string): string {
  mkdirSync(to, { recursive: true });
  const organisations = linesOf<{ id: string; name: string }>(join(scale, 'cordis_orgs.jsonl.gz'));
  const projects = linesOf<Project>(join(scale, 'cordis_projects.jsonl.gz'));
  for (let n = 0; n < times; n++) {
    const own = (id: string): string => (n === 0 ? id : `${id}${n}`);
    write(
      join(to, `organisations-${n}.jsonl.gz`),
      organisations.map((o) => ({
        ...o,
        id: own(o.id),
        shortName: '',
        name: n === 0 ? o.name : `${o.name} ${'ABCDEFGHIJ'[n]}${n}`,
        profileProjects: [],
      })),
    );
    write(
      join(to, `projects-${n}.jsonl.gz`),
      projects.map((p, i) => {
        if (n === 0) return p;
        const other = projects[(i + 1_009 * n) % projects.length]!;
        const sentences = p.objective.split('. ');
        const others = other.objective.split('. ');
        return {
          ...p,
          id: own(p.id),
          acronym: '',
          title: `${p.title} ${n}`,
          objective: [
            ...sentences.slice(0, sentences.length / 2),
            ...others.slice(others.length / 2),
          ].join('. '),
          keywords: other.keywords,
          participants: p.participants.map(own),
        };
      }),
    );
  }
  return to;
}

function linesOf<T>(file: string): T[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function write(file: string, rows: readonly object[]): void {
  writeFileSync(file, gzipSync(rows.map((r) => JSON.stringify(r)).join('\n'), { level: 1 }));
}

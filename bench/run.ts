/**
 * Benches: `npm run bench` runs all, `npm run bench -- NAME` one. `--data DIR` is the folder with
 * the data (default ../shared/data), `--json` prints figures instead of tables, `--record` also
 * puts the tables into bench/RESULTS.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

/** What a bench yields: a table with a caption, or several. */
export interface BenchTable {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export interface BenchOptions {
  data: string;
  /** Words behind the bench's name: which part of it to run. */
  only: readonly string[];
  /** Says how far it is, on the error output. */
  say: (line: string) => void;
}

export type Bench = (options: BenchOptions) => Promise<readonly BenchTable[]>;

/** A bench answers with no table when its data is not there, after saying so in one line. */
const BENCHES: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  build: () => import('./speed/build.ts'),
  search: () => import('./speed/search.ts'),
  match: () => import('./speed/match.ts'),
  teams: () => import('./speed/teams.ts'),
  http: () => import('./speed/http.ts'),
  pages: () => import('./speed/pages.ts'),
  fairness: () => import('./speed/fairness.ts'),
  calls: () => import('./speed/calls.ts'),
  growth: () => import('./speed/growth.ts'),
  soak: () => import('./speed/soak.ts'),
  change: () => import('./speed/change.ts'),
  demo: () => import('./speed/demo.ts'),
  language: () => import('./speed/language.ts'),
  missions: () => import('./missions/bench.ts'),
  engines: () => import('./engines/bench.ts'),
  instances: () => import('./engines/instances.ts'),
  'engine-quality': () => import('./engines/quality.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/data' },
    json: { type: 'boolean' },
    record: { type: 'boolean' },
  },
});
const [name, ...only] = positionals;
if (name !== undefined && !BENCHES[name]) {
  process.stderr.write(
    `There is no bench "${name}"; there are ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const chosen of name === undefined ? Object.keys(BENCHES) : [name]) {
  const tables =
    (await (
      await BENCHES[chosen]?.()
    )?.bench({
      data: values.data,
      only,
      say: (line) => process.stderr.write(`${chosen}: ${line}\n`),
    })) ?? [];
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: chosen, tables })}\n`);
  else process.stdout.write(tables.map(markdown).join('\n'));
  if (values.record && tables.length) record(chosen, only, tables);
}

function markdown(t: BenchTable): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return `${t.caption}\n\n${[line(t.columns), line(t.columns.map(() => '---')), ...t.rows.map(line)].join('\n')}\n`;
}

/** Replaces the section of one bench in bench/RESULTS.md. */
function record(bench: string, part: readonly string[], tables: readonly BenchTable[]): void {
  const file = 'bench/RESULTS.md';
  const sections = existsSync(file)
    ? readFileSync(file, 'utf8').split(/^(?=## )/m)
    : ['# Measured\n\nEach section was written by the command in its first line.\n\n'];
  const head = `## ${bench}\n`;
  const when = new Date().toISOString().slice(0, 10);
  const body = `${head}\n\`npm run bench -- ${[bench, ...part.map((p) => (/^[\w-]+$/.test(p) ? p : `'${p}'`))].join(' ')} --record\`, ${when}, Node ${process.versions.node}, ${cpus().length} cores.\n\n${tables.map(markdown).join('\n')}\n`;
  const at = sections.findIndex((s) => s.startsWith(head));
  if (at < 0) sections.push(body);
  else sections[at] = body;
  writeFileSync(file, sections.join(''));
}

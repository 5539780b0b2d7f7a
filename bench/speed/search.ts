/**
 * Short questions: this engine with grouping, facets and counts beside raw FTS5 and MiniSearch,
 * which only list the first twenty, over the same rows.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { Context } from '../../src/context.ts';
import { buildFiles } from '../../src/domain/build-pointer.ts';
import { parseQuery } from '../../src/search/query.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { onShares, scaleFolder } from './inputs.ts';

/** One to three words, from thousands of hits to a handful; none is chosen by its outcome. */
export const QUESTIONS = [
  'laser',
  'photonic integrated circuits',
  'quantum key distribution',
  'femtosecond laser',
  'solar energy',
  'microscopy',
  'cancer imaging',
  'battery recycling',
  'optical coating',
  'lidar',
  'machine learning',
  'graphene',
  'hydrogen storage',
  'gene therapy',
  'wind turbine',
  'climate model',
  'robot',
  'neutrino',
  'water treatment',
  'additive manufacturing',
  'semiconductor',
  'soil carbon',
  'ultrasound',
  'cultural heritage',
  'satellite',
  'x-ray detector',
  'protein structure',
  'smart grid',
  'dark matter',
  'spectroscopy',
];
const ROUNDS = 15;

type Method = (question: string) => unknown;

/** A word behind the name is a share: `search 1` measures all of the collection only. */
export async function bench({ data, say, only }: BenchOptions): Promise<BenchTable[]> {
  const scale = scaleFolder(data, say);
  if (!scale) return [];
  const rows = await onShares(scale, { only, say }, ({ context, data: out, share }) =>
    rowsOf(context, out, share, say),
  );
  return [
    {
      caption: `${QUESTIONS.length} short questions, ${ROUNDS} rounds, the methods in turn; milliseconds of a question, the median round of each. FTS5 and MiniSearch list the first 20 rows, ours groups by owner, counts nine facets and gives both totals.`,
      columns: ['share', 'method', 'mean ms', 'p50 ms', 'p95 ms', 'times FTS5'],
      rows,
    },
  ];
}

async function rowsOf(
  context: Context,
  data: string,
  share: number,
  say: (line: string) => void,
): Promise<(string | number)[][]> {
  const db = new Database(join(data, buildFiles(context.build.build).catalogue), {
    readonly: true,
  });
  const methods: [string, Method][] = [
    ['FTS5, first 20', fullText(db)],
    ['MiniSearch', miniSearch(context)],
    ['engine, owners', ours(context, 'owners')],
    ['engine, statements', ours(context, 'evidence')],
  ];
  const times = new Map(methods.map(([name]) => [name, QUESTIONS.map((): number[] => [])]));
  for (let round = 0; round < ROUNDS; round++) {
    say(`round ${round + 1} of ${ROUNDS}`);
    for (const [i, question] of QUESTIONS.entries()) {
      for (const [name, method] of methods) {
        const began = performance.now();
        await method(question);
        times.get(name)![i]!.push(performance.now() - began);
      }
    }
  }
  db.close();
  const medians = new Map(
    [...times].map(([name, lists]) => [name, lists.map((l) => quantile(l, 0.5))]),
  );
  const base = mean(medians.get('FTS5, first 20')!);
  return [...medians].map(([name, list]) => [
    `${share * 100} %`,
    name,
    mean(list).toFixed(3),
    quantile(list, 0.5).toFixed(3),
    quantile(list, 0.95).toFixed(3),
    (mean(list) / base).toFixed(2),
  ]);
}

/** The same index terms, all words asked for, as the engine asks. */
function fullText(db: Database.Database): Method {
  const select = db
    .prepare(
      'SELECT e.id FROM phrase JOIN evidence e ON e.ordinal = phrase.rowid WHERE phrase MATCH ? ORDER BY rank LIMIT 20',
    )
    .pluck();
  return (question) =>
    select.all(
      parseQuery(question, 'en')
        .words.map((w) => `(${w.terms.map((t) => `"${t}"`).join(' OR ')})`)
        .join(' AND '),
    );
}

function miniSearch(context: Context): Method {
  const index = new MiniSearch<{ id: number; title: string; body: string }>({
    fields: ['title', 'body'],
    searchOptions: { combineWith: 'AND', boost: { title: 3 } },
  });
  let id = 0;
  for (const { evidence } of context.catalogue.eachEvidence())
    index.add({
      id: id++,
      title: Object.values(evidence.title).join(' '),
      body: [...Object.values(evidence.body ?? {}), ...evidence.keywords].join(' '),
    });
  return (question) => index.search(question).slice(0, 20);
}

function ours(context: Context, view: 'owners' | 'evidence'): Method {
  return (question) =>
    context.engine.search({
      query: parseQuery(question, 'en'),
      lang: 'en',
      view,
      filters: {},
      ranges: [],
      sort: 'relevance',
      page: 1,
      pageSize: 20,
    });
}

function quantile(list: readonly number[], share: number): number {
  return [...list].sort((a, b) => a - b)[
    Math.min(list.length - 1, Math.floor(share * list.length))
  ]!;
}

function mean(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0) / list.length;
}

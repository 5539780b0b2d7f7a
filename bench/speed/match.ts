/**
 * Outline to members on the large collection, with reasons and needs, beside a plain BM25 and
 * natural's TfIdf, which only rank the same texts.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type EvaluationQuery, readQueries } from '../../src/ask/quality/evaluation-files.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import type { Context } from '../../src/context.ts';
import { analyse } from '../../src/language/analyse.ts';
import { corpusOf } from '../baselines/corpus.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { onShares, scaleFolder } from './inputs.ts';

type Outline = Extract<EvaluationQuery, { kind: 'outline' }>;
type Method = (outline: Outline) => unknown;
interface TfIdf {
  addDocument(terms: string[]): void;
  tfidfs(terms: string[], each: (i: number, score: number) => void): number[];
}

const OUTLINES = 100;
// natural weighs every text for every word of the outline; more of them would take minutes and tell
// the same.
const OUTLINES_OF_NATURAL = 5;
const K1 = 1.2;
const B = 0.75;

/** A word behind the name is a share: `match 1` measures all of the collection only. */
export async function bench({ data, say, only }: BenchOptions): Promise<BenchTable[]> {
  const scale = scaleFolder(data, say);
  const queries = join(data, 'cordis', 'broad', 'dev', 'queries_a.jsonl.gz');
  if (!scale) return [];
  if (!existsSync(queries)) {
    say(`${queries} is not there`);
    return [];
  }
  const outlines = readQueries(queries)
    .filter((q): q is Outline => q.kind === 'outline')
    .slice(0, OUTLINES);
  const rows = await onShares(scale, { only, say }, ({ context, share }) =>
    rowsOf(context, outlines, share, say),
  );
  return [
    {
      caption: `${OUTLINES} outlines of CORDIS broad (natural: ${OUTLINES_OF_NATURAL}), the methods in turn; milliseconds of an outline. Ours splits it into needs, ranks all members and explains twenty; the others rank texts.`,
      columns: ['share', 'method', 'mean ms', 'p50 ms', 'p95 ms', 'times ours'],
      rows,
    },
  ];
}

async function rowsOf(
  context: Context,
  outlines: readonly Outline[],
  share: number,
  say: (line: string) => void,
): Promise<(string | number)[][]> {
  const texts = corpusOf(context).texts.map((t) => t.terms);
  const methods: [string, Method, number][] = [
    ['ours', (o) => askMatch(context, { text: o.text, lang: o.lang, call: o.call }), OUTLINES],
    ['plain BM25', bm25(texts), OUTLINES],
    ['natural TfIdf', natural(texts), OUTLINES_OF_NATURAL],
  ];
  // The first question of a build works out what the others share.
  await methods[0]![1](outlines[0]!);
  const times = new Map(methods.map(([name]) => [name, [] as number[]]));
  for (const [i, outline] of outlines.entries()) {
    if (i % 20 === 0) say(`outline ${i + 1} of ${outlines.length}`);
    for (const [name, method, most] of methods) {
      if (i >= most) continue;
      const began = performance.now();
      await method(outline);
      times.get(name)!.push(performance.now() - began);
    }
  }
  const base = mean(times.get('ours')!);
  return [...times].map(([name, list]) => [
    `${share * 100} %`,
    name,
    mean(list).toFixed(1),
    quantile(list, 0.5).toFixed(1),
    quantile(list, 0.95).toFixed(1),
    (mean(list) / base).toFixed(2),
  ]);
}

/**
 * An inverted index in maps and one pass over the lists of the outline's words, as one would write
 * it down.
 */
function bm25(texts: readonly (readonly string[])[]): Method {
  const postings = new Map<string, Map<number, number>>();
  texts.forEach((terms, text) =>
    terms.forEach((t) => {
      let list = postings.get(t);
      if (!list) postings.set(t, (list = new Map<number, number>()));
      list.set(text, (list.get(text) ?? 0) + 1);
    }),
  );
  const average = mean(texts.map((t) => t.length));
  return ({ text, lang }) => {
    const scores = new Map<number, number>();
    for (const t of new Set(analyse(text, lang))) {
      const list = postings.get(t);
      if (!list) continue;
      const idf = Math.log(1 + (texts.length - list.size + 0.5) / (list.size + 0.5));
      for (const [i, n] of list)
        scores.set(
          i,
          (scores.get(i) ?? 0) +
            (idf * n * (K1 + 1)) / (n + K1 * (1 - B + (B * texts[i]!.length) / average)),
        );
    }
    return [...scores].sort((a, b) => b[1] - a[1]).slice(0, 20);
  };
}

function natural(texts: readonly (readonly string[])[]): Method {
  const { TfIdf } = createRequire(import.meta.url)('natural/lib/natural/tfidf/index.js') as {
    TfIdf: new () => TfIdf;
  };
  const index = new TfIdf();
  for (const terms of texts) index.addDocument([...terms]);
  return ({ text, lang }) =>
    index
      .tfidfs(analyse(text, lang), () => undefined)
      .map((score, i) => ({ score, i }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 20);
}

function quantile(list: readonly number[], share: number): number {
  return [...list].sort((a, b) => a - b)[
    Math.min(list.length - 1, Math.floor(share * list.length))
  ]!;
}

function mean(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0) / (list.length || 1);
}

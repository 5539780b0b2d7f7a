/**
 * One build asked in a process of its own, so that its memory belongs to it alone. Prints one line
 * of JSON.
 */
import { performance } from 'node:perf_hooks';
import { type EvaluationQuery, readQueries } from '../../src/ask/quality/evaluation-files.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { warm } from '../../src/ask/warm.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { parseQuery } from '../../src/search/query.ts';
import { QUESTIONS } from './search.ts';

type Outline = Extract<EvaluationQuery, { kind: 'outline' }>;

/** Milliseconds. */
interface Spread {
  p50: number;
  p95: number;
}

export interface AskedFigures {
  /** MB that the process holds when it is ready to answer. */
  memory: number;
  search: Spread;
  outline: Spread;
}

const ROUNDS = 5;
const OUTLINES = 40;

const [data = '', queries = ''] = process.argv.slice(2);
const context = openContext(data);
await warm(context);
const memory = process.memoryUsage.rss() / 1_048_576;

const search: number[] = [];
for (let round = 0; round <= ROUNDS; round++)
  for (const question of QUESTIONS) {
    const began = performance.now();
    await context.engine.search({
      query: parseQuery(question, 'en'),
      lang: 'en',
      view: 'owners',
      filters: {},
      ranges: [],
      sort: 'relevance',
      page: 1,
      pageSize: 20,
    });
    // The first round is not counted: it reads from the disk what the others find in memory.
    if (round > 0) search.push(performance.now() - began);
  }

const outline: number[] = [];
const outlines = readQueries(queries).filter((q): q is Outline => q.kind === 'outline');
for (const { text, lang, call } of outlines.slice(0, OUTLINES)) {
  const began = performance.now();
  await askMatch(context, { text, lang, call });
  outline.push(performance.now() - began);
}
await closeContext(context);
const figures: AskedFigures = { memory, search: spreadOf(search), outline: spreadOf(outline) };
process.stdout.write(`${JSON.stringify(figures)}\n`);

function spreadOf(times: number[]): Spread {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

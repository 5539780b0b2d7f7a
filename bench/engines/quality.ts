/**
 * Whether ranking with Meilisearch is as good as with the embedded engine: the same questions to
 * both, over the COC's topics and CORDIS dev.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../indexer/run.ts';
import { evaluate, type RankedQuery } from '../../src/ask/quality/evaluate.ts';
import {
  readJudgements,
  readQueries,
  type EvaluationQuery,
} from '../../src/ask/quality/evaluation-files.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { judge, type Run } from '../../src/matching/measures.ts';
import { openLocalBuild } from '../../src/search/embedded/engine.ts';
import { openMeiliEngine } from '../../src/search/meili/engine.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { hasMeilisearch, runMeilisearch } from './servers.ts';

interface Set {
  name: string;
  from: readonly string[];
  queries: string;
  judgements: string;
}

const PREFIX = 'quality';
/**
 * Nobody waits here, and an answer of the reserve would measure the wrong engine: there is none.
 */
const TIMEOUT_MS = 60_000;
/** Rows compared one by one. */
const FIRST = 10;

export async function bench({ data, say }: BenchOptions): Promise<BenchTable[]> {
  if (!hasMeilisearch()) return say('not run: there is no "meilisearch" on the PATH') ?? [];
  const work = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const meili = await runMeilisearch();
  const rows: (string | number)[][] = [];
  try {
    for (const set of setsIn(data)) {
      say(set.name);
      // Two tasks of one collection share a build.
      rows.push(await compare(set, join(work, set.name.split(' ')[0]!), meili.url));
    }
  } finally {
    await meili.end();
    rmSync(work, { recursive: true, force: true });
  }
  return [
    {
      caption: `Outlines to members ("a") and members to partners ("b") with either engine; "the same first ${FIRST}": questions for which both list the same members in the same order. Milliseconds of a question, one at a time`,
      columns: [
        'set',
        'questions',
        'nDCG@10 embedded',
        'nDCG@10 Meilisearch',
        'difference',
        `the same first ${FIRST}`,
        'embedded, ms',
        'Meilisearch, ms',
      ],
      rows,
    },
  ];
}

/** Those that are there. */
function setsIn(data: string): Set[] {
  const topics = 'fixtures/topics/coc.json';
  const cordis = ['photonics a', 'photonics b', 'broad a'].map((name): Set => {
    const [set = '', task = ''] = name.split(' ');
    const folder = join(data, 'cordis', set);
    return {
      name,
      from: [join(folder, 'orgs.jsonl.gz'), join(folder, 'projects.jsonl.gz')],
      queries: join(folder, `dev/queries_${task}.jsonl.gz`),
      judgements: join(folder, `dev/qrels_${task}.tsv`),
    };
  });
  return [
    { name: 'COC topics', from: ['fixtures/coc'], queries: topics, judgements: topics },
    ...cordis,
  ].filter((s) => existsSync(s.queries));
}

async function compare(set: Set, data: string, url: string): Promise<(string | number)[]> {
  const { build: name } = await build({
    from: set.from,
    data,
    meili: { urls: [url], key: undefined, prefix: PREFIX, replicas: 1 },
  });
  const queries = readQueries(set.queries);
  const judgements = readJudgements(set.judgements);
  const embedded = openContext(data);
  const own = await timed(embedded, queries);
  await closeContext(embedded);
  let reserve: { close(): Promise<void> } | undefined;
  const asked = openContext(data, (file) => {
    const local = openLocalBuild(file);
    reserve = local.engine;
    return openMeiliEngine(
      { urls: [url], key: undefined, prefix: PREFIX, replicas: 1, timeoutMs: TIMEOUT_MS },
      name,
      local,
    );
  });
  const theirs = await timed(asked, queries);
  await closeContext(asked);
  await reserve?.close();
  const [a, b] = [own, theirs].map(
    (t) => judge(judgements, runOf(t.answers)).figures.ndcg10.mean,
  ) as [number, number];
  const same = own.answers.filter(
    (answer, i) => first(answer) === first(theirs.answers[i]!),
  ).length;
  return [
    set.name,
    queries.length,
    a.toFixed(4),
    b.toFixed(4),
    (b - a).toFixed(4),
    same,
    own.ms.toFixed(0),
    theirs.ms.toFixed(0),
  ];
}

async function timed(
  context: Parameters<typeof evaluate>[0],
  queries: readonly EvaluationQuery[],
): Promise<{ answers: RankedQuery[]; ms: number }> {
  // The first question of a build works out what the others share.
  await evaluate(context, queries.slice(0, 1));
  const began = performance.now();
  const answers = await evaluate(context, queries);
  return { answers, ms: (performance.now() - began) / queries.length };
}

function runOf(answers: readonly RankedQuery[]): Run {
  return new Map(answers.map((a) => [a.query, new Map(a.ranking.map((r) => [r.owner, r.score]))]));
}

function first({ ranking }: RankedQuery): string {
  return ranking
    .slice(0, FIRST)
    .map((r) => r.owner)
    .join(' ');
}

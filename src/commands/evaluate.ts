/**
 * `collimate evaluate`: rankings for a file of queries, and how good they are when judgements are
 * given.
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { evaluate, type RankedQuery } from '../ask/quality/evaluate.ts';
import { readJudgements, readQueries, readTable } from '../ask/quality/evaluation-files.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext } from '../context.ts';
import { PATIENT, embedderOf } from '../similarity/http-embedder.ts';
import { engineOpener } from '../search/open-engine.ts';
import { Problem } from '../domain/problem.ts';
import { MEASURES, judge, pairedDifference } from '../matching/measures.ts';

interface Options {
  data?: string;
  queries: string;
  out?: string;
  qrels?: string;
  baseline?: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .requiredOption(
      '--queries <file>',
      'queries: queries.json, or JSON lines of outlines or members; .gz too',
    )
    .option('--out <file>', 'where the rankings go: query, member and score parted by tabs')
    .option('--qrels <file>', 'judgements: print nDCG@10, Recall@20 and MRR with 95 % intervals')
    .option('--baseline <file>', 'another ranking: print the paired difference in nDCG@10')
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate evaluate --queries queries.json --out run.tsv
  $ collimate evaluate --data ./data --queries queries_a.jsonl.gz --qrels qrels_a.tsv --out run.tsv

Exit codes: 0 done, 1 there is no catalogue, 2 wrong use or a file that cannot be read.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (!options.out && !options.qrels)
    throw new Problem(
      'invalid',
      'Nothing to do: give --out for the rankings, --qrels for the figures, or both.',
    );
  const queries = readQueries(options.queries);
  const settings = readSettings({ data: options.data });
  const context = openContext(settings.data, engineOpener(settings), embedderOf(settings, PATIENT));
  try {
    const answers = await evaluate(context, queries);
    if (options.out) writeFileSync(options.out, answers.map(lines).join(''));
    if (options.qrels) process.stdout.write(figures(answers, options));
  } finally {
    await closeContext(context);
  }
}

function lines({ query, ranking }: RankedQuery): string {
  return ranking.map(({ owner, score }) => `${query}\t${owner}\t${score}\n`).join('');
}

function figures(answers: readonly RankedQuery[], options: Options): string {
  const judgements = readJudgements(options.qrels!);
  const quality = judge(
    judgements,
    new Map(answers.map((a) => [a.query, new Map(a.ranking.map((r) => [r.owner, r.score]))])),
  );
  const gain =
    options.baseline &&
    pairedDifference(
      quality.values.ndcg10,
      judge(judgements, readTable(options.baseline)).values.ndcg10,
    );
  if (options.json)
    return `${JSON.stringify({ queries: quality.queries, ...quality.figures, ...(gain && { gain }) })}\n`;
  const f = (x: number): string => x.toFixed(3);
  const names = { ndcg10: 'nDCG@10', recall20: 'Recall@20', mrr: 'MRR' };
  const line = `${quality.queries} queries: ${MEASURES.map((m) => `${names[m]} ${f(quality.figures[m].mean)} ±${f(quality.figures[m].half)}`).join('  ')}\n`;
  return gain
    ? `${line}against the baseline: ${gain.mean >= 0 ? '+' : ''}${f(gain.mean)} [${f(gain.low)}, ${f(gain.high)}]\n`
    : line;
}

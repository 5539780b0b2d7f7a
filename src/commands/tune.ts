/**
 * `collimate tune`: weights chosen on judged queries, with cross-validation. It proposes; the table
 * in src/matching/weights.ts decides.
 */
import type { Command } from 'commander';
import { readJudgements, readQueries } from '../ask/quality/evaluation-files.ts';
import { tuningSet } from '../ask/quality/tuning-set.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext } from '../context.ts';
import { Problem } from '../domain/problem.ts';
import { type FoldResult, type TuningSet, crossValidate, objective } from '../matching/tune.ts';
import { FEATURES, WEIGHTS, type Weights, withWeights } from '../matching/weights.ts';
import { PATIENT, embedderOf } from '../similarity/http-embedder.ts';

interface Options {
  set: string[];
  folds: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .requiredOption(
      '--set <data,queries,qrels...>',
      'data folder, file of queries and file of judgements, parted by commas; several sets count alike',
    )
    .option('--folds <n>', 'parts of the cross-validation', '3')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate tune --set data,queries_a.jsonl.gz,qrels_a.tsv
  $ collimate tune --set a,qa.jsonl.gz,qa.tsv b,qb.jsonl.gz,qb.tsv --folds 5

Exit codes: 0 done, 1 there is no catalogue, 2 wrong use or a file that cannot be read.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const folds = Number(options.folds);
  if (!Number.isInteger(folds) || folds < 2 || folds > 20)
    throw new Problem(
      'invalid',
      `--folds is "${options.folds}"; it must be a whole number from 2 to 20.`,
    );
  const sets: TuningSet[] = [];
  for (const text of options.set) sets.push(await readSet(text));
  // A feature that no query touches cannot be tuned: its weight stays.
  const tunable = FEATURES.filter((_, f) =>
    sets.some((s) => s.queries.some((q) => q.rows.some((row) => row[f]! > 0))),
  );
  const results = crossValidate(sets, WEIGHTS, folds, tunable);
  const proposed = meanWeights(results);
  const leftOut = tunable.map((feature) => ({
    feature,
    weight: proposed[feature],
    effect: objective(sets, withWeights({ [feature]: 0 }, proposed)) - objective(sets, proposed),
  }));
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ results, proposed, leftOut })}\n`
      : report(results, proposed, leftOut),
  );
}

async function readSet(text: string): Promise<TuningSet> {
  const [data, queries, qrels] = text.split(',');
  if (!data || !queries || !qrels)
    throw new Problem('invalid', `--set "${text}" is not DATA,QUERIES,QRELS.`);
  const context = openContext(data, undefined, embedderOf(readSettings({ data }), PATIENT));
  try {
    return await tuningSet(context, data, readQueries(queries), readJudgements(qrels));
  } finally {
    await closeContext(context);
  }
}

function meanWeights(results: readonly FoldResult[]): Weights {
  return Object.fromEntries(
    FEATURES.map((f) => [
      f,
      Math.round((10 * results.reduce((sum, r) => sum + r.weights[f], 0)) / results.length) / 10,
    ]),
  ) as Weights;
}

function report(
  results: readonly FoldResult[],
  proposed: Weights,
  leftOut: readonly { feature: string; weight: number; effect: number }[],
): string {
  const f = (x: number): string => x.toFixed(4);
  return [
    ...results.map(
      (r, i) =>
        `fold ${i + 1}: chosen on ${f(r.train)}, held out ${f(r.test)} (weights before: ${f(r.before)})`,
    ),
    `proposed: ${FEATURES.map((x) => `${x} ${proposed[x]}`).join(', ')}`,
    ...leftOut.map(
      (l) => `without ${l.feature} (${l.weight}): ${l.effect >= 0 ? '+' : ''}${f(l.effect)}`,
    ),
    '',
  ].join('\n');
}

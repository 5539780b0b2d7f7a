/**
 * `collimate calibrate`: fits the chance that a claim is right to judged topics and pairs, and
 * tells how far it can be trusted on topics that it has not seen.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Calibrated, calibrate } from '../ask/quality/calibrate.ts';
import { CALIBRATION_FILE } from '../ask/knowledge/calibration-file.ts';
import { readJudgedPairs, readJudgedTopics } from '../ask/quality/judged-files.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext } from '../context.ts';
import type { Reliability, Right } from '../matching/claims/reliability.ts';

interface Options {
  data?: string;
  topics: string;
  pairs?: string;
  out?: string;
  keep?: boolean;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder with the catalogue that was judged')
    .requiredOption('--topics <file>', 'topics whose members were all judged, as JSON')
    .option('--pairs <file>', 'judged pairs: JSON, or a sheet of "collimate judge --kept"')
    .option('--keep', `use it for this data folder from now on (${CALIBRATION_FILE})`)
    .option('--out <file>', 'write the calibration to a file')
    .option('--json', 'print it, and how far it can be trusted, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate calibrate --topics fixtures/judged/topics.json --pairs fixtures/judged/pairs.json
  $ collimate calibrate --topics topics.json --pairs judged.csv --keep

Without --keep and --out it only tells. Exit codes: 0 done, 1 there is no catalogue, 2 wrong use or a file that cannot be read.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const topics = readJudgedTopics(options.topics);
  const pairs = options.pairs ? readJudgedPairs(options.pairs) : [];
  const { data } = readSettings({ data: options.data });
  const context = openContext(data);
  try {
    const found = await calibrate(context, topics, pairs);
    const text = `${JSON.stringify(found.calibrations, null, 2)}\n`;
    if (options.out) writeFileSync(options.out, text);
    if (options.keep) writeFileSync(join(data, CALIBRATION_FILE), text);
    process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : summary(found));
  } finally {
    await closeContext(context);
  }
}

function summary({ heldOut: { answers, same } }: Calibrated): string {
  return [
    'On topics and pairs that the fit had not seen:',
    ...lines('answers a question', answers),
    `nobody answers: said of ${share(answers.nobody)} topics; somebody does: claimed of ${share(answers.answered)}`,
    ...lines('does the same', same),
    '',
  ].join('\n');
}

function lines(relation: string, { strong, fair }: Reliability): string[] {
  return [`${relation}: strong right ${share(strong)}, fair right ${share(fair)}`];
}

function share({ right, of }: Right): string {
  return of > 0 ? `${right} of ${of} (${Math.round((100 * right) / of)} %)` : 'none';
}

/**
 * `collimate quality`: measures matching beside the baselines and writes docs/QUALITY.md and the
 * data of the page /quality.
 */
import { existsSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import { PATIENT, embedderOf } from '../similarity/http-embedder.ts';

interface Options {
  shared: string;
  out: string;
  figures: string;
  fewBaselines?: boolean;
}

export function define(command: Command): void {
  command
    .option(
      '--shared <dir>',
      'folder with the data of the measurements; sets that are not there are left out',
      '../shared/data',
    )
    .option('--out <file>', 'the report', 'docs/QUALITY.md')
    .option('--figures <file>', 'its figures as JSON, for the page /quality', 'docs/quality.json')
    .option('--few-baselines', 'on CORDIS beside size and BM25 alone: minutes instead of an hour')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate quality
  $ collimate quality --shared ~/data --out /tmp/QUALITY.md --figures /tmp/quality.json

Where EMBED_URL is set, the program with that model is measured as well, in a row of its own.
Takes about an hour with the data of CORDIS, some minutes without or with --few-baselines. Needs a checkout with its development packages.
Exit codes: 0 written, 1 the measurement failed, 2 wrong use.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (!existsSync('fixtures/topics/coc.json'))
    throw new Problem(
      'invalid',
      'The quality report is made in a checkout: fixtures/topics/coc.json is not here. Change to the folder of the project.',
    );
  // Loaded only here: the baselines are development packages, which an installation does without.
  const [{ measureQuality }, { qualityMarkdown }] = await Promise.all([
    import('../../bench/quality/quality.ts'),
    import('../../bench/quality/markdown.ts'),
  ]);
  const report = await measureQuality({
    data: options.shared,
    embedder: embedderOf(readSettings(), PATIENT),
    fewBaselines: options.fewBaselines,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  writeFileSync(options.out, qualityMarkdown(report));
  writeFileSync(options.figures, `${JSON.stringify(report, null, 1)}\n`);
  for (const name of report.missing)
    process.stderr.write(`${name} is not in ${options.shared}; it was not measured.\n`);
  process.stdout.write(`Wrote ${options.out} and ${options.figures}.\n`);
}

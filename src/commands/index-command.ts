/** `collimate index`: builds the catalogue from files or records and makes it the one that serves. */
import type { Command } from 'commander';
import { type BuildOutcome, build } from '../../indexer/run.ts';
import { readSettings } from '../config.ts';
import { defectSentence } from '../domain/defect.ts';
import { targetOf } from '../meili/connection.ts';
import { PATIENT, embedderOf } from '../similarity/http-embedder.ts';
import { addReadFlags, type ReadFlags, readOptionsOf } from './format-option.ts';
import { sourceIn } from './truth.ts';
import { progressLines } from './progress-line.ts';

interface Options extends ReadFlags {
  from?: string[];
  data?: string;
  force?: boolean;
  json?: boolean;
}

/** Defects shown after a build; `collimate check` tells them all. */
const DEFECTS_SHOWN = 20;

export function define(command: Command): void {
  addReadFlags(command)
    .option('--from <path...>', 'input files or folders (any of the formats)')
    .option('--data <dir>', 'data folder')
    .option(
      '--force',
      'build although nothing changed, and publish although more than a third of the organisations would be lost',
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate index
  $ collimate index --from members.xlsx equipment.csv --data ./data

Exit codes: 0 built or unchanged, 1 nothing was published, 2 wrong use.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const settings = readSettings({ from: options.from, data: options.data });
  const outcome = await build({
    from: sourceIn(settings, options.from),
    data: settings.data,
    ...readOptionsOf(options),
    meili: targetOf(settings, settings.meiliWriteKey),
    embedder: embedderOf(settings, PATIENT),
    force: options.force,
    report: options.json ? undefined : progressLines(process.stderr),
  });
  process.stdout.write(
    options.json ? `${JSON.stringify(outcome)}\n` : `${summary(outcome, settings.data)}\n`,
  );
}

function summary(
  { build: name, reused, counts, defects, remarks }: BuildOutcome,
  data: string,
): string {
  if (reused)
    return [...remarks, `Nothing changed: build ${name} in ${data} goes on serving.`].join('\n');
  const lines = defects.slice(0, DEFECTS_SHOWN).map(defectSentence);
  if (defects.length > DEFECTS_SHOWN)
    lines.push(`... and ${defects.length - DEFECTS_SHOWN} more: run "collimate check".`);
  const kinds = Object.entries(counts?.kinds ?? {})
    .map(([kind, n]) => `${n} ${kind}`)
    .join(', ');
  return [
    ...lines,
    ...remarks,
    `Build ${name} in ${data}: ${counts?.organisations} organisations (${counts?.members} members), ${counts?.evidence} statements (${kinds}), ${defects.length} remarks on the input.`,
  ].join('\n');
}

/** `collimate adopt`: takes the files into records, which are the one truth from then on. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { prepare } from '../../indexer/prepare.ts';
import { readSettings } from '../config.ts';
import { defectSentence, type Defect } from '../domain/defect.ts';
import { Problem } from '../domain/problem.ts';
import { openAppDb, type AppDb } from '../store/app/database.ts';
import { adoptRecords, releaseRecords } from '../store/app/records.ts';
import { recordsOfCatalogue } from '../workbook/records.ts';
import { addReadFlags, type ReadFlags, readOptionsOf } from './format-option.ts';

interface Options extends ReadFlags {
  from?: string[];
  data?: string;
  force?: boolean;
  release?: boolean;
}

const WHO = { kind: 'system', id: 'adopt', name: 'collimate adopt' } as const;
/** Errors shown before adopting is refused; `collimate check` tells them all. */
const SHOWN = 20;

export function define(command: Command): void {
  addReadFlags(command)
    .option('--from <path...>', 'input files or folders (any of the formats)')
    .option('--data <dir>', 'data folder')
    .option('--force', 'adopt although rows or values have errors; those are left out')
    .option('--release', 'go back to files: the records go, export them first')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate adopt
  $ collimate adopt --from members.xlsx --data ./data
  $ collimate export catalogue.xlsx && collimate adopt --release

Exit codes: 0 adopted or released, 1 the input has errors or the other truth holds already, 2 wrong use.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { from, data } = readSettings({ from: options.from, data: options.data });
  const db = openAppDb(join(data, 'app.db'));
  try {
    if (options.release) releaseRecords(db, WHO);
    const line = options.release
      ? `The files hold again in ${data}; "collimate index" builds from them.`
      : await adopt(db, from, options);
    process.stdout.write(`${line}\n`);
  } finally {
    db.close();
  }
}

async function adopt(db: AppDb, from: readonly string[], options: Options): Promise<string> {
  const input = await prepare(from, readOptionsOf(options));
  const errors = input.defects.filter((d) => d.severity === 'error');
  if (errors.length && !options.force) throw refusal(errors);
  const records = recordsOfCatalogue(input);
  adoptRecords(db, WHO, records);
  return `Adopted ${input.organisations.length} organisations, ${input.evidence.length} statements and ${input.concepts.length} terms as ${records.length} records. They hold from now on; the files are read no more. "collimate index" builds from them, "collimate export" writes them out.`;
}

function refusal(errors: readonly Defect[]): Problem {
  const shown = errors.slice(0, SHOWN).map(defectSentence);
  const more = errors.length - shown.length;
  return new Problem(
    'conflict',
    [
      ...shown,
      ...(more > 0 ? [`... and ${more} more: run "collimate check".`] : []),
      `Nothing was adopted: ${errors.length} errors. Mend them, or leave out what they name with --force.`,
    ].join('\n'),
  );
}

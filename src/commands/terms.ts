/**
 * `collimate terms [PATH] --to skos|csv`: the thesaurus in the form that other programs exchange,
 * or that an office edits.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { prepare } from '../../indexer/prepare.ts';
import { readSettings } from '../config.ts';
import { buildFiles } from '../domain/build-pointer.ts';
import type { Concept } from '../domain/concept.ts';
import { defectSentence } from '../domain/defect.ts';
import { Problem } from '../domain/problem.ts';
import { DEFAULT_BASE, writeSkos } from '../language/skos.ts';
import { readPointer } from '../build-files.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { tableRows } from '../workbook/table-rows.ts';
import { csvOf } from '../workbook/write-csv.ts';

interface Options {
  to: string;
  out?: string;
  base: string;
  data?: string;
  force?: boolean;
}

export function define(command: Command): void {
  command
    .argument(
      '[path]',
      'file or folder with the thesaurus (.csv, .xlsx, .ttl ...); the served build when not given',
    )
    .requiredOption('--to <form>', 'skos (Turtle) or csv')
    .option('--out <file>', 'file to write; standard output when not given')
    .option('--base <iri>', 'beginning of the concepts’ addresses in SKOS', DEFAULT_BASE)
    .option('--data <dir>', 'data folder')
    .option('--force', 'overwrite what is there')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate terms --to skos --out terms.ttl --base https://example.org/terms/
  $ collimate terms terms.ttl --to csv --out terms.csv

Exit codes: 0 written, 1 there is no catalogue, no concept or OUT exists, 2 wrong use.`,
    )
    .action(run);
}

async function run(path: string | undefined, options: Options): Promise<void> {
  const { to, out, base } = options;
  if (to !== 'skos' && to !== 'csv')
    throw new Problem('invalid', `--to is "${to}"; it can be skos or csv.`);
  if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(base))
    throw new Problem(
      'invalid',
      `--base is "${base}"; it must begin with a scheme and have no blanks, for instance https://example.org/terms/.`,
    );
  if (out && existsSync(out) && !options.force)
    throw new Problem(
      'conflict',
      `${out} exists and was left as it is. Give another name, or --force to overwrite it.`,
    );
  const concepts =
    path === undefined ? ofBuild(readSettings({ data: options.data }).data) : await ofFile(path);
  const text =
    to === 'skos'
      ? writeSkos(concepts, base)
      : csvOf('terms', tableRows({ organisations: [], evidence: [], concepts }).terms);
  if (!out) process.stdout.write(text);
  else {
    writeFileSync(out, text);
    process.stdout.write(`Wrote ${out}: ${concepts.length} concepts.\n`);
  }
}

function ofBuild(data: string): readonly Concept[] {
  const pointer = readPointer(data);
  if (!pointer)
    throw new Problem(
      'unavailable',
      `There is no catalogue in ${data}. Build one with "collimate index", or give a file.`,
    );
  const catalogue = openCatalogue(join(data, buildFiles(pointer.build).catalogue));
  try {
    return catalogue.concepts().map((c) => c.concept);
  } finally {
    catalogue.close();
  }
}

async function ofFile(path: string): Promise<readonly Concept[]> {
  const { concepts, defects } = await prepare([path]);
  // A thesaurus by itself is no catalogue, and need not be one here.
  for (const defect of defects.filter((d) => d.code !== 'no-organisations'))
    process.stderr.write(`${defectSentence(defect)}\n`);
  if (concepts.length === 0)
    throw new Problem(
      'not-found',
      `${path} has no concepts. A thesaurus is a sheet with the columns id, cs, en, de, or SKOS in Turtle.`,
    );
  return concepts;
}

/** `collimate template [FILE]`: the empty workbook that the secretariat fills in. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { prepare } from '../../indexer/prepare.ts';
import { readSettings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import { writeTemplate } from '../workbook/template.ts';
import { headerLanguage } from '../workbook/cells.ts';

interface Options {
  lang: string;
  from?: string[];
  force?: boolean;
}

export function define(command: Command): void {
  command
    .argument('[file]', 'where to write it', 'collimate-template.xlsx')
    .option('--lang <lang>', 'language of headers and help, en or cs', 'en')
    .option(
      '--from <path...>',
      'where cluster.yaml is looked for, which gives pillars, regions and categories',
    )
    .option('--force', 'overwrite an existing file')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate template
  $ collimate template clenove.xlsx --lang cs

Exit codes: 0 written, 1 the file exists, 2 wrong use.`,
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  if (existsSync(file) && !options.force)
    throw new Problem(
      'conflict',
      `${file} exists and was left as it is. Give another name, or --force to overwrite it.`,
    );
  const { profile } = await prepare(readSettings({ from: options.from }).from);
  await writeTemplate(file, profile, headerLanguage(options.lang));
  process.stdout.write(`Wrote ${file}. Fill it in and try it with "collimate check ${file}".\n`);
}

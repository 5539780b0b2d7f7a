/** `collimate export OUT`: the catalogue as files that index to the same catalogue. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { isOfNeighbour } from '../domain/neighbour.ts';
import { Problem } from '../domain/problem.ts';
import { buildFiles } from '../domain/build-pointer.ts';
import { TABLE_NAMES, type TableName } from '../domain/workbook.ts';
import { openCatalogue, type Catalogue } from '../store/catalogue.ts';
import { readPointer } from '../build-files.ts';
import { headerLanguage } from '../workbook/cells.ts';
import { tablesOfRecords } from '../workbook/records.ts';
import { tableRows, type ExportTables } from '../workbook/table-rows.ts';
import { writeCsvFolder } from '../workbook/write-csv.ts';
import { writeJson } from '../workbook/write-json.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { sourceIn } from './truth.ts';

const FORMS = ['xlsx', 'csv', 'json'] as const;
type Form = (typeof FORMS)[number];
/** Tables whose rows are about organisations or terms. */
const NO_STATEMENTS: readonly TableName[] = [
  'members',
  'pillar-tags',
  'participants',
  'presence',
  'events',
  'terms',
];

interface Options {
  data?: string;
  as?: string;
  lang: string;
  force?: boolean;
}

export function define(command: Command): void {
  command
    .argument('<out>', 'file .xlsx or .json, or a folder for CSV files')
    .option('--data <dir>', 'data folder')
    .option('--as <form>', `${FORMS.join(', ')}, when the name of OUT does not tell`)
    .option('--lang <lang>', 'language of the workbook’s headers, en or cs', 'en')
    .option('--force', 'overwrite what is there')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate export catalogue.xlsx --lang cs
  $ collimate export ./tables
  $ collimate export catalogue.json --data ./data

Exit codes: 0 written, 1 there is no catalogue or OUT exists, 2 wrong use.`,
    )
    .action(run);
}

async function run(out: string, options: Options): Promise<void> {
  const form = formOf(out, options.as);
  const lang = headerLanguage(options.lang);
  if (existsSync(out) && !options.force)
    throw new Problem(
      'conflict',
      `${out} exists and was left as it is. Give another name, or --force to overwrite it.`,
    );
  const { data } = readSettings({ data: options.data });
  const pointer = readPointer(data);
  if (!pointer)
    throw new Problem(
      'unavailable',
      `There is no catalogue in ${data}. Build one with "collimate index".`,
    );
  const catalogue = openCatalogue(join(data, buildFiles(pointer.build).catalogue));
  try {
    const { tables, statements } = tablesOf(catalogue, data);
    const cut = form === 'xlsx' ? await writeWorkbook(out, tables, catalogue.profile, lang) : [];
    if (form === 'csv') writeCsvFolder(out, tables, catalogue.profile);
    if (form === 'json') writeJson(out, tables, catalogue.profile);
    for (const place of cut)
      process.stderr.write(
        `${place}: the text is longer than a workbook can hold and was cut; export to CSV or JSON to keep it whole.\n`,
      );
    process.stdout.write(
      `Wrote ${out}: ${tables.members.length} organisations, ${statements} statements, ${tables.terms.length} terms.\n`,
    );
  } finally {
    catalogue.close();
  }
}

/** The records where they hold, else what the served build was made of. */
function tablesOf(
  catalogue: Catalogue,
  data: string,
): { tables: ExportTables; statements: number } {
  const source = sourceIn({ data, from: [] }, undefined);
  if ('records' in source) {
    const tables = tablesOfRecords(source.records);
    const owned = TABLE_NAMES.filter((t) => !NO_STATEMENTS.includes(t));
    return { tables, statements: owned.reduce((sum, t) => sum + tables[t].length, 0) };
  }
  const evidence = [...catalogue.eachEvidence()]
    .map((e) => e.evidence)
    .filter((e) => !isOfNeighbour(e.id, catalogue.profile));
  const concepts = catalogue.concepts().map((c) => c.concept);
  return {
    tables: tableRows({
      organisations: catalogue.organisations().filter((o) => !o.home),
      evidence,
      concepts,
    }),
    statements: evidence.length,
  };
}

function formOf(out: string, as: string | undefined): Form {
  const form = as ?? /\.(xlsx|json)$/i.exec(out)?.[1]?.toLowerCase() ?? 'csv';
  const known = FORMS.find((f) => f === form);
  if (!known) throw new Problem('invalid', `--as is "${form}"; it can be ${FORMS.join(', ')}.`);
  return known;
}

/** `collimate init DIR`: a new cluster's folder, with examples of every table, that serves at once. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { build } from '../../indexer/run.ts';
import { Problem } from '../domain/problem.ts';
import { startSettings, startTable } from '../workbook/start-folder.ts';
import { askWishes } from './init-questions.ts';
import { type InitWishes, newCluster } from './init-wishes.ts';

/** The example tables; `collimate check` finds nothing in them. */
const START = fileURLToPath(new URL('../../fixtures/start', import.meta.url));

export function define(command: Command): void {
  command
    .argument('<dir>', 'folder to make; it may be there when it is empty')
    .option('--name <name...>', 'name of the cluster; for further languages de=NAME')
    .option('--short-name <name...>', 'short name, in the same way')
    .option('--languages <codes>', 'languages of the pages, the first is the default', 'en')
    .option('--country <code>', 'country, two letters')
    .option('--timezone <zone>', 'time zone of missions; else that of this machine')
    .option('--pillars <names...>', 'pillars, parted by ";", in the way of the name')
    .option('--colours <pairs>', 'a colour for light and one for dark pages for each pillar')
    .option('--regions <names...>', 'regions, parted by ";", in the way of the name')
    .option('--examples <searches...>', 'searches on the first page, parted by ";", in that way')
    .option('--contact <address>', 'page or office e-mail address where a visitor goes on')
    .option('--website <url>', 'the cluster’s own pages')
    .option('--ask', 'ask for what is not given, also where no terminal is')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate init my-cluster
  $ collimate init my-cluster --name "Meadow Cluster" "de=Cluster Wiesental" --languages en,de --country AT \\
      --pillars "Making; Storing" "de=Erzeugung; Speicherung" --colours "#0b5cad/#7fb8f5 #4d6414/#b5cf6b"

Exit codes: 0 made and built, 1 something stands in the folder, 2 wrong use.`,
    )
    .action(run);
}

async function run(folder: string, options: InitWishes & { ask?: boolean }): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length)
    throw new Problem(
      'conflict',
      `${folder} is not empty and was left as it is. Give the name of a new folder.`,
    );
  const wishes =
    options.ask || (process.stdin.isTTY && !options.name) ? await askWishes(options) : options;
  const cluster = newCluster(wishes);
  const tables = join(folder, 'cluster');
  mkdirSync(tables, { recursive: true });
  writeFileSync(join(tables, 'cluster.yaml'), startSettings(cluster));
  for (const file of readdirSync(START).filter((f) => f.endsWith('.csv')))
    writeFileSync(join(tables, file), startTable(readFileSync(join(START, file), 'utf8'), cluster));
  writeFileSync(join(folder, 'collimate.config.yaml'), 'from: [cluster]\ndata: data\n');
  const { counts } = await build({ from: [tables], data: join(folder, 'data') });
  process.stdout.write(
    `Made ${folder} with ${counts?.organisations ?? 0} example organisations, a thesaurus to begin with and a build that serves. Next:
  cd ${folder}
  collimate start                     look at it
  collimate template members.xlsx     a workbook to fill in, in place of the tables in cluster/
  collimate check                     what is to be mended in your tables
`,
  );
}

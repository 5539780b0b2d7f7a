/**
 * The command line: a table of commands, each loaded only when chosen. Exit codes: 0 done, 1 the
 * input has errors, 2 wrong use.
 */
import { Command } from 'commander';
import { Problem } from './domain/problem.ts';
import { storageTrouble } from './domain/storage-trouble.ts';
import { withSourceLines } from './source-lines.ts';

/** What a command file exports: it adds its options, help and action to the command. */
export interface CommandModule {
  define(command: Command): void;
}

export const COMMANDS: readonly {
  name: string;
  summary: string;
  load: () => Promise<CommandModule>;
}[] = [
  {
    name: 'init',
    summary: 'Make the folder of a new cluster, with examples of every table',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'index',
    summary: 'Build the catalogue from files and make it the one that serves',
    load: () => import('./commands/index-command.ts'),
  },
  {
    name: 'check',
    summary: 'Check input files without building anything',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'adopt',
    summary: 'Take the files into records, kept by the secretariat in the browser',
    load: () => import('./commands/adopt.ts'),
  },
  {
    name: 'publish',
    summary: 'Publish the change sets that wait at the desk',
    load: () => import('./commands/publish.ts'),
  },
  {
    name: 'template',
    summary: 'Write the empty workbook with help and drop-downs',
    load: () => import('./commands/template.ts'),
  },
  {
    name: 'export',
    summary: 'Write the catalogue as workbook, CSV folder or JSON',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'terms',
    summary: 'Convert the thesaurus between CSV and SKOS',
    load: () => import('./commands/terms.ts'),
  },
  {
    name: 'search',
    summary: 'Search organisations, instruments, needs and statements',
    load: () => import('./commands/search.ts'),
  },
  {
    name: 'status',
    summary: 'Tell what serves and how its engine is',
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'serve',
    summary: 'Serve the pages and the API over the newest build',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'start',
    summary: 'Build when an input changed, then serve',
    load: () => import('./commands/start.ts'),
  },
  {
    name: 'match',
    summary: 'Find the members for a project outline, with reasons',
    load: () => import('./commands/match.ts'),
  },
  {
    name: 'similar',
    summary: 'Find the members like one, or complementary to it',
    load: () => import('./commands/similar.ts'),
  },
  {
    name: 'evaluate',
    summary: 'Rank for a file of queries and measure the quality',
    load: () => import('./commands/evaluate.ts'),
  },
  {
    name: 'tune',
    summary: 'Propose weights for matching from judged queries',
    load: () => import('./commands/tune.ts'),
  },
  {
    name: 'calibrate',
    summary: 'Fit the strength of claims to judged ones, and tell how far it can be trusted',
    load: () => import('./commands/calibrate.ts'),
  },
  {
    name: 'judge',
    summary: 'Have claims judged by readers, and tell how far they agree',
    load: () => import('./commands/judge.ts'),
  },
  {
    name: 'quality',
    summary: 'Measure matching beside baselines and write the quality report',
    load: () => import('./commands/quality.ts'),
  },
  {
    name: 'calls',
    summary: 'Read lists of calls for proposals, and tell which are there',
    load: () => import('./commands/calls.ts'),
  },
  {
    name: 'neighbours',
    summary: 'Take in the catalogues of other clusters, renew and remove them',
    load: () => import('./commands/neighbours.ts'),
  },
  {
    name: 'user',
    summary: 'Make accounts and the links that set their passwords',
    load: () => import('./commands/user.ts'),
  },
  {
    name: 'backup',
    summary: 'Copy what people entered, also while the server runs',
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    summary: 'Put a backup in place of what people entered',
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'people',
    summary: 'Tell everything that is kept of one person',
    load: () => import('./commands/people.ts'),
  },
  {
    name: 'forget',
    summary: 'Take one person out of everything that was entered',
    load: () => import('./commands/forget.ts'),
  },
  {
    name: 'mission',
    summary: 'Plan, check and replan matching missions',
    load: () => import('./commands/mission.ts'),
  },
  {
    name: 'meili',
    summary: 'Keys, state and balance of the Meilisearch servers',
    load: () => import('./commands/meili.ts'),
  },
];

/** Runs one command line; ends the process with its exit code when it fails. */
export async function main(argv: readonly string[]): Promise<void> {
  await run(argv).catch(fail);
}

async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('collimate').description(
    'Member matchmaking and capability search for a technology cluster',
  );
  const chosen = COMMANDS.find((c) => c.name === argv[0]);
  for (const c of COMMANDS) {
    const command = program.command(c.name).summary(c.summary).description(c.summary);
    if (c === chosen) (await c.load()).define(command);
  }
  program.exitOverride();
  await program.parseAsync(argv, { from: 'user' });
}

/** One sentence for what the reader can mend; everything for what we must. */
function fail(error: unknown): never {
  const problem = error instanceof Problem ? error : storageTrouble(error);
  if (problem) process.stderr.write(`${problem.message}\n`);
  else if (error instanceof Error && 'exitCode' in error)
    process.exit(error.exitCode === 0 ? 0 : 2);
  else
    process.stderr.write(
      `${withSourceLines(String(error instanceof Error ? error.stack : error))}\n`,
    );
  process.exit(error instanceof Problem && error.code === 'invalid' ? 2 : 1);
}

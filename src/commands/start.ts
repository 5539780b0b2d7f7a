/** `collimate start`: builds the catalogue when an input changed, then serves; what `npm start` runs. */
import type { Command } from 'commander';
import { build } from '../../indexer/run.ts';
import { readSettings } from '../config.ts';
import { targetOf } from '../meili/connection.ts';
import { serve } from '../web/serve.ts';
import { progressLines } from './progress-line.ts';

interface Options { from?: string[]; data?: string; port?: string; host?: string }

export function define(command: Command): void {
  command
    .option('--from <path...>', 'input files or folders (any of the formats)').option('--data <dir>', 'data folder')
    .option('--port <n>', 'port to serve at; 0 takes a free one').option('--host <address>', 'address to listen on')
    .addHelpText('after', `
Examples:
  $ collimate start
  $ collimate start --from members.xlsx --port 8080

Exit codes: 0 ended, 1 nothing could be built or the port is taken, 2 wrong use.`)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const settings = readSettings({ ...options });
  const say = (line: string): void => { process.stdout.write(`${line}\n`); };
  const { build: name, reused, counts, defects } = await build({ from: settings.from, data: settings.data, meili: targetOf(settings, settings.meiliWriteKey), report: progressLines(process.stdout) });
  if (reused) say(`Inputs unchanged: build ${name} is used again.`);
  else say(`Build ${name}: ${counts?.organisations} organisations (${counts?.members} members), ${counts?.evidence} statements, ${counts?.concepts} concepts; ${defects.length} remarks on the input, told by "collimate check".`);
  await serve(settings, say);
}

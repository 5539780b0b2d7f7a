/** `collimate serve`: the pages and the API over the newest build. */
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { serve } from '../web/serve.ts';

interface Options {
  data?: string;
  port?: string;
  host?: string;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .option('--port <n>', 'port to serve at; 0 takes a free one')
    .option('--host <address>', 'address to listen on')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate serve
  $ collimate serve --port 8080 --data /var/lib/collimate

A new build is taken up while serving. SIGINT and SIGTERM end the server once what is under way is answered.
Exit codes: 0 ended, 1 there is no catalogue or the port is taken, 2 wrong use.`,
    )
    .action(async (options: Options) => {
      await serve(readSettings({ ...options }), (line) => process.stdout.write(`${line}\n`));
    });
}

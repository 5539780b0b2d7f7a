/**
 * `collimate start`: builds the catalogue when an input changed, then serves; what `npm start`
 * runs.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { unchangedBuild } from '../../indexer/unchanged.ts';
import { damageOf, readPointer } from '../build-files.ts';
import { readSettings, type Settings } from '../config.ts';
import { troubleOpening } from '../domain/storage-trouble.ts';
import { partAddress } from '../program-parts.ts';
import { markIn } from './truth.ts';

interface Options {
  from?: string[];
  data?: string;
  port?: string;
  host?: string;
}

const PROGRAM = fileURLToPath(partAddress('bin'));

export function define(command: Command): void {
  command
    .option('--from <path...>', 'input files or folders (any of the formats)')
    .option('--data <dir>', 'data folder')
    .option('--port <n>', 'port to serve at; 0 takes a free one')
    .option('--host <address>', 'address to listen on')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate start
  $ collimate start --from members.xlsx --port 8080

Exit codes: 0 ended, 1 nothing could be built or the port is taken, 2 wrong use.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const settings = readSettings({ ...options });
  // The server's program is loaded meanwhile.
  const [code, { serve }] = await Promise.all([
    makeSure(settings, options.from),
    import('../web/serve.ts'),
  ]);
  if (code !== 0) process.exit(code);
  await serve(settings, (line) => {
    process.stdout.write(`${line}\n`);
  });
}

/**
 * Indexes where anything may have changed; servers and services that must agree with the build are
 * asked by the indexer.
 */
async function makeSure(settings: Settings, asked?: readonly string[]): Promise<number> {
  const { data, meiliUrl, meiliUrls, embedUrl } = settings;
  let from: ReturnType<typeof markIn>;
  try {
    from = markIn(settings, asked);
  } catch (error) {
    return servedWithoutTruth(data, error);
  }
  const alone = !meiliUrl && meiliUrls.length === 0 && !embedUrl;
  const served = alone ? await unchangedBuild(from, data) : null;
  if (!served) return runIndex(data, 'mark' in from ? [] : from);
  process.stdout.write(`Nothing changed: build ${served.build} in ${data} goes on serving.\n`);
  return 0;
}

/**
 * While the application database cannot be opened nobody can tell whether it holds the records that
 * are to be built from: building from the files might bring back what was long changed. The build
 * that is there goes on.
 * @returns 0
 * @throws the error when there is no whole build, or when it is something else
 */
function servedWithoutTruth(data: string, error: unknown): number {
  const trouble = troubleOpening(error);
  const served = readPointer(data);
  if (!trouble || !served || damageOf(data, served)) throw error;
  process.stderr.write(
    `${join(data, 'app.db')} cannot be opened, so nothing is built: build ${served.build} goes on serving, the catalogue only. ${trouble.message}\n`,
  );
  return 0;
}

/**
 * Runs `collimate index` in a process of its own, so that the server does not keep the memory that
 * a build needed; its lines are shown as they come. It ends with this process when that is told to
 * end.
 * @returns its exit code; 1 when it was ended
 */
function runIndex(data: string, from: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const files = from.length ? ['--from', ...from] : [];
    const child = spawn(process.execPath, [PROGRAM, 'index', ...files, '--data', data], {
      stdio: 'inherit',
    });
    const end = (): void => {
      child.kill();
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve(code ?? 1);
    });
  });
}

/** `collimate calls`: reads lists of calls, and tells which are there. */
import { createReadStream, openSync, readFileSync, readSync, closeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { isJson, readCallFile, streamCalls } from '../calls/read-calls.ts';
import { readSettings } from '../config.ts';
import { callLists, callWriter, removeCallList, takeCalls } from '../desk/calls.ts';
import { Problem } from '../domain/problem.ts';
import { type AppDb, openAppDb } from '../store/app/database.ts';

interface Options {
  from?: string;
  source?: string;
  remove?: string;
  data?: string;
}

export function define(command: Command): void {
  command
    .option(
      '--from <file>',
      'list, search answer or topic of the EU portal (JSON), or a table (CSV, XLSX, ODS); "-" is the standard input',
    )
    .option('--source <name>', 'name of the list when it is a table; else the name of the file')
    .option('--remove <name>', 'take a list out with all its calls')
    .option('--data <dir>', 'data folder')
    .addHelpText(
      'after',
      `
Examples:
  $ curl -sSf ADDRESS | collimate calls --from -
  $ collimate calls --from regional-calls.csv --source region
  $ collimate calls

Exit codes: 0 read, 1 the list is broken, 2 wrong use.`,
    )
    .action(run);
}

async function run({ from, source, remove, data }: Options): Promise<void> {
  const db = openAppDb(join(readSettings({ data }).data, 'app.db'));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    if (remove) say(`${remove}: ${removeCallList(db, remove)} calls taken out`);
    if (from) say(await take(db, from, source));
    for (const list of callLists(db))
      say(`${list.source}: ${list.count} calls, ${list.open} not closed`);
  } finally {
    db.close();
  }
}

/** JSON as a stream, since the EU portal's list has 126 MB; tables are small. */
async function take(db: AppDb, from: string, source = basename(from)): Promise<string> {
  if (from !== '-' && !isJson(beginOf(from))) {
    const read = await readCallFile(basename(from), readFileSync(from), source);
    const { read: count, dropped } = takeCalls(db, read);
    const passed = read.passed.length ? `; no calls: ${read.passed.join(', ')}` : '';
    return `${count} calls read, ${dropped} taken out${passed}`;
  }
  const writer = callWriter(db);
  try {
    const { passed } = await streamCalls(
      from === '-' ? process.stdin : createReadStream(from),
      writer.take,
    );
    return `${writer.end().read} calls read, ${passed} other records passed over`;
  } catch (error) {
    // What stood before the fault is true, too.
    writer.end();
    throw error;
  }
}

function beginOf(file: string): Uint8Array {
  const bytes = Buffer.alloc(1_000);
  let open: number | undefined;
  try {
    open = openSync(file, 'r');
    return bytes.subarray(0, readSync(open, bytes));
  } catch (cause) {
    throw new Problem('invalid', `${file} cannot be read: ${(cause as Error).message}`, { cause });
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

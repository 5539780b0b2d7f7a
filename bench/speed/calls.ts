/** Reading the EU portal's list of calls: time, and the memory of the process that reads it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from '../run.ts';
import { writeCallList } from './call-list.ts';

const RECORDS = 11_000;
const RECORD_BYTES = 11_450;
/** Prints the most memory that its process held, in kB, behind what the command says. */
const WATCHED = `process.on('exit', () => process.stdout.write('peak ' + process.resourceUsage().maxRSS + '\\n'));`;

export const bench: Bench = async ({ say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-calls-'));
  try {
    const file = join(folder, 'list.json');
    await writeCallList(file, RECORDS, RECORD_BYTES);
    const rows = ['first reading', 'the same list again'].map((name) => {
      say(name);
      const start = performance.now();
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [
          ...['--import', `data:text/javascript,${encodeURIComponent(WATCHED)}`],
          ...['dist/bin.mjs', 'calls', '--from', file, '--data', folder],
        ],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      const peak = Number(/peak (\d+)/.exec(stdout)?.[1]) / 1_024;
      return [
        name,
        (statSync(file).size / 1e6).toFixed(0),
        ((performance.now() - start) / 1_000).toFixed(1),
        peak.toFixed(0),
        /(\d+) calls read/.exec(stdout)?.[1] ?? '',
      ];
    });
    return [
      {
        caption: `A generated list of ${RECORDS} records of the shape of the EU portal's, by \`collimate calls --from FILE\`; memory is the most that the process held.`,
        columns: ['reading', 'file MB', 's', 'peak MB', 'calls'],
        rows,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

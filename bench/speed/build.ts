/** Building: the demo, and the large collection at a quarter, half and all. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions, BenchTable } from '../run.ts';
import type { BuildFigures } from './one-build.ts';
import { SHARES, scaleFolder, shareOf } from './inputs.ts';

/** A word behind the name is a share: `build 1` builds the demo and all of the collection only. */
export function bench({ data, say, only }: BenchOptions): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    const rows = [measured('fixtures/coc', 'fixtures/coc', join(folder, 'coc'))];
    const scale = scaleFolder(data, say);
    for (const share of scale
      ? SHARES.filter((s) => only.length === 0 || only.includes(String(s)))
      : []) {
      say(`cordis/scale, ${share} of the projects`);
      rows.push(
        measured(
          `cordis/scale, ${share * 100} %`,
          shareOf(scale!, share, join(folder, `in-${share}`)),
          join(folder, `out-${share}`),
        ),
      );
    }
    const stages = ['read', 'analyse', 'learn', 'write'];
    return Promise.resolve([
      {
        caption: 'Whole build in one process, from files to the switched pointer.',
        columns: [
          'input',
          'organisations',
          'statements',
          'seconds',
          'of processor',
          'peak MB',
          'on disk MB',
          ...stages.map((s) => `${s} s`),
        ],
        rows,
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(name: string, from: string, to: string): (string | number)[] {
  const out = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'bench/speed/one-build.ts', from, to],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const one = JSON.parse(out) as BuildFigures;
  const disk = readdirSync(to).reduce((sum, file) => sum + statSync(join(to, file)).size, 0) / 1e6;
  return [
    name,
    one.counts.organisations,
    one.counts.evidence,
    one.seconds.toFixed(1),
    one.cpu.toFixed(1),
    Math.round(one.megabytes),
    disk.toFixed(1),
    ...['read', 'analyse', 'learn', 'write'].map((s) => (one.stages[s] ?? 0).toFixed(1)),
  ];
}

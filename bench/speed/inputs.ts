/**
 * The inputs of the speed benches: the demo, and CORDIS at a quarter, half and all of its projects.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build } from '../../indexer/run.ts';
import { closeContext, type Context, openContext } from '../../src/context.ts';
import type { BenchOptions } from '../run.ts';

export const SHARES = [0.25, 0.5, 1] as const;

/** The folder of the large collection, or null after saying that it is not there. */
export function scaleFolder(data: string, say: (line: string) => void): string | null {
  const folder = join(data, 'cordis', 'scale');
  if (existsSync(folder)) return folder;
  say(`${folder} is not there; name the data folder with --data`);
  return null;
}

/** The collection with every project of a share, and all organisations. */
export function shareOf(folder: string, share: number, to: string): string {
  if (share === 1) return folder;
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'orgs.jsonl.gz'), readFileSync(join(folder, 'cordis_orgs.jsonl.gz')));
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  writeFileSync(
    join(to, 'projects.jsonl.gz'),
    gzipSync(lines.filter((_, i) => i % 100 < 100 * share).join('\n'), { level: 1 }),
  );
  return to;
}

/**
 * Builds the shares of the large collection that are asked for (all when none is), one after the
 * other, and gathers what is measured on each.
 */
export async function onShares<T>(
  scale: string,
  { only, say }: Pick<BenchOptions, 'only' | 'say'>,
  measure: (built: { context: Context; data: string; share: number }) => Promise<T[]>,
): Promise<T[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  const rows: T[] = [];
  try {
    for (const share of SHARES.filter((s) => only.length === 0 || only.includes(String(s)))) {
      say(`building ${share} of cordis/scale`);
      const data = join(folder, `out-${share}`);
      await build({ from: [shareOf(scale, share, join(folder, `in-${share}`))], data });
      const context = openContext(data);
      rows.push(...(await measure({ context, data, share })));
      await closeContext(context);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return rows;
}

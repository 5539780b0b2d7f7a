/** The inputs of the speed benches: the demo, and CORDIS at a quarter, half and all of its projects. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

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
  const lines = gunzipSync(readFileSync(join(folder, 'cordis_projects.jsonl.gz'))).toString('utf8').split('\n').filter((line) => line !== '');
  writeFileSync(join(to, 'projects.jsonl.gz'), gzipSync(lines.filter((_, i) => i % 100 < 100 * share).join('\n'), { level: 1 }));
  return to;
}

/** Knows an unchanged input without parsing it. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Problem } from '../src/domain/problem.ts';

/**
 * Hash over the names and bytes of all input files, and over `versions`: what of the program shapes a build.
 * @throws Problem `not-found` when a path does not exist
 */
export async function fingerprintInputs(paths: readonly string[], versions: readonly (string | number)[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(versions));
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      hash.update(`\0${relative(path, file)}\0${statSync(file).size}\0`);
      for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Problem('not-found', `There is no file or folder ${path}. Give the path of the files to read.`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path).filter((name) => !name.startsWith('.')).sort().flatMap((name) => filesUnder(join(path, name)));
}

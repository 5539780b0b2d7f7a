/** Knows an unchanged input without parsing it. */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { inputFiles } from './read/input-files.ts';

/**
 * Hash over the names and bytes of all input files, and over `versions`: what of the program shapes a build.
 * @throws Problem `not-found` when a path does not exist
 */
export async function fingerprintInputs(paths: readonly string[], versions: readonly (string | number)[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(versions));
  for (const path of paths) {
    for (const file of inputFiles(path).files) {
      hash.update(`\0${file.name}\0${statSync(file.path).size}\0`);
      for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
    }
  }
  return hash.digest('hex');
}

/** Knows an unchanged input without parsing it. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordSet } from '../src/domain/record.ts';
import { inputFiles } from './read/input-files.ts';

/** Every source that shapes what a build contains for the same input. */
const SHAPING = [
  '../indexer',
  '../src/domain',
  '../src/language',
  '../src/tables',
  '../src/similarity',
];

/**
 * Hash of the sources that shape a build, so that after an upgrade or an edit nobody is served what
 * the former program made.
 */
export function programFingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of SHAPING) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((n) => n.endsWith('.ts'))
      .sort())
      hash.update(`\0${name}\0`).update(readFileSync(join(path, name)));
  }
  return hash.digest('hex');
}

/**
 * Hash over the names and bytes of all input files, or the mark of the records, and over the program
 * that reads them (`programFingerprint`).
 * @throws Problem `not-found` when a path does not exist
 */
export async function fingerprintInputs(
  paths: readonly string[] | Pick<RecordSet, 'mark'>,
  program: string,
): Promise<string> {
  const hash = createHash('sha256').update(program);
  if ('mark' in paths) return hash.update(`\0records ${paths.mark}`).digest('hex');
  for (const path of paths) {
    for (const file of inputFiles(path).files) {
      hash.update(`\0${file.name}\0${statSync(file.path).size}\0`);
      for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
    }
  }
  return hash.digest('hex');
}

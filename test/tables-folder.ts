/** Small tables of an invented cluster, written where a build reads them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the folder; the result writes a file into it, line by line.
 * @param folder made with those above it where missing
 */
export function tablesFolder(folder: string): (file: string, lines: readonly string[]) => void {
  mkdirSync(folder, { recursive: true });
  return (file, lines) => writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
}

import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { Problem } from '../../src/domain/problem.ts';
import { defectAt, type ReadResult } from '../row.ts';
import { parseCsv } from './csv.ts';
import { decode } from './decode.ts';
import { readTable, tableOf } from './tables.ts';

/**
 * Reads files and folders into rows; folders are read whole, in the order of names.
 * @throws Problem `not-found` when a path does not exist
 */
export function readInputs(paths: readonly string[]): ReadResult {
  const result: ReadResult = { rows: [], defects: [], fingerprint: '' };
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf)) readFile(file, result, hash);
  return { ...result, fingerprint: hash.digest('hex') };
}

function filesOf(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Problem('not-found', `There is no file or folder ${path}. Give the path of the files to read.`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).filter((e) => !e.name.startsWith('.')).map((e) => e.name).sort().flatMap((name) => filesOf(join(path, name)));
}

function readFile(file: string, result: ReadResult, hash: Hash): void {
  const bytes = readFileSync(file);
  hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  const { text } = decode(bytes);
  if (/cluster\.ya?ml$/.test(file)) {
    result.profile = { file, value: parseYaml(text) };
    return;
  }
  const { grid, defects } = parseCsv(text, { file });
  result.defects.push(...defects);
  const table = grid && tableOf(grid);
  if (grid && table) {
    const read = readTable(grid, table);
    result.rows.push(...read.rows);
    result.defects.push(...read.defects);
  } else if (grid) {
    result.defects.push(defectAt({ file }, 'error', 'unknown-table', { remedy: 'the file is none of the known tables' }));
  }
}

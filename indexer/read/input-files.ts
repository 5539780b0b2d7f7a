import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Defect } from '../../src/domain/defect.ts';
import { Problem } from '../../src/domain/problem.ts';
import { defectAt } from '../row.ts';

export interface InputPath {
  path: string;
  /**
   * As the owner is told it. It does not hang on where the folder lies, so that the same files give
   * the same build anywhere.
   */
  name: string;
}

/** Hidden files, locks of office programs and notes are no input. */
const PASSED_OVER = /^[.~]|^README|\.md$/i;

/**
 * The files that a path stands for, in the order of their names. A folder is read without its
 * subfolders, which are named, so that nothing comes in or stays out unseen.
 * @throws Problem `not-found` when there is nothing at the path
 */
export function inputFiles(path: string): { files: InputPath[]; defects: Defect[] } {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new Problem(
      'not-found',
      `There is no file or folder ${path}. Give the path of the files to read.`,
    );
  if (!stat.isDirectory()) return { files: [{ path, name: basename(path) }], defects: [] };
  const folder = basename(path);
  const entries = readdirSync(path)
    .filter((name) => !PASSED_OVER.test(name))
    .sort()
    .map((name) => ({ path: join(path, name), name: join(folder, name) }));
  const isFolder = (entry: InputPath) =>
    statSync(entry.path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = entries.filter((e) => !isFolder(e));
  const defects = entries.filter(isFolder).map(({ name }) =>
    defectAt({ file: name }, 'warning', 'folder-inside', {
      found: 'a folder inside the folder',
      remedy: 'it was not read; give its path as well if it belongs to the input',
    }),
  );
  if (!files.length)
    defects.push(
      defectAt({ file: folder }, 'error', 'empty-folder', {
        found: 'a folder without files',
        expected: 'a folder of .csv, .xlsx, .json or .yaml files',
        remedy: 'check the path',
      }),
    );
  return { files, defects };
}

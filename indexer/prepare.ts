import { basename } from 'node:path';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { Defect } from '../src/domain/defect.ts';
import { inOwnWords } from './own-words.ts';
import { DEFAULT_PROFILE } from './normalise/default-profile.ts';
import { normalise } from './normalise/normalise.ts';
import { FORMATS, HIDDEN_WAYS, readKey, type Format, type ReadOptions } from './read/input-file.ts';
import { readInputs } from './read/read.ts';
import { validateProfile } from './validate/profile.ts';
import { validateRows } from './validate/validate.ts';

export { FORMATS, HIDDEN_WAYS, readKey, type Format, type ReadOptions };

/**
 * Reads, checks and orders the input files: everything the build needs, with every defect told.
 * @param options what the owner says of the files where they do not tell it themselves
 * @throws Problem `not-found` when a path does not exist
 */
export async function prepare(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<CatalogueInput> {
  const read = await readInputs(paths, options);
  const settings = read.profile ? validateProfile(read.profile) : { profile: null, defects: [] };
  const profile = settings.profile ?? DEFAULT_PROFILE;
  const { rows, defects } = validateRows(read.rows);
  const { defects: joined, ...things } = normalise(rows, profile);
  const all = [...read.defects, ...settings.defects, ...defects, ...inOwnWords(joined, read.rows)];
  if (!things.organisations.length && !all.some((d) => d.severity === 'error'))
    all.push(nothing(paths));
  return { profile, ...things, defects: all, fingerprint: read.fingerprint };
}

function nothing(paths: readonly string[]): Defect {
  return {
    severity: 'error',
    code: 'no-organisations',
    file: paths.map((p) => basename(p)).join(', '),
    found: 'no organisation',
    expected: 'at least one row of Members',
    remedy: 'a catalogue needs organisations; add the file that holds them',
  };
}

import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import { DEFAULT_PROFILE } from './normalise/default-profile.ts';
import { normalise } from './normalise/normalise.ts';
import { readInputs } from './read/read.ts';
import { validateProfile } from './validate/profile.ts';
import { validateRows } from './validate/validate.ts';

/**
 * Reads, checks and orders the input files: everything the build needs, with every defect told.
 * @throws Problem `not-found` when a path does not exist
 */
// eslint-disable-next-line @typescript-eslint/require-await -- the readers to come are asynchronous
export async function prepare(paths: readonly string[]): Promise<CatalogueInput> {
  const read = readInputs(paths);
  const settings = read.profile ? validateProfile(read.profile) : { profile: null, defects: [] };
  const profile = settings.profile ?? DEFAULT_PROFILE;
  const { rows, defects } = validateRows(read.rows);
  const { defects: joined, ...things } = normalise(rows, profile);
  return { profile, ...things, defects: [...read.defects, ...settings.defects, ...defects, ...joined], fingerprint: read.fingerprint };
}

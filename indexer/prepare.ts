import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import { DEFAULT_PROFILE } from './normalise/default-profile.ts';
import { normalise } from './normalise/normalise.ts';
import { FORMATS, type Format } from './read/input-file.ts';
import { readInputs } from './read/read.ts';
import { validateProfile } from './validate/profile.ts';
import { validateRows } from './validate/validate.ts';

export { FORMATS, type Format };

/**
 * Reads, checks and orders the input files: everything the build needs, with every defect told.
 * @param options.format what the tables are (tables, uniquip, cordis, roadmap) when their headers do not tell
 * @throws Problem `not-found` when a path does not exist
 */
export async function prepare(paths: readonly string[], options: { format?: Format } = {}): Promise<CatalogueInput> {
  const read = await readInputs(paths, options.format);
  const settings = read.profile ? validateProfile(read.profile) : { profile: null, defects: [] };
  const profile = settings.profile ?? DEFAULT_PROFILE;
  const { rows, defects } = validateRows(read.rows);
  const { defects: joined, ...things } = normalise(rows, profile);
  return { profile, ...things, defects: [...read.defects, ...settings.defects, ...defects, ...joined], fingerprint: read.fingerprint };
}

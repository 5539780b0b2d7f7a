import { basename } from 'node:path';
import type { ClusterProfile } from '../src/domain/cluster.ts';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { Defect } from '../src/domain/defect.ts';
import type { RecordSet } from '../src/domain/record.ts';
import { hasLevels, publicRows } from './normalise/levels.ts';
import type { ReadResult, ValidRows } from './row.ts';
import { inOwnWords } from './own-words.ts';
import { DEFAULT_PROFILE } from './normalise/default-profile.ts';
import { normalise } from './normalise/normalise.ts';
import { FORMATS, HIDDEN_WAYS, readKey, type ReadOptions } from './read/input-file.ts';
import { readInputs } from './read/read.ts';
import { readRecords, RECORDS_FILE } from './read/records.ts';
import { validateProfile } from './validate/profile.ts';
import { validateRows } from './validate/validate.ts';

export { FORMATS, HIDDEN_WAYS, readKey, type ReadOptions };

/** Where the facts stand: files and folders, or the records that were adopted from them. */
export type InputSource = readonly string[] | RecordSet;

/**
 * Reads, checks and orders the input files: everything the build needs, with every defect told.
 * @param options what the owner says of the files where they do not tell it themselves
 * @throws Problem `not-found` when a path does not exist
 */
export async function prepare(
  source: InputSource,
  options: ReadOptions = {},
): Promise<CatalogueInput> {
  return (await prepareLevels(source, options)).whole;
}

/** The whole, and where something in it is for members only what everybody may see. */
export async function prepareLevels(
  source: InputSource,
  options: ReadOptions = {},
): Promise<{ whole: CatalogueInput; open?: CatalogueInput }> {
  const read = 'records' in source ? readRecords(source) : await readInputs(source, options);
  const settings = read.profile ? validateProfile(read.profile) : { profile: null, defects: [] };
  const profile = settings.profile ?? DEFAULT_PROFILE;
  const { rows, defects } = validateRows(read.rows);
  const found = [...read.defects, ...settings.defects, ...defects];
  const inputOf = (checked: ValidRows, told: readonly Defect[]): CatalogueInput =>
    catalogueInput(source, read, profile, checked, told);
  if (!hasLevels(rows)) return { whole: inputOf(rows, found) };
  const open = publicRows(rows, found);
  return { whole: inputOf(rows, found), open: inputOf(open.rows, open.defects) };
}

function catalogueInput(
  source: InputSource,
  read: ReadResult,
  profile: ClusterProfile,
  rows: ValidRows,
  found: readonly Defect[],
): CatalogueInput {
  const { defects: joined, ...things } = normalise(rows, profile);
  const all = [...found, ...inOwnWords(joined, read.rows)];
  if (!things.organisations.length && !all.some((d) => d.severity === 'error'))
    all.push(nothing('records' in source ? [RECORDS_FILE] : source));
  return {
    profile,
    ...things,
    defects: 'records' in source ? all.map((d) => atRecord(d, source)) : all,
    fingerprint: read.fingerprint,
  };
}

/** A defect of a record, with its id in place of a number that nobody sees. */
function atRecord({ row, ...defect }: Defect, { records }: RecordSet): Defect {
  const record = row === undefined ? undefined : records[row - 1];
  return record ? { ...defect, sheet: `${defect.sheet}: ${record.id}` } : defect;
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

/** From a sender's file to a draft: what it says, what is wrong with it, what it would change. */
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { differenceOf, type Known } from '../intake/difference.ts';
import type { GONE } from '../intake/work.ts';
import type {
  SaidReading,
  CellDefect,
  ColumnsSaid,
  Correction,
  SheetFound,
  TakenFile,
} from '../intake/taken.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  keepUpload,
  mustHaveUpload,
  rememberColumns,
  rememberedColumns,
  uploadOf,
} from '../store/app/catalogue-uploads.ts';
import { addPublication, getPublication, setChanges } from '../store/app/publications.ts';
import { getRecord, recordsIn, recordsOf, truthOf } from '../store/app/records.ts';

export {
  dropPublication,
  getPublication,
  publicationsIn,
  rowsOf,
} from '../store/app/publications.ts';
export { recordHistory, recordsIn, truthOf } from '../store/app/records.ts';
export { GONE } from '../intake/work.ts';
export type { CellDefect, ColumnsSaid, Correction, SheetFound } from '../intake/taken.ts';

/** What the secretariat says of a file. */
export interface DraftSaid extends SaidReading {
  owner?: string;
  columns?: ColumnsSaid;
  corrections?: readonly Correction[];
  clear?: boolean;
  gone?: (typeof GONE)[number];
}

/** What was found in it. */
export interface DraftFound {
  sheets: readonly SheetFound[];
  /** The first ones; errors go before warnings. */
  mistakes: readonly CellDefect[];
  errors: number;
  warnings: number;
  /** Rows that could be used. */
  rows: number;
  same: number;
  kept: number;
}

/** Reads the file of a draft as its sender said it; in a reading child. */
export type ReadDraft = (file: {
  name: string;
  bytes: Uint8Array;
  said: DraftSaid;
}) => Promise<TakenFile>;

/** Mistakes that are kept for the page; who has more mends these first. */
const MISTAKES_KEPT = 500;

/**
 * Keeps a file as a draft and finds out what it would change.
 * @returns the id of the draft
 * @throws Problem `conflict` while the files hold; what the reader throws
 */
export async function draftFromFile(
  db: AppDb,
  who: Actor,
  { name, bytes, owner }: { name: string; bytes: Uint8Array; owner?: string },
  read: ReadDraft,
): Promise<string> {
  if (!truthOf(db))
    throw new Problem('conflict', 'The files hold; nothing was taken.', {
      key: 'catalogue.error.files',
    });
  const said: DraftSaid = {
    ...(owner && { owner }),
    columns: rememberedColumns<ColumnsSaid[string]>(db),
  };
  const taken = await read({ name, bytes, said });
  const id = addPublication(db, who, { kind: 'upload', note: name }, []);
  await lookAt(db, id, { name, bytes, said }, taken);
  return id;
}

/**
 * Says more of a draft's file and looks again at what it would change. Confirmed columns are
 * remembered for the next file with the same headers.
 */
export async function sayOfDraft(
  db: AppDb,
  id: string,
  more: DraftSaid,
  read: ReadDraft,
): Promise<void> {
  if (getPublication(db, id).state !== 'draft' && getPublication(db, id).state !== 'failed')
    throw new Problem('conflict', 'This publication is under way or published already.', {
      key: 'catalogue.error.under-way',
    });
  const { name, bytes, said } = mustHaveUpload<DraftSaid, DraftFound>(db, id);
  const next = {
    ...said,
    ...more,
    columns: { ...said.columns, ...more.columns },
    corrections: joined(said.corrections ?? [], more.corrections ?? []),
  };
  const taken = await read({ name, bytes, said: next });
  for (const [headers, columns] of Object.entries(more.columns ?? {}))
    rememberColumns(db, headers, columns);
  await lookAt(db, id, { name, bytes, said: next }, taken);
}

/** What is known of a draft's file; null for drafts without one. */
export function fileOfDraft(
  db: AppDb,
  id: string,
): { name: string; said: DraftSaid; found: DraftFound } | null {
  return uploadOf<DraftSaid, DraftFound>(db, id);
}

async function lookAt(
  db: AppDb,
  id: string,
  file: { name: string; bytes: Uint8Array; said: DraftSaid },
  taken: TakenFile,
): Promise<void> {
  const { clear = false, gone = 'nothing' } = file.said;
  const { changes, mistakes, same, kept } = await differenceOf(taken, knownIn(db), {
    file: file.name,
    clear,
    gone,
  });
  const all = [...taken.defects, ...mistakes];
  const errors = all.filter((d) => d.severity === 'error');
  const warnings = all.filter((d) => d.severity === 'warning');
  const found: DraftFound = {
    sheets: taken.sheets,
    mistakes: [...errors, ...warnings].slice(0, MISTAKES_KEPT),
    errors: errors.length,
    warnings: warnings.length,
    rows: taken.rows.length,
    same,
    kept,
  };
  db.sql.transaction(() => {
    setChanges(db, id, changes);
    keepUpload(db, id, { ...file, found });
  })();
}

function knownIn(db: AppDb): Known {
  return {
    get: (key) => getRecord(db, key),
    of: (organisation) => recordsOf(db, organisation),
    in: (table) => recordsIn(db, table),
  };
}

/** A cell that is corrected again takes its last value. */
function joined(before: readonly Correction[], more: readonly Correction[]): Correction[] {
  const cellOf = ({ sheet = '', row, key }: Correction): string => `${sheet}\0${row}\0${key}`;
  return [...new Map([...before, ...more].map((c) => [cellOf(c), c])).values()];
}

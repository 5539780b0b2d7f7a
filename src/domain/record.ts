/**
 * The catalogue's own rows after `collimate adopt`: each is one row of a table of the workbook, kept
 * with its history.
 */
import type { TableName } from './workbook.ts';

/** A record's table: one of the workbook, or `settings`, whose only record is the cluster's. */
export type RecordTable = TableName | 'settings';

/**
 * Cells by column key (`town`, `title_cs`), as a spreadsheet would show them; empty ones are absent.
 * Columns that the product does not know stand under `EXTRA` and their header. Settings are JSON
 * pointers with their values.
 */
export type RecordFields = Readonly<Record<string, string>>;

/** Begin of the key of a column that the product does not know. */
export const EXTRA = 'extra:';

export interface RecordKey {
  table: RecordTable;
  id: string;
}

export interface CatalogueRecord extends RecordKey {
  /** Whose page it is on; empty for projects, terms and settings. */
  organisation: string;
  fields: RecordFields;
  /** 1 for a new one, one more with every change. */
  revision: number;
}

/** Everything that the records hold, to be read like a set of files. */
export interface RecordSet {
  /** Names this very content. */
  mark: string;
  records: readonly CatalogueRecord[];
}

/** One change of one record. */
export interface RecordChange extends RecordKey {
  organisation: string;
  /** Revision that the change was made on; 0 where there was no record. */
  expected: number;
  /** All fields as they shall be; null removes the record. */
  fields: RecordFields | null;
}

/** The id of the only record of settings. */
export const SETTINGS_ID = 'cluster';

/**
 * Id of a row of a table without an id of its own: whose it is and what it names.
 */
export function pairId(first: string, second: string): string {
  return `${first}~${second}`;
}

/** Whether two states of a record are the same; null stands for no record. */
export function sameFields(a: RecordFields | null, b: RecordFields | null): boolean {
  if (!a || !b) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

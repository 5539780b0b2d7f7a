/** What the stages of the input hand to each other: rows as read, and rows as checked. */
import type { Defect, Place } from '../src/domain/defect.ts';
import type { TableName, TableRow } from '../src/domain/workbook.ts';

export { defectAt, type Place } from '../src/domain/defect.ts';

/**
 * A row as the file has it, its columns known by our ids (`title_cs` for words in a language);
 * empty cells are absent.
 */
export interface RawRow {
  table: TableName;
  place: Place;
  cells: Readonly<Record<string, string>>;
  /** Header in the file per column id; shared by all rows of a sheet. */
  headers: Readonly<Record<string, string>>;
  /** Cells of columns that the product does not know, by header. */
  extra?: Readonly<Record<string, string>>;
  /**
   * True for an organisation that the file does not describe, only implies (it counts when no other
   * row describes it), and for a participation in a public register, whose organisation need not be
   * in the catalogue.
   */
  assumed?: true;
}

export interface ReadResult {
  rows: RawRow[];
  /** The cluster's settings, not yet checked. */
  profile?: { file: string; value: unknown };
  defects: Defect[];
  /** Hash of the names and bytes of all files that were read. */
  fingerprint: string;
}

/** A row whose values can be trusted; what was wrong is absent and told in a defect. */
export interface ValidRow<T extends TableName = TableName> {
  table: T;
  place: Place;
  values: TableRow<T>;
  extra?: Readonly<Record<string, string>>;
  assumed?: true;
}

/** Checked rows, by table, in the order of the files. */
export type ValidRows = { readonly [T in TableName]: readonly ValidRow<T>[] };

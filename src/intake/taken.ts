/** What a sender's file holds, as plain values that cross a process border. */
import type {
  CellDefect,
  ColumnsSaid,
  Correction,
  ReadOptions,
  SheetFound,
} from '../../indexer/intake.ts';
import type { RecordFields } from '../domain/record.ts';
import type { TableName } from '../domain/workbook.ts';

export type { CellDefect, ColumnsSaid, Correction, SheetFound };

/** How a file is to be read where it does not show it; told by the file where absent. */
export type SaidReading = Pick<ReadOptions, 'encoding' | 'hidden' | 'sheet' | 'header'>;

/** What its sender says of a file. */
export interface Said extends SaidReading {
  /** Whose the rows are that name nobody. */
  owner?: string;
  columns?: ColumnsSaid;
  corrections?: readonly Correction[];
}

/** A row whose values were checked, as fields of a record. */
export interface TakenRow {
  table: TableName;
  sheet?: string;
  row?: number;
  fields: RecordFields;
  /** Header in the file per column. */
  headers: Readonly<Record<string, string>>;
  named: readonly string[];
  refused: readonly string[];
  /** The file only implies it: it is no change where the organisation is known. */
  assumed?: true;
}

export interface TakenFile {
  sheets: readonly SheetFound[];
  rows: readonly TakenRow[];
  /** The cluster's settings, when the file has them. */
  settings?: RecordFields;
  defects: readonly CellDefect[];
}

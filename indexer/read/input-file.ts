import type { Defect } from '../../src/domain/defect.ts';
import type { TableName } from '../../src/domain/workbook.ts';
import type { CodePage } from '../../src/tables/code-pages.ts';
import type { RawRow } from '../row.ts';

/** A file as it came: its name as told to its owner, and its bytes. */
export interface InputFile {
  name: string;
  bytes: Buffer;
}

/** What one file yields. */
export interface FileRows {
  rows: RawRow[];
  defects: Defect[];
  profile?: { file: string; value: unknown };
  /** Its sheets whose columns its sender may say, where there are such. */
  sheets?: SheetFound[];
}

/** A sheet with the columns that were understood. */
export interface SheetFound {
  /** Absent for a file that is one table. */
  sheet?: string;
  /** Knows the same headers again (`headersKey`). */
  key: string;
  /** Null for a sheet that is none of ours as far as its headers tell. */
  table: TableName | null;
  columns: {
    header: string;
    /** Our column; absent where it is not known or shall be left aside. */
    means?: string;
    samples: string[];
  }[];
  /** Rows below the header. */
  rows: number;
}

/**
 * Which column of a table is which of ours, as its sender said it, by `headersKey`; an empty name
 * leaves the column aside, and one that nothing was said of means what its header says.
 */
export type ColumnsSaid = Readonly<
  Record<string, { table: TableName; columns: Readonly<Record<string, string>> }>
>;

/** What the rows of a table mean; recognised by the headers unless the user says it. */
export const FORMATS = ['tables', 'uniquip', 'cordis', 'roadmap'] as const;
export type Format = (typeof FORMATS)[number];

/** What to do with rows, columns and sheets that a spreadsheet program hides. */
export const HIDDEN_WAYS = ['leave', 'take'] as const;

/** What the owner of the files says of them where they do not tell it themselves. */
export interface ReadOptions {
  format?: Format;
  /** Code page of text that is not Unicode; told by its letters when absent. */
  encoding?: CodePage;
  /** Left out when absent. */
  hidden?: (typeof HIDDEN_WAYS)[number];
  /** The one sheet of workbooks that is read; all are where absent. */
  sheet?: string;
  /** Row of the headers, from 1; found by their words where absent. */
  header?: number;
  /** Whose the rows are that name nobody. */
  owner?: string;
  columns?: ColumnsSaid;
}

/** What tells apart two readings of the same files; empty when nothing was said. */
export function readKey({ format, encoding, hidden, sheet, header }: ReadOptions): string {
  return [format, encoding, hidden, sheet, header].filter(Boolean).join(' ');
}

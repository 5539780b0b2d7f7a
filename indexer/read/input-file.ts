import type { Defect } from '../../src/domain/defect.ts';
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
}

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
}

/** What tells apart two readings of the same files; empty when nothing was said. */
export function readKey({ format, encoding, hidden }: ReadOptions): string {
  return [format, encoding, hidden].filter(Boolean).join(' ');
}

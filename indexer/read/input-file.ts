import type { Defect } from '../../src/domain/defect.ts';
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

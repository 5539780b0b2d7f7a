/**
 * The sheets of a file that a visitor sends: bytes and options in, cells out. Pure, so that it may
 * run in any process.
 */
import type { Defect } from '../domain/defect.ts';
import type { CodePage } from './code-pages.ts';
import { parseCsv } from './csv.ts';
import { decode } from './decode.ts';
import type { Grid } from './grid.ts';
import { readOds } from './ods.ts';
import { type Container, recognise } from './recognise.ts';
import { readXlsx } from './xlsx.ts';

export interface SheetOptions {
  /** Code page of text that is not Unicode; told by its letters when absent. */
  encoding?: CodePage;
  /** What a workbook may unpack to, in bytes. */
  unpackedLimit?: number;
}

export interface Sheets {
  grids: readonly Grid[];
  /** What was wrong on the way; without grids it says why. */
  defects: readonly Defect[];
  /** How text that is not Unicode was read, with a word of it. */
  guess?: { page: CodePage; example: string };
  /** Set when the file is no table at all. */
  refused?: Exclude<Container, 'csv' | 'xlsx' | 'ods'>;
}

/** Never throws for what the file holds. */
export async function readSheets(
  name: string,
  bytes: Uint8Array,
  { encoding, unpackedLimit }: SheetOptions = {},
): Promise<Sheets> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { container, gzip } = recognise(buffer, name);
  if (gzip) return { grids: [], defects: [], refused: 'binary' };
  if (container === 'xlsx') return readXlsx(buffer, name, unpackedLimit);
  if (container === 'ods') return readOds(buffer, name, unpackedLimit);
  if (container !== 'csv') return { grids: [], defects: [], refused: container };
  const { text, guess } = decode(buffer, encoding);
  const { grid, defects } = parseCsv(text, { file: name });
  return { grids: [grid], defects, ...(guess?.example && { guess }) };
}

import { CsvError, parse } from 'csv-parse/sync';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type Place } from '../row.ts';
import type { Grid } from './grid.ts';

export const DELIMITERS = [';', ',', '\t'] as const;

/** Longest cell that is read, in characters. The longest real one seen is an objective of 2,500; this leaves room and stops a bomb. */
export const CELL_LIMIT = 200_000;

/** So much of a file is looked at to tell its delimiter. */
const HEAD = 64_000;
const ROWS_LOOKED_AT = 50;

/**
 * Parses separated values; the delimiter is told by the first rows.
 * Rows keep their places: an empty line is an empty row, as a spreadsheet shows it.
 */
export function parseCsv(text: string, place: Place): { grid: Grid | null; defects: Defect[] } {
  const delimiter = delimiterOf(text);
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: CELL_LIMIT * 10 });
    return { grid: { place, rows }, defects: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { grid: null, defects: [defectAt({ ...place, row: Number(error.lines ?? 0) || undefined }, 'error', 'csv-broken', { remedy: remedyOf(error) })] };
  }
}

/** Tells the delimiter by the first rows: the right one gives most rows one and the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const head = text.slice(0, HEAD);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...regularity(head, delimiter) }));
  return scored.sort((a, b) => b.share * Math.sign(b.cells - 1) - a.share * Math.sign(a.cells - 1) || b.cells - a.cells)[0]?.delimiter ?? ',';
}

function regularity(head: string, delimiter: string): { share: number; cells: number } {
  const rows: string[][] = [];
  try {
    parse(head, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: ROWS_LOOKED_AT, onRecord: (r: string[]) => { rows.push(r); return null; } });
  } catch {
    // The head may end inside a quoted cell; the rows before it tell enough.
  }
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [cells, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: rows.length ? times / rows.length : 0, cells };
}

function remedyOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return `the row is longer than ${CELL_LIMIT * 10} characters, so nothing of this file was read; look for a quotation mark that is not closed, or shorten the cell`;
  return 'a quotation mark is opened and never closed, so nothing of this file was read; close it, or double it where it is part of the text';
}

import { CsvError, parse } from 'csv-parse/sync';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type Place } from '../row.ts';
import type { Grid } from './grid.ts';

export const DELIMITERS = [';', ',', '\t'] as const;

/** Longest cell that is read, in characters. The longest real one seen is an objective of 2,500; this leaves room and stops a bomb. */
export const CELL_LIMIT = 200_000;

/**
 * Parses separated values; the delimiter is the one that gives the header the most cells.
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

function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).split(/\r?\n/, 20);
  const count = (d: string) => Math.max(...head.map((line) => line.replace(/"[^"]*"/g, '').split(d).length));
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

function remedyOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return `the row is longer than ${CELL_LIMIT * 10} characters, so nothing of this file was read; look for a quotation mark that is not closed, or shorten the cell`;
  return 'a quotation mark is opened and never closed, so nothing of this file was read; close it, or double it where it is part of the text';
}

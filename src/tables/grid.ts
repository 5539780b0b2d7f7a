import type { Place } from '../domain/defect.ts';

/**
 * A sheet or CSV file as rows of cells, before anybody knows what they mean. Index 0 is row 1 of
 * the spreadsheet.
 */
export interface Grid {
  place: Place;
  rows: readonly (readonly string[])[];
  /** Row of the header, from 1, when its owner says it; found by its words where absent. */
  headerRow?: number;
  /** What a spreadsheet program does not show; absent where all is shown. */
  hidden?: Hidden;
  /** Ranges of cells that were merged into one. */
  merged?: readonly Range[];
}

/** Rows are counted from 1, columns from 0. */
export interface Hidden {
  sheet: boolean;
  rows: readonly number[];
  columns: readonly number[];
}

/** Rows from 1, columns from 0, both ends within. */
export interface Range {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** `A` for 0, `AA` for 26. */
export function columnLetter(column: number): string {
  return (
    (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') +
    String.fromCharCode(65 + (column % 26))
  );
}

/** Letters and digits only, without accents and case: headers are compared so. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first cell of a merged range speaks for the rows below it, in its own column. */
export function filledDown(rows: string[][], merged: readonly Range[]): string[][] {
  for (const { fromRow, toRow, fromColumn } of merged) {
    const value = rows[fromRow - 1]?.[fromColumn] ?? '';
    if (!value) continue;
    for (let r = fromRow; r < Math.min(toRow, rows.length); r++) {
      const row = rows[r];
      if (row && !row[fromColumn]) row[fromColumn] = value;
    }
  }
  return rows;
}

/** What a formula gives that cannot be worked out; it says nothing. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

export function isErrorValue(text: string): boolean {
  return ERROR_VALUE.test(text);
}

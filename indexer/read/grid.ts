import type { Place } from '../row.ts';

/**
 * A sheet or CSV file as rows of cells, before anybody knows what they mean. Index 0 is row 1 of
 * the spreadsheet.
 */
export interface Grid {
  place: Place;
  rows: readonly (readonly string[])[];
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

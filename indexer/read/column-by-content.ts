/** Which of our columns the cells of an unknown one look like: a header may say nothing. */
import type { ColumnDefinition } from '../../src/domain/workbook.ts';
import { countryCodeOf } from '../../src/language/country-names.ts';

/** Enough cells to see what a column holds, and the share of them that must look like it. */
const LOOKED_AT = 100;
const MOSTLY = 0.8;

/** What cells of a type of column look like, the surest first. */
const LOOKS: readonly (readonly [ColumnDefinition['type'], (cell: string) => boolean])[] = [
  ['ror', (cell) => /^(?:https?:\/\/)?ror\.org\/0\w{6}\d\d$/i.test(cell)],
  ['pid', (cell) => /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\/\S+$/i.test(cell)],
  ['url', (cell) => /^(?:https?:\/\/|www\.)[^\s/.]+\.\S+$/i.test(cell)],
  ['ico', (cell) => /^\d{8}$/.test(cell.replace(/\s/g, ''))],
  ['pic', (cell) => /^\d{9}$/.test(cell)],
  ['parameters', (cell) => /^[^:|]{2,40}:\s?\d[^|]*(?:\|[^:|]{2,40}:\s?\d[^|]*)+$/.test(cell)],
  ['country', (cell) => countryCodeOf(cell) !== undefined],
];

/** @param columns those of the table that the sheet does not have yet */
export function columnByContent(
  cells: readonly string[],
  columns: readonly ColumnDefinition[],
): ColumnDefinition | undefined {
  const full = cells
    .map((c) => c.trim())
    .filter(Boolean)
    .slice(0, LOOKED_AT);
  if (full.length < 2) return undefined;
  for (const [type, looks] of LOOKS) {
    const column = columns.find((c) => c.type === type);
    if (column && full.filter(looks).length >= full.length * MOSTLY) return column;
  }
  return undefined;
}

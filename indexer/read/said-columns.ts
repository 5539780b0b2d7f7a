/** Columns that a sender confirmed once, and sheets whose columns can be confirmed. */
import type { TableName } from '../../src/domain/workbook.ts';
import { widestRow } from '../../src/tables/find-table.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';
import type { ColumnsSaid, SheetFound } from './input-file.ts';
import { columnKey, findHeader, type Header, HEADER_WITHIN } from './table-header.ts';

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

/** What was said of the columns of this very table, and the header that was meant. */
export function saidOf(
  grid: Grid,
  columns: ColumnsSaid = {},
): { table: TableName; header: Header } | undefined {
  if (!Object.keys(columns).length) return undefined;
  const row = grid.rows
    .slice(0, HEADER_WITHIN)
    .findIndex((cells) => Object.hasOwn(columns, headersKey(cells)));
  const cells = grid.rows[row];
  const said = cells && columns[headersKey(cells)];
  if (!said) return undefined;
  // A column that was said to be left aside is none that nobody knows.
  const keys = cells.map((c) => (said.columns[c.trim()] ?? columnKey(c, said.table)) || undefined);
  return { table: said.table, header: { row, cells, keys, aside: true } };
}

/** A sheet and its columns, to be confirmed by who sent it. */
export function sheetFound(grid: Grid, table: TableName | null, said?: Header): SheetFound {
  const { row, cells } = said ?? headerRow(grid, table);
  const below = grid.rows.slice(row + 1);
  return {
    ...(grid.place.sheet !== undefined && { sheet: grid.place.sheet }),
    key: headersKey(cells),
    table,
    columns: cells.flatMap((cell, i) => {
      const header = cell.trim();
      if (!header) return [];
      const means = said ? said.keys[i] : table && columnKey(header, table);
      const samples = below
        .flatMap((r) => r[i]?.trim().slice(0, SAMPLE_LENGTH) || [])
        .slice(0, SAMPLES);
      return [{ header, samples, ...(means && { means }) }];
    }),
    rows: below.filter((r) => r.some((c) => c.trim())).length,
  };
}

/** The row that holds the headers of a sheet, whatever they mean. */
function headerRow(grid: Grid, table: TableName | null): { row: number; cells: readonly string[] } {
  const row = (table && findHeader(grid, table)?.row) ?? Math.max(widestRow(grid.rows), 0);
  return { row, cells: grid.rows[row] ?? [] };
}

/** Knows the headers of a sender's table again, whatever file they come in. */
function headersKey(cells: readonly string[]): string {
  const keys = cells.map(headerKey);
  return keys.slice(0, keys.findLastIndex((key) => key !== '') + 1).join('|');
}

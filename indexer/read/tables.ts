/** Sheets of our own workbook: headers in Czech or English, in any order, become our columns. */
import type { Defect } from '../../src/domain/defect.ts';
import {
  TABLES,
  TABLE_NAMES,
  tableDefinition,
  type ColumnDefinition,
  type TableName,
} from '../../src/domain/workbook.ts';
import { FOREIGN_SHEETS } from '../../src/domain/foreign-headers.ts';
import { defectAt, type RawRow } from '../row.ts';
import { columnByContent } from './column-by-content.ts';
import { nearestTo } from '../../src/language/did-you-mean.ts';
import { columnLetter, headerKey, type Grid } from '../../src/tables/grid.ts';
import type { ReadOptions } from './input-file.ts';
import { saidOf } from './said-columns.ts';
import { findHeader, type Header } from './table-header.ts';

/**
 * Which table a grid is: by its name, else by the headers that fit best; null when it is none of
 * ours.
 */
export function tableOf(grid: Grid): TableName | null {
  const name = headerKey(grid.place.sheet ?? fileStem(grid.place.file));
  const byName = TABLE_NAMES.find((t) =>
    [TABLES[t].file, TABLES[t].cs, TABLES[t].en, t, ...(FOREIGN_SHEETS[t] ?? [])].some(
      (n) => headerKey(n) === name,
    ),
  );
  if (byName) return byName;
  const fits = TABLE_NAMES.map((t) => ({ t, header: findHeader(grid, t) })).map(
    ({ t, header }) => ({
      t,
      known: new Set(header?.keys.filter(Boolean)).size,
      complete: header ? missing(header, t).length === 0 : false,
    }),
  );
  const best = fits.filter((f) => f.complete && f.known >= 2).sort((a, b) => b.known - a.known)[0];
  return best?.t ?? null;
}

/** Rows of a grid that is the given table. */
export function readTable(
  grid: Grid,
  table: TableName,
  { owner, columns }: Pick<ReadOptions, 'owner' | 'columns'> = {},
): { rows: RawRow[]; defects: Defect[] } {
  const header = saidOf(grid, columns)?.header ?? findHeader(grid, table);
  const lacking = (
    header ? missing(header, table) : [...tableDefinition(table).columns.filter((c) => c.required)]
  ).filter((c) => c.id !== 'member' || owner === undefined);
  if (!header || lacking.length)
    return { rows: [], defects: [noHeader(grid, table, header, lacking)] };
  const place = { ...grid.place };
  const headers: Record<string, string> = {};
  header.keys.forEach((k, i) => {
    if (k) headers[k] ??= (header.cells[i] ?? '').trim();
  });
  const rows: RawRow[] = [];
  const owned = tableDefinition(table).columns.some((c) => c.id === 'member');
  for (let r = header.row + 1; r < grid.rows.length; r++) {
    const row = rowOf(grid.rows[r] ?? [], header);
    if (!row) continue;
    const cells = owned && owner !== undefined ? { member: owner, ...row.cells } : row.cells;
    rows.push({ table, place: { ...place, row: r + 1 }, headers, ...row, cells });
  }
  return {
    rows,
    defects: [
      ...(header.aside ? [] : unknownColumns(grid, header, table)),
      ...sameColumns(grid, header),
      ...overflows(grid, header),
    ],
  };
}

function rowOf(cells: readonly string[], header: Header): Pick<RawRow, 'cells' | 'extra'> | null {
  const known: Record<string, string> = {};
  const extra: Record<string, string> = {};
  cells.forEach((cell, i) => {
    if (cell.trim() === '') return;
    const key = header.keys[i];
    const title = header.cells[i]?.trim();
    if (key && known[key] === undefined) known[key] = cell;
    // A second column of the same meaning is kept aside under a name of its own.
    else if (title) extra[title in extra || key ? `${title} (${i + 1})` : title] = cell;
  });
  if (!Object.keys(known).length) return null;
  return Object.keys(extra).length ? { cells: known, extra } : { cells: known };
}

function missing(header: Header, table: TableName): ColumnDefinition[] {
  const has = new Set(header.keys.map((k) => k?.replace(/_(?:[a-z]{2})$/, '')));
  header.keys.forEach((k) => has.add(k));
  return tableDefinition(table).columns.filter((c) => c.required && !has.has(c.id));
}

function noHeader(
  grid: Grid,
  table: TableName,
  header: Header | null,
  lacking: readonly ColumnDefinition[],
): Defect {
  const names = lacking.map((c) => `"${c.en}" (${c.cs})`).join(', ');
  const found = (header?.cells ?? grid.rows[0] ?? []).filter((c) => c.trim()).join(', ');
  return defectAt({ ...grid.place, row: (header?.row ?? 0) + 1 }, 'error', 'missing-header', {
    found,
    expected: `the column ${names}`,
    remedy: `add the missing header; nothing of ${TABLES[table].en} was read. "collimate template" writes an empty workbook with all headers`,
  });
}

/** Unknown columns are named one by one up to here; nobody keeps a table of more. */
const COLUMNS_TOLD = 200;

function unknownColumns(grid: Grid, header: Header, table: TableName): Defect[] {
  const { columns } = tableDefinition(table);
  const names = columns.flatMap((c) => [c.id, c.cs, c.en, ...(c.also ?? [])]);
  const free = columns.filter((c) => !header.keys.includes(c.id));
  const unknown = header.cells.flatMap((c, i) =>
    c.trim() && !header.keys[i] ? [{ column: c.trim(), i }] : [],
  );
  const place = { ...grid.place, row: header.row + 1 };
  const told = unknown.slice(0, COLUMNS_TOLD).map(({ column, i }) =>
    defectAt(place, 'warning', 'unknown-column', {
      column,
      ...(meant(column, names) ?? lookedLike(grid, header, i, free)),
      remedy:
        'the column is not known; its values are kept aside and not searched. Rename it if it is one of ours',
    }),
  );
  const more = unknown.length - told.length;
  if (more > 0)
    told.push(
      defectAt(place, 'warning', 'unknown-column', {
        found: `${more} more columns that are not known`,
        remedy: `a table has at most some hundred columns, so only the first ${COLUMNS_TOLD} unknown ones are named; look whether this is the right table and its delimiter the right one`,
      }),
    );
  return told;
}

/** Columns that mean the same as one before them; only the first is used. */
function sameColumns(grid: Grid, header: Header): Defect[] {
  return header.keys.flatMap((key, i) => {
    const first = key === undefined ? -1 : header.keys.indexOf(key);
    if (first < 0 || first === i || !grid.rows.slice(header.row + 1).some((r) => r[i]?.trim()))
      return [];
    return [
      defectAt({ ...grid.place, row: header.row + 1 }, 'warning', 'same-column', {
        column: header.cells[i]?.trim(),
        found: `columns ${columnLetter(first)} and ${columnLetter(i)} with the same meaning`,
        remedy:
          'the first was taken; the values of the second are kept aside and not searched where both have one. Put them into one column, or rename one',
      }),
    ];
  });
}

/**
 * Cells beyond the last header come from a delimiter inside a text without quotation marks; then
 * the whole row may have slipped.
 */
function overflows(grid: Grid, header: Header): Defect[] {
  const width = header.cells.length;
  return grid.rows.slice(header.row + 1).flatMap((cells, i) => {
    const beyond = cells.slice(width).filter((c) => c.trim());
    return beyond.length
      ? [
          defectAt({ ...grid.place, row: header.row + i + 2 }, 'warning', 'too-many-cells', {
            found: beyond.join(' '),
            expected: `${width} cells`,
            remedy:
              'there are cells beyond the last header, which were left out; look whether a text holds the delimiter and put it in quotation marks',
          }),
        ]
      : [];
  });
}

function fileStem(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
}

/** The name that an unknown one is a slip of, as what was expected. */
function meant(name: string, names: readonly string[]): Pick<Defect, 'expected'> | undefined {
  const nearest = nearestTo(name, names);
  return nearest === undefined ? undefined : { expected: `"${nearest}"` };
}

/** The column that the cells look like. */
function lookedLike(
  grid: Grid,
  header: Header,
  column: number,
  free: readonly ColumnDefinition[],
): Pick<Defect, 'expected'> {
  const cells = grid.rows.slice(header.row + 1).map((row) => row[column] ?? '');
  const like = columnByContent(cells, free);
  return like ? { expected: `"${like.en}" (${like.cs}), as its cells look` } : {};
}

import type { TableName } from '../../src/domain/workbook.ts';
import type { Grid } from '../../src/tables/grid.ts';
import { defectAt } from '../row.ts';
import { cordisTable, readCordisTable } from './cordis.ts';
import type { FileRows, Format, ReadOptions } from './input-file.ts';
import { readRoadmap, roadmapHeader } from './roadmap.ts';
import { saidOf, sheetFound } from './said-columns.ts';
import { isSettingsSheet, readSettingsSheet } from './settings-sheet.ts';
import { readTable, tableOf } from './tables.ts';
import { isUniquip, readUniquip } from './uniquip.ts';

/** Rows of a table: ours, an inventory, CORDIS or a list of infrastructures. */
export function readGrid(grid: Grid, options: ReadOptions): FileRows {
  const { format, owner } = options;
  if (isSettingsSheet(grid))
    return {
      rows: [],
      defects: [],
      profile: { file: grid.place.file, value: readSettingsSheet(grid) },
    };
  const said = saidOf(grid, options.columns);
  if (said) return readOurs(grid, said.table, options);
  const cordis = !format || format === 'cordis' ? cordisTable(grid) : null;
  if (cordis) return readCordisTable(grid, cordis);
  const roadmap = !format || format === 'roadmap' ? roadmapHeader(grid) : -1;
  if (roadmap >= 0) return readRoadmap(grid, roadmap);
  if (format === 'uniquip' || (!format && isUniquip(grid))) return readUniquip(grid, owner);
  const table = !format || format === 'tables' ? tableOf(grid) : null;
  if (table) return readOurs(grid, table, options);
  return {
    rows: [],
    defects: [unknownTable(grid, format)],
    sheets: [sheetFound(grid, null)],
  };
}

function readOurs(grid: Grid, table: TableName, options: ReadOptions): FileRows {
  return {
    ...readTable(grid, table, options),
    sheets: [sheetFound(grid, table, saidOf(grid, options.columns)?.header)],
  };
}

function unknownTable({ place, rows }: Grid, format?: Format) {
  const found = (rows.find((r) => r.some((c) => c.trim())) ?? [])
    .filter((c) => c.trim())
    .join(', ');
  const expected = format
    ? `a table of the format ${format}`
    : 'the headers of one of our sheets, of a UNIQUIP inventory or of CORDIS';
  return defectAt({ ...place, row: 1 }, 'error', 'unknown-table', {
    found,
    expected,
    remedy:
      'nothing of it was read; check the delimiter and the headers, or name the file after its sheet (members.csv). "collimate template" writes an empty workbook',
  });
}

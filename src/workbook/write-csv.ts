import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { stringify as stringifyYaml } from 'yaml';
import type { ClusterProfile } from '../domain/cluster.ts';
import { TABLE_NAMES, type TableName, tableDefinition } from '../domain/workbook.ts';
import { headerById, sheetOf } from './cells.ts';
import type { ExportRow, ExportTables } from './table-rows.ts';

/**
 * Writes one CSV a table and `cluster.yaml` into a folder, which is made when missing. Tables
 * without rows are left out.
 */
export function writeCsvFolder(
  folder: string,
  tables: ExportTables,
  profile: ClusterProfile,
): void {
  mkdirSync(folder, { recursive: true });
  for (const table of TABLE_NAMES) {
    if (!tables[table].length) continue;
    writeFileSync(join(folder, `${tableDefinition(table).file}.csv`), csvOf(table, tables[table]));
  }
  writeFileSync(join(folder, 'cluster.yaml'), stringifyYaml(profile, { lineWidth: 0 }));
}

/** One table as CSV. */
export function csvOf(table: TableName, rows: readonly ExportRow[]): string {
  const sheet = sheetOf(table, rows, headerById);
  return stringify([sheet.headers, ...sheet.rows.map((row) => row.map(harmless))]);
}

/**
 * A spreadsheet program takes a cell that begins so for a formula; an apostrophe before it keeps it
 * text. The reader takes it off again (OWASP, CSV injection).
 */
function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

import type { Defect } from '../../src/domain/defect.ts';
import { TABLE_NAMES, tableDefinition, type ColumnDefinition, type TableName, type TableRow } from '../../src/domain/workbook.ts';
import { defectAt, type RawRow, type ValidRow, type ValidRows } from '../row.ts';
import { checkValue } from './values.ts';

/** Checks every cell. A wrong value is left out and told; a row without a required value is left out and told; the others go on. */
export function validateRows(rows: readonly RawRow[]): { rows: ValidRows; defects: Defect[] } {
  const valid = Object.fromEntries(TABLE_NAMES.map((t) => [t, [] as ValidRow[]])) as Record<TableName, ValidRow[]>;
  const defects: Defect[] = [];
  for (const row of rows) {
    const checked = validateRow(row, defects);
    if (checked) valid[row.table].push(checked);
  }
  return { rows: valid as unknown as ValidRows, defects };
}

function validateRow(row: RawRow, defects: Defect[]): ValidRow | null {
  const values: Record<string, unknown> = {};
  let usable = true;
  for (const column of tableDefinition(row.table).columns) {
    const before = defects.length;
    const value = column.type === 'words' ? wordsOf(row, column) : valueOf(row, column, defects);
    if (value !== undefined) values[column.id] = value;
    else if (column.required || (column.type === 'id' && defects.length > before)) {
      usable = false;
      if (defects.length === before) defects.push(lacks(row, column));
    }
  }
  return usable ? { table: row.table, place: row.place, values: values as unknown as TableRow<TableName>, ...(row.extra && { extra: row.extra }), ...(row.assumed && { assumed: row.assumed }) } : null;
}

/** Words of all languages that the row has: `title` for words of no language, `title_cs`, `title_en`. */
function wordsOf(row: RawRow, column: ColumnDefinition): Record<string, string> | undefined {
  const text: Record<string, string> = {};
  for (const [key, cell] of Object.entries(row.cells)) {
    if (key !== column.id && !(key.startsWith(`${column.id}_`) && key.length === column.id.length + 3)) continue;
    const words = cell.trim();
    if (words) text[key === column.id ? 'und' : key.slice(-2)] = words;
  }
  return Object.keys(text).length ? text : undefined;
}

function valueOf(row: RawRow, column: ColumnDefinition, defects: Defect[]): unknown {
  const cell = row.cells[column.id];
  if (cell === undefined || cell.trim() === '') return undefined;
  const checked = checkValue(column, cell);
  if ('value' in checked) return checked.value;
  const { code, ...rest } = checked.refusal;
  defects.push(defectAt(row.place, 'error', code, { column: row.headers[column.id] ?? column.id, found: cell, ...rest }));
  return undefined;
}

function lacks(row: RawRow, column: ColumnDefinition): Defect {
  return defectAt(row.place, 'error', 'missing-value', { column: row.headers[column.id] ?? column.en, expected: 'a value', remedy: 'the cell is empty and the row cannot be used without it; fill it in' });
}

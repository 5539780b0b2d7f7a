import type { Defect } from '../../src/domain/defect.ts';
import {
  TABLE_NAMES,
  tableDefinition,
  type ColumnDefinition,
  type ColumnType,
  type TableName,
  type TableRow,
} from '../../src/domain/workbook.ts';
import { defectAt, type RawRow, type ValidRow, type ValidRows } from '../row.ts';
import { cleanText } from './clean-text.ts';
import { mendCell } from './mend-cell.ts';
import { impossibleUnit } from './units.ts';
import { checkValue } from './values.ts';

/** Columns that hold names of organisations and things rather than sentences. */
const NAMES: ReadonlySet<string> = new Set([
  'aliases',
  'member',
  'other_partners',
  'manufacturer',
  'model',
  'other_names',
]);
/** Types that are checked by their form; what is no text is not looked through for persons. */
const FORMED: ReadonlySet<ColumnType> = new Set([
  'id',
  'url',
  'sources',
  'ico',
  'ror',
  'pic',
  'country',
  'trl',
  'count',
  'date',
  'choice',
  'choices',
]);
/**
 * Columns that we do not know are kept aside unless their header says that they are about a person.
 */
const PERSONAL_HEADER =
  /e-?mail|telefon|\btel\b|phone|mobil|kontaktní osoba|contact (?:name|person)|jméno osoby|příjmení|surname|first name|jednatel/i;

/**
 * Checks every cell. A wrong value is left out and told; a row without a required value is left out
 * and told; the others go on.
 */
export function validateRows(rows: readonly RawRow[]): { rows: ValidRows; defects: Defect[] } {
  const valid = Object.fromEntries(TABLE_NAMES.map((t) => [t, [] as ValidRow[]])) as Record<
    TableName,
    ValidRow[]
  >;
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
    const value =
      column.type === 'words' ? wordsOf(row, column, defects) : valueOf(row, column, defects);
    if (value !== undefined) values[column.id] = value;
    else if (column.required || (column.type === 'id' && defects.length > before)) {
      usable = false;
      if (!defects.slice(before).some((d) => d.severity === 'error'))
        defects.push(lacks(row, column));
    }
  }
  const extra = extraOf(row, defects);
  return usable
    ? {
        table: row.table,
        place: row.place,
        values: values as unknown as TableRow<TableName>,
        ...(extra && { extra }),
        ...(row.assumed && { assumed: row.assumed }),
      }
    : null;
}

/**
 * Words of all languages that the row has: `title` for words of no language, `title_cs`,
 * `title_en`.
 */
function wordsOf(
  row: RawRow,
  column: ColumnDefinition,
  defects: Defect[],
): Record<string, string> | undefined {
  const text: Record<string, string> = {};
  for (const key in row.cells) {
    if (
      key !== column.id &&
      !(
        key.startsWith(column.id) &&
        key.length === column.id.length + 3 &&
        key[column.id.length] === '_'
      )
    )
      continue;
    const header = headerOf(row, key);
    const words = cleanText(
      mendCell(row.cells[key] ?? '', row.place, header, column.type, defects),
      row.place,
      header,
      row.table === 'members',
      defects,
    );
    if (words) text[key === column.id ? 'und' : key.slice(-2)] = words;
  }
  return Object.keys(text).length ? text : undefined;
}

function valueOf(row: RawRow, column: ColumnDefinition, defects: Defect[]): unknown {
  const raw = row.cells[column.id];
  if (raw === undefined || raw.trim() === '') return undefined;
  const header = headerOf(row, column.id);
  const given = mendCell(raw, row.place, header, column.type, defects);
  if (given === '') return undefined;
  const cell = FORMED.has(column.type)
    ? given
    : cleanText(
        given,
        row.place,
        header,
        NAMES.has(column.id) || column.type === 'name' || column.type === 'reference',
        defects,
      );
  if (cell === undefined) return undefined;
  const checked = checkValue(column, cell);
  if ('value' in checked && checked.sign) defects.push(otherSign(row, header, cell, checked.sign));
  if ('value' in checked)
    return column.type === 'parameters'
      ? possible(checked.value as Record<string, string>, row, header, defects)
      : checked.value;
  const { code, ...rest } = checked.refusal;
  defects.push(defectAt(row.place, 'error', code, { column: header, found: cell, ...rest }));
  return undefined;
}

function otherSign(row: RawRow, column: string, found: string, sign: string): Defect {
  return defectAt(row.place, 'warning', 'list-sign', {
    column,
    found,
    expected: 'values separated by |',
    remedy: `the list was split at "${sign}"; write | between its values, so that it cannot be misread`,
  });
}

/** Parameters whose unit fits what they measure. */
function possible(
  parameters: Readonly<Record<string, string>>,
  row: RawRow,
  column: string,
  defects: Defect[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name, value]) => {
      const expected = impossibleUnit(name, value);
      if (expected)
        defects.push(
          defectAt(row.place, 'error', 'bad-unit', {
            column,
            found: `${name}: ${value}`,
            expected: `a unit such as ${expected}`,
            remedy: 'the parameter was left out; correct its unit or its name',
          }),
        );
      return !expected;
    }),
  );
}

function extraOf(row: RawRow, defects: Defect[]): Record<string, string> | undefined {
  if (!row.extra) return undefined;
  const kept = Object.entries(row.extra).flatMap(([header, cell]) => {
    if (PERSONAL_HEADER.test(header)) {
      defects.push(
        defectAt(row.place, 'warning', 'personal-data', {
          column: header,
          remedy:
            'the column is about a person; it is not published and its value was left out, the row stays',
        }),
      );
      return [];
    }
    const text = cleanText(
      mendCell(cell, row.place, header, 'text', defects),
      row.place,
      header,
      false,
      defects,
    );
    return text === undefined ? [] : [[header, text] as const];
  });
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/**
 * The header as it stands in the file; rows of formats without our headers are told by our names.
 */
function headerOf(row: RawRow, key: string): string {
  return row.headers[key] ?? key;
}

function lacks(row: RawRow, column: ColumnDefinition): Defect {
  return defectAt(row.place, 'error', 'missing-value', {
    column: row.headers[column.id] ?? column.en,
    expected: 'a value',
    remedy: 'the cell is empty and the row cannot be used without it; fill it in',
  });
}

/** Checks what was entered for one record by the very checks of the files. */
import { validateRows } from '../../indexer/validate/validate.ts';
import type { RecordFields } from '../domain/record.ts';
import { tableDefinition, type TableName } from '../domain/workbook.ts';
import { fieldsOf } from '../workbook/records.ts';

/** One cell that cannot stand as it is. */
export interface WrongCell {
  /** Key of the column: `title_cs`, `url`. */
  field: string;
  /** Kind of defect, `bad-url` for instance. */
  code: string;
  /** As the check words it, in English. */
  expected: string;
}

export interface CheckedFields {
  /** As the checks leave them; with anything wrong as they were entered. */
  fields: RecordFields;
  wrong: WrongCell[];
  /** Where names and addresses of persons are all that is wrong: the cells without them. */
  cleaned?: RecordFields;
}

export function checkFields(table: TableName, entered: RecordFields): CheckedFields {
  const headers = Object.fromEntries(tableDefinition(table).columns.map((c) => [c.id, c.id]));
  const { rows, defects } = validateRows([
    { table, place: { file: '' }, cells: entered, headers: { ...headers } },
  ]);
  const wrong = defects
    .filter((d) => d.severity === 'error' || d.code === 'personal-data')
    .map((d) => ({ field: d.column ?? '', code: d.code, expected: d.expected ?? '' }));
  const row = rows[table][0];
  if (!row) return { fields: entered, wrong };
  const fields = fieldsOf(table, { values: row.values, extra: row.extra });
  if (wrong.length === 0) return { fields, wrong };
  return wrong.every((w) => w.code === 'personal-data')
    ? { fields: entered, wrong, cleaned: fields }
    : { fields: entered, wrong };
}

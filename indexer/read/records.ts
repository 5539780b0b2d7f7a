/** The records of the application database as rows, the same as those of a file. */
import { EXTRA, type CatalogueRecord, type RecordSet } from '../../src/domain/record.ts';
import { TABLES } from '../../src/domain/workbook.ts';
import type { RawRow, ReadResult } from '../row.ts';
import { settingsOf } from './settings-sheet.ts';

/** What defects call the records where they would name a file. */
export const RECORDS_FILE = 'records';

/**
 * Rows of the records. Their number is their place in the set (from 1), so that a defect leads back
 * to its record.
 */
export function readRecords({ mark, records }: RecordSet): ReadResult {
  const result: ReadResult = { rows: [], defects: [], fingerprint: mark };
  records.forEach((record, i) => {
    if (record.table === 'settings')
      result.profile = { file: RECORDS_FILE, value: settingsOf(Object.entries(record.fields)) };
    else result.rows.push(rowOf(record, record.table, i + 1));
  });
  return result;
}

function rowOf({ fields }: CatalogueRecord, table: RawRow['table'], row: number): RawRow {
  const cells: Record<string, string> = {};
  const extra: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields))
    if (key.startsWith(EXTRA)) extra[key.slice(EXTRA.length)] = value;
    else cells[key] = value;
  return {
    table,
    place: { file: RECORDS_FILE, sheet: TABLES[table].en, row },
    cells,
    headers: {},
    ...(Object.keys(extra).length && { extra }),
  };
}

/** A sender's file as fields of records; runs in a reading child. */
import { takeIn } from '../../indexer/intake.ts';
import { Problem } from '../domain/problem.ts';
import { fieldsOf, settingsFields } from '../workbook/records.ts';
import type { ExportRow } from '../workbook/table-rows.ts';
import type { Said, TakenFile } from './taken.ts';

/** A year's register of a large cluster; more belongs to `collimate index`. */
const MOST_ROWS = 50_000;
/** Our own workbook with every sheet has half as many columns; the meaning of each is asked on one page. */
const MOST_COLUMNS = 600;
const MOST_SHEETS = 100;

/** @throws Problem `too-large` for more rows, columns or sheets than a desk can look at */
export async function takeFile(
  bytes: Uint8Array,
  name: string,
  said: Said = {},
): Promise<TakenFile> {
  const { sheets, rows, profile, defects } = await takeIn(
    { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    said,
  );
  if (rows.length > MOST_ROWS)
    throw new Problem(
      'too-large',
      `${name} has ${rows.length} rows; at most ${MOST_ROWS} can be looked at here. Split it. Nothing was taken from it.`,
      {
        key: 'catalogue.error.rows',
        parameters: { file: name, rows: rows.length, most: MOST_ROWS },
      },
    );
  const columns = sheets.reduce((sum, sheet) => sum + sheet.columns.length, 0);
  if (sheets.length > MOST_SHEETS || columns > MOST_COLUMNS)
    throw new Problem(
      'too-large',
      `${name} has ${columns} headed columns on ${sheets.length} sheets; at most ${MOST_COLUMNS} on ${MOST_SHEETS} can be looked at here. Leave out what is not of the catalogue. Nothing was taken from it.`,
      {
        key: 'catalogue.error.columns',
        parameters: {
          file: name,
          columns,
          sheets: sheets.length,
          most: MOST_COLUMNS,
          mostSheets: MOST_SHEETS,
        },
      },
    );
  return {
    sheets,
    ...(profile && { settings: settingsFields(profile) }),
    defects,
    rows: rows.map(({ row, headers, named, refused }) => ({
      table: row.table,
      ...(row.place.sheet !== undefined && { sheet: row.place.sheet }),
      ...(row.place.row !== undefined && { row: row.place.row }),
      fields: fieldsOf(row.table, row as unknown as ExportRow),
      headers,
      named,
      refused,
      ...(row.assumed && { assumed: row.assumed }),
    })),
  };
}

import writeXlsx, { type Row } from 'write-excel-file/node';
import type { ClusterProfile } from '../domain/cluster.ts';
import { SETTINGS_SHEET, TABLE_NAMES, tableDefinition } from '../domain/workbook.ts';
import { headerIn, sheetOf } from './cells.ts';
import { settingsSheet } from './settings-sheet.ts';
import type { ExportTables } from './table-rows.ts';

/**
 * Cells longer than this cannot be kept by the format (ECMA-376); nothing that the input takes
 * comes near but whole texts pasted in.
 */
const CELL_LIMIT = 32_767;

/**
 * Writes the catalogue as one workbook: a sheet a table, with headers in Czech or English, and the
 * cluster's settings on the last sheet.
 * @returns places whose text had to be cut to the limit of the format
 */
export async function writeWorkbook(
  file: string,
  tables: ExportTables,
  profile: ClusterProfile,
  lang: 'cs' | 'en',
): Promise<string[]> {
  const cut: string[] = [];
  const sheets = TABLE_NAMES.map((table) => {
    const { headers, rows } = sheetOf(table, tables[table], headerIn(lang));
    const data = rows.map((row, r) =>
      row.map((text, c) => {
        if (text.length > CELL_LIMIT)
          cut.push(`${tableDefinition(table)[lang]}, row ${r + 2}, ${headers[c]}`);
        return textCell(text.slice(0, CELL_LIMIT));
      }),
    );
    return {
      sheet: tableDefinition(table)[lang],
      data: [headers.map(headerCell), ...data],
      columns: headers.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
    };
  });
  const settings = {
    sheet: SETTINGS_SHEET[lang],
    data: settingsSheet(profile, lang).map((row, i) => row.map(i ? textCell : headerCell)),
    columns: [{ width: 40 }, { width: 80 }],
    stickyRowsCount: 1,
  };
  await writeXlsx([...sheets, settings]).toFile(file);
  return cut;
}

/**
 * A cell of text, never a formula or number, whatever it begins with. What reads like an escaped
 * character (`_x0041_`) is kept as it stands by escaping its underscore (ECMA-376, ST_Xstring).
 */
export function textCell(value: string): Row[number] {
  return value === ''
    ? null
    : { value: value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'), type: String };
}

export function headerCell(value: string): Row[number] {
  return { value, type: String, fontWeight: 'bold', backgroundColor: '#e8edf3' };
}

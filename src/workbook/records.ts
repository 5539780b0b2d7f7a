/** Between the rows of the workbook's tables and the records of the application database. */
import { settingPointer } from '../domain/setting-path.ts';
import { settingRows } from './settings-sheet.ts';
import { rowCells, sheetColumns, headerById } from './cells.ts';
import type { CatalogueInput } from '../domain/catalogue-input.ts';
import type { ClusterProfile } from '../domain/cluster.ts';
import {
  EXTRA,
  pairId,
  SETTINGS_ID,
  type CatalogueRecord,
  type RecordFields,
} from '../domain/record.ts';
import { TABLE_NAMES, tableDefinition, type TableName } from '../domain/workbook.ts';
import { tableRows, type ExportRow, type ExportTables } from './table-rows.ts';

type NewRecord = Omit<CatalogueRecord, 'revision'>;

/** Everything that a catalogue's input said, as records; the settings first. */
export function recordsOfCatalogue(input: CatalogueInput): NewRecord[] {
  const settings = {
    table: 'settings' as const,
    id: SETTINGS_ID,
    organisation: '',
    fields: settingsFields(input.profile),
  };
  const tables = tableRows(input);
  return [
    settings,
    ...TABLE_NAMES.flatMap((table) =>
      tables[table].map((row) => recordOf(table, fieldsOf(table, row))),
    ),
  ];
}

/** The cluster's settings as JSON pointers and their values. */
export function settingsFields(profile: ClusterProfile): RecordFields {
  return Object.fromEntries(settingRows(profile, settingPointer));
}

/** A record of a table with the key that its fields give it. */
export function recordOf(table: TableName, fields: RecordFields): NewRecord {
  const { id = '', member = '' } = fields;
  return {
    table,
    id: keyOf(table, fields),
    organisation: table === 'members' ? id : member,
    fields,
  };
}

function keyOf(table: TableName, fields: RecordFields): string {
  const { id = '', member = '', pillar = '', project = '' } = fields;
  if (table === 'pillar-tags') return pairId(member, pillar);
  return table === 'participants' ? pairId(project, member) : id;
}

/** The cells of a row of a table by column key, empty ones absent. */
export function fieldsOf(table: TableName, row: ExportRow): RecordFields {
  const columns = sheetColumns(table, [row]);
  const cells = rowCells(row, columns);
  return Object.fromEntries([
    ...columns.flatMap(({ column, lang }, i) =>
      cells[i] ? [[headerById(column, lang), cells[i]] as const] : [],
    ),
    ...Object.entries(row.extra ?? {}).map(([header, cell]) => [EXTRA + header, cell] as const),
  ]);
}

/** Rows of all tables as the records have them. */
export function tablesOfRecords(records: Iterable<CatalogueRecord>): ExportTables {
  const tables = Object.fromEntries(TABLE_NAMES.map((t) => [t, []])) as unknown as ExportTables;
  for (const { table, fields } of records)
    if (table !== 'settings') tables[table].push(rowOf(table, fields));
  return tables;
}

function rowOf(table: TableName, fields: RecordFields): ExportRow {
  const values: Record<string, string | Record<string, string>> = {};
  const extra: Record<string, string> = {};
  const words = new Set(
    tableDefinition(table)
      .columns.filter((c) => c.type === 'words')
      .map((c) => c.id),
  );
  for (const [key, cell] of Object.entries(fields)) {
    const column = key.slice(0, -3);
    if (key.startsWith(EXTRA)) extra[key.slice(EXTRA.length)] = cell;
    else if (words.has(key)) values[key] = { ...asText(values[key]), und: cell };
    else if (key.at(-3) === '_' && words.has(column))
      values[column] = { ...asText(values[column]), [key.slice(-2)]: cell };
    else values[key] = cell;
  }
  return { values, ...(Object.keys(extra).length && { extra }) };
}

function asText(value: string | Record<string, string> | undefined): Record<string, string> {
  return typeof value === 'object' ? value : {};
}

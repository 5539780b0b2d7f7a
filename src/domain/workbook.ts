/**
 * The tables in which the secretariat keeps its facts: sheets of the workbook, files of the CSV
 * folder, lists of a JSON or YAML file. The reader, the template and the export all go by this one
 * description.
 */
import type { ColumnValues, TableDefinition } from './table-definition.ts';
import { TABLES } from './workbook-tables.ts';

/** Sheets of a workbook that hold no facts; the reader passes them over. */
export const ASIDE_SHEETS = {
  cs: { help: 'Nápověda', lists: 'Seznamy' },
  en: { help: 'Help', lists: 'Lists' },
} as const;
/** The sheet of the cluster's settings in a workbook, and its two headers. */
export const SETTINGS_SHEET = { cs: 'Klastr', en: 'Cluster' } as const;
export const SETTINGS_HEADERS = { cs: ['Nastavení', 'Hodnota'], en: ['Setting', 'Value'] } as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

type Columns<T extends TableName> = (typeof TABLES)[T]['columns'][number];
type Required<C> = C extends { required: true; id: infer I } ? I : never;
/** Values of one row of a table after checking: what was empty or wrong is absent. */
export type TableRow<T extends TableName> = {
  readonly [C in Columns<T> as C['id']]:
    ColumnValues[C['type']] | (C['id'] extends Required<Columns<T>> ? never : undefined);
};

export function tableDefinition(table: TableName): TableDefinition {
  return TABLES[table];
}
export { TABLES } from './workbook-tables.ts';
export type {
  ColumnDefinition,
  ColumnType,
  ColumnValues,
  TableDefinition,
} from './table-definition.ts';

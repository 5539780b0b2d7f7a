/**
 * The tables in which the secretariat keeps its facts: sheets of the workbook, files of the CSV
 * folder, lists of a JSON or YAML file. The reader, the template and the export all go by this one
 * description.
 */
import type { Text } from './text.ts';
import { TABLES } from './workbook-tables.ts';

/**
 * What a cell holds. `words` are told in several languages, one column each (`title_cs`,
 * `title_en`; plain `title` for names that belong to no language); lists are separated by `|`;
 * `parameters` are a list of `name: value`. `choices` are a list of allowed values.
 */
export interface ColumnValues {
  id: string;
  reference: string;
  name: string;
  text: string;
  words: Text;
  list: readonly string[];
  sources: readonly string[];
  url: string;
  ico: string;
  ror: string;
  pic: string;
  country: string;
  trl: number;
  date: string;
  choice: string;
  choices: readonly string[];
  parameters: Readonly<Record<string, string>>;
}
export type ColumnType = keyof ColumnValues;

export interface ColumnDefinition {
  id: string;
  type: ColumnType;
  /** Header as the template writes it. Czech and English both are read, as is the id. */
  cs: string;
  en: string;
  /** Other headers that are understood. */
  also?: readonly string[];
  help: { cs: string; en: string };
  /** A row without it cannot be used. */
  required?: true;
  /** Allowed values of a `choice` or `choices`; spelled as given here after folding. */
  choices?: readonly string[];
}

export interface TableDefinition {
  /** Sheet names. */
  cs: string;
  en: string;
  /** Name of the file in a CSV folder, without `.csv`; also the key in JSON and YAML. */
  file: string;
  help: { cs: string; en: string };
  columns: readonly ColumnDefinition[];
}

/** Sheets of a workbook that hold no facts; the reader passes them over. */
export const ASIDE_SHEETS = {
  cs: { help: 'Nápověda', lists: 'Seznamy' },
  en: { help: 'Help', lists: 'Lists' },
} as const;
/** The sheet of the cluster's settings in a workbook, and its two headers. */
export const SETTINGS_SHEET = { cs: 'Klastr', en: 'Cluster' } as const;
export const SETTINGS_HEADERS = ['Setting', 'Value'] as const;

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

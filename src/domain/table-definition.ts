import type { Text } from './text.ts';

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
  /** DOI or Handle of a thing, as its web address. */
  pid: string;
  country: string;
  trl: number;
  /** A whole number from 0: of people, a year. */
  count: number;
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

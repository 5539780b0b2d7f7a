/** What the parts of a difference share. */
import type { CatalogueRecord, RecordChange, RecordKey, RecordTable } from '../domain/record.ts';
import type { CellDefect } from './taken.ts';
import type { Who } from './who.ts';

/** The records as they stand. */
export interface Known {
  get(key: RecordKey): CatalogueRecord | null;
  /** Records of one organisation. */
  of(organisation: string): readonly CatalogueRecord[];
  in(table: RecordTable): readonly CatalogueRecord[];
}

/**
 * What goes when the file does not name it: nothing; rows of the organisations and tables that it
 * names; everything of those tables.
 */
export const GONE = ['nothing', 'named', 'all'] as const;

export interface DifferenceOptions {
  /** Name of the file, the source of new rows that give none. */
  file: string;
  /** Whether an empty cell of a column that the file has empties the value. */
  clear: boolean;
  gone: (typeof GONE)[number];
}

export interface Work {
  known: Known;
  options: DifferenceOptions;
  who: Who;
  pillars: ReadonlySet<string>;
  /** Ids of projects by their names, those of the file too; empty until one is asked for. */
  projects: Map<string, string>;
  /** Every record that a row spoke of; undefined where it says what is there. */
  touched: Map<string, RecordChange | undefined>;
  removed: RecordChange[];
  mistakes: CellDefect[];
  same: number;
  kept: number;
}

export function keyOf({ table, id }: RecordKey): string {
  return `${table}\0${id}`;
}

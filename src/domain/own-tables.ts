/** Which rows and columns of the workbook a member may propose to change; the rest is the office's. */
import { tableDefinition, type ColumnDefinition, type TableName } from './workbook.ts';

/** In the order in which a member sees them. */
export const OWN_TABLES = [
  'members',
  'capabilities',
  'equipment',
  'products',
  'certifications',
  'markets',
  'needs',
  'projects',
  'presence',
] as const satisfies readonly TableName[];
export type OwnTable = (typeof OWN_TABLES)[number];

/** An organisation has one row of itself; a project is its partners', too. */
const NEVER_ADDED: readonly OwnTable[] = ['members', 'projects'];

/** Who belongs to whom and to the cluster, and the office's own notes and readings. */
const OFFICE_COLUMNS: ReadonlySet<string> = new Set([
  'id',
  'member',
  'parent',
  'membership',
  'joined',
  'working_groups',
  'membership_sources',
  'inferred',
  'notes',
  'translated',
  'strength',
  'other_partners',
]);

export function isOwnTable(word: string): word is OwnTable {
  return OWN_TABLES.some((t) => t === word);
}

export function mayAdd(table: OwnTable): boolean {
  return !NEVER_ADDED.includes(table);
}

/** An organisation itself is removed by the office alone. */
export function mayRemove(table: OwnTable): boolean {
  return table !== 'members';
}

/** The columns of a table that a member may fill in. */
export function ownColumns(table: TableName): readonly ColumnDefinition[] {
  return tableDefinition(table).columns.filter((c) => !OFFICE_COLUMNS.has(c.id));
}

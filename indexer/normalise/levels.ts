/**
 * What the public may not see is taken out of the rows before anything is made of them: rows marked
 * for members, and those that name an organisation or project of such a row.
 */
import type { Defect, Place } from '../../src/domain/defect.ts';
import { TABLE_NAMES, type TableName } from '../../src/domain/workbook.ts';
import { nameKey } from '../../src/language/name-key.ts';
import type { ValidRows } from '../row.ts';

/** Columns by which a row names another one, by id or name; with such a name the row goes, too. */
const REFERENCES = ['member', 'project'];
/** Columns of which only the name goes. */
const MENTIONS = ['parent', 'other_partners', 'broader', 'related'];

/** A row of any table. */
interface Row {
  place: Place;
  values: Readonly<Record<string, unknown>>;
}

export interface PublicRows {
  rows: ValidRows;
  defects: Defect[];
}

/** True when something in the rows is for members only. */
export function hasLevels(rows: ValidRows): boolean {
  return TABLE_NAMES.some((table) => rowsOf(rows, table).some(isForMembers));
}

/** The rows that everybody may see, and the defects of these. */
export function publicRows(rows: ValidRows, defects: readonly Defect[]): PublicRows {
  const named = (['members', 'projects', 'terms'] as const).flatMap((t) => rowsOf(rows, t));
  const hiddenNames = new Set(named.filter(isForMembers).flatMap(namesOf));
  const isHidden = (name: unknown): boolean =>
    typeof name === 'string' && hiddenNames.has(nameKey(name));
  const hidden = new Set<string>();
  const kept = TABLE_NAMES.map((table) => [
    table,
    rowsOf(rows, table).flatMap((row) => {
      if (!isForMembers(row) && !REFERENCES.some((c) => isHidden(row.values[c])))
        return [withoutMentions(row, isHidden)];
      hidden.add(keyOf(row.place));
      return [];
    }),
  ]);
  return {
    rows: Object.fromEntries(kept) as ValidRows,
    defects: defects.filter((d) => !hidden.has(keyOf(d))),
  };
}

function rowsOf(rows: ValidRows, table: TableName): readonly Row[] {
  return rows[table];
}

function isForMembers({ values }: Row): boolean {
  return values.audience === 'members';
}

/** Everything by which other rows may name a row. */
function namesOf({ values }: Row): string[] {
  const { id, name, title, acronym, aliases, other_names: others } = values;
  return [id, acronym, aliases, others, name, title]
    .flatMap((v): unknown[] => (v && typeof v === 'object' ? Object.values(v) : [v]))
    .filter((v) => typeof v === 'string')
    .map(nameKey);
}

function withoutMentions(row: Row, isHidden: (name: unknown) => boolean): Row {
  const mended = MENTIONS.flatMap((column): [string, unknown][] => {
    const value = row.values[column];
    if (Array.isArray(value) && value.some(isHidden))
      return [[column, value.filter((v) => !isHidden(v))]];
    return isHidden(value) ? [[column, undefined]] : [];
  });
  return mended.length ? { ...row, values: { ...row.values, ...Object.fromEntries(mended) } } : row;
}

function keyOf({ file, sheet = '', row }: Place): string {
  return `${file}\0${sheet}\0${row ?? ''}`;
}

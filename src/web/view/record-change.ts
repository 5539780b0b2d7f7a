/** Changes of records in words: names of tables and fields, what differs field by field. */
import { EXTRA, type RecordFields, type RecordKey } from '../../domain/record.ts';
import { TABLE_NAMES, tableDefinition, type TableName } from '../../domain/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import { columnLabel, columnOf, recordTitle } from './record.ts';

export function tableWords(table: string, t: Translate): string {
  const known = tableNamed(table);
  return known ? tableDefinition(known)[t.lang === 'cs' ? 'cs' : 'en'] : t('catalogue.settings');
}

/** The name of a field in the reader's language; of an unknown column its header. */
export function fieldWords(table: string, key: string, t: Translate): string {
  if (key.startsWith(EXTRA)) return key.slice(EXTRA.length);
  const known = tableNamed(table);
  const found = known && columnOf(known, key);
  return found ? columnLabel(found.column, found.lang, t) : key;
}

/** All columns of a table, words in the languages of the pages. */
export function columnKeys(table: TableName): string[] {
  return tableDefinition(table).columns.flatMap((c) =>
    c.type === 'words' ? [c.id, `${c.id}_cs`, `${c.id}_en`] : [c.id],
  );
}

/** What a record is called: its title or name, a term in the reader's language, else its id. */
export function recordName(
  { table, id }: RecordKey,
  fields: RecordFields | null,
  lang: string,
): string {
  if (!fields) return id;
  if (table === 'terms') return fields[lang] ?? fields.en ?? fields.cs ?? id;
  return fields.id ? recordTitle(fields, lang) : id;
}

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** The fields that differ, in the order of the later state. */
export function fieldChanges(
  table: string,
  before: RecordFields | null,
  after: RecordFields | null,
  t: Translate,
): FieldChange[] {
  const keys = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return keys
    .filter((key) => before?.[key] !== after?.[key] && (key !== 'id' || (before && after)))
    .map((key) => ({
      label: fieldWords(table, key, t),
      before: before?.[key] ?? '',
      after: after?.[key] ?? '',
    }));
}

function tableNamed(table: string): TableName | undefined {
  return TABLE_NAMES.find((n) => n === table);
}

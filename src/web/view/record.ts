/** A record as people read it: its title, its facts by the names of the columns, its sources. */
import { inLanguage, type Text } from '../../domain/text.ts';
import { ownColumns } from '../../domain/own-tables.ts';
import type { RecordFields } from '../../domain/record.ts';
import { tableDefinition, type ColumnDefinition, type TableName } from '../../domain/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import { typeset } from '../rendering/typeset.ts';
import { sourceView, type SourceView } from './evidence.ts';

/** The words of a column in all its languages. */
export function textOf(fields: RecordFields, column: string): Text {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, words]): [string, string][] => {
      if (key === column) return [['und', words]];
      return key.length === column.length + 3 && key.startsWith(`${column}_`)
        ? [[key.slice(-2), words]]
        : [];
    }),
  );
}

/** What a record is called in a language. */
export function recordTitle(fields: RecordFields, lang: string): string {
  const title = textOf(fields, 'name' in fields || hasWords(fields, 'name') ? 'name' : 'title');
  return typeset(inLanguage(title, lang), lang) || fields.id || '–';
}

function hasWords(fields: RecordFields, column: string): boolean {
  return Object.keys(textOf(fields, column)).length > 0;
}

/** The cells of a list, one value each. */
export function listOf(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((v) => v.trim())
    .filter(Boolean);
}

/** Beginnings of the keys under which values of vocabularies have their words. */
const VOCABULARY: Readonly<Record<string, string>> = {
  kind: 'site.type',
  wanted: 'site.type',
  role: 'site.wanted',
  help: 'site.help',
  must: 'member.need',
  audience: 'site.level',
};

/** The words of a value of a vocabulary. */
export function choiceWords(column: ColumnDefinition, value: string, t: Translate): string {
  const key = `${VOCABULARY[column.id] ?? ''}.${value}`;
  return t.has(key) ? t(key) : value;
}

/** The name of a column in the reader's language; of words with the language that they are in. */
export function columnLabel(column: ColumnDefinition, lang: string, t: Translate): string {
  const name = t.lang === 'cs' ? column.cs : column.en;
  if (!lang) return name;
  const language = new Intl.DisplayNames([t.lang], { type: 'language' }).of(lang);
  return `${name} (${language ?? lang})`;
}

/** The column of a key such as `title_cs`, with its language. */
export function columnOf(
  table: TableName,
  key: string,
): { column: ColumnDefinition; lang: string } | undefined {
  const columns = tableDefinition(table).columns;
  const whole = columns.find((c) => c.id === key);
  if (whole) return { column: whole, lang: '' };
  const column = columns.find((c) => c.type === 'words' && c.id === key.slice(0, -3));
  return column && key.at(-3) === '_' ? { column, lang: key.slice(-2) } : undefined;
}

/** A cell in the reader's words, several values with commas. */
export function cellWords(column: ColumnDefinition, cell: string, t: Translate): string {
  switch (column.type) {
    case 'choice':
      return choiceWords(column, cell, t);
    case 'text':
      // Of access the cell has a word of the vocabulary, or the words of the source.
      return column.id === 'access' && t.has(`site.access.${cell}`)
        ? t(`site.access.${cell}`)
        : typeset(cell, t.lang);
    case 'choices':
      return listOf(cell)
        .map((v) => choiceWords(column, v, t))
        .join(', ');
    case 'list':
    case 'sources':
    case 'parameters':
      return listOf(cell).join('; ');
    default:
      return typeset(cell, t.lang);
  }
}

export interface RecordView {
  title: string;
  facts: { name: string; text: string }[];
  sources: SourceView[];
}

/** What a member sees of one of its records before it says whether it is true. */
export function recordView(table: TableName, fields: RecordFields, t: Translate): RecordView {
  const facts = ownColumns(table).flatMap((column) => {
    if (column.type === 'sources' || column.id === 'title' || column.id === 'name') return [];
    const text =
      column.type === 'words'
        ? typeset(inLanguage(textOf(fields, column.id), t.lang), t.lang)
        : cellWords(column, fields[column.id] ?? '', t);
    return text ? [{ name: columnLabel(column, '', t), text }] : [];
  });
  return {
    title: recordTitle(fields, t.lang),
    facts,
    sources: listOf(fields.sources).map(sourceView),
  };
}

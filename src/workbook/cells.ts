/** Rows as text cells under headers, the form that CSV files and workbooks share. */
import { listCell } from '../domain/list-cell.ts';
import { Problem } from '../domain/problem.ts';
import type { Text } from '../domain/text.ts';
import {
  tableDefinition,
  type ColumnDefinition,
  type ColumnValues,
  type TableName,
} from '../domain/workbook.ts';
import type { ExportRow } from './table-rows.ts';
import { parameterWords } from '../domain/parameter.ts';

export interface Sheet {
  table: TableName;
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Languages of words that an export always has, in this order. */
const LANGUAGES = ['en', 'cs'] as const;

type HeaderOf = (column: ColumnDefinition, lang?: string) => string;

/** Headers by the ids of the columns: `title_cs`. */
export const headerById: HeaderOf = (column, lang) =>
  lang === undefined || lang === 'und' ? column.id : `${column.id}_${lang}`;

/** Headers in the words of a language: `Název (cs)`. */
export function headerIn(language: 'cs' | 'en'): HeaderOf {
  return (column, lang) =>
    lang === undefined || lang === 'und' ? column[language] : `${column[language]} (${lang})`;
}

/**
 * The rows of a table as cells. Words get a column per language that occurs, unknown columns come
 * last under their own headers.
 */
export function sheetOf(table: TableName, rows: readonly ExportRow[], headerOf: HeaderOf): Sheet {
  const columns = sheetColumns(table, rows);
  const extra = [...new Set(rows.flatMap((r) => Object.keys(r.extra ?? {})))];
  return {
    table,
    headers: [...columns.map(({ column, lang }) => headerOf(column, lang)), ...extra],
    rows: rows.map((row) => [
      ...rowCells(row, columns),
      ...extra.map((header) => row.extra?.[header] ?? ''),
    ]),
  };
}

/** The cells of a row under the given columns of its table. */
export function rowCells(row: ExportRow, columns: readonly SheetColumn[]): string[] {
  return columns.map(({ column, lang }) => cell(row.values[column.id], lang));
}

export interface SheetColumn {
  column: ColumnDefinition;
  lang?: string;
}

/**
 * Columns of a sheet: words have one for each language that the rows use and each that is offered.
 */
export function sheetColumns(
  table: TableName,
  rows: readonly ExportRow[],
  offered: readonly string[] = LANGUAGES,
): SheetColumn[] {
  return tableDefinition(table).columns.flatMap((column) =>
    column.type === 'words'
      ? languagesOf(column, rows, offered).map((lang): SheetColumn => ({
          column,
          lang,
        }))
      : [{ column }],
  );
}

function languagesOf(
  column: ColumnDefinition,
  rows: readonly ExportRow[],
  offered: readonly string[],
): string[] {
  const used = new Set(
    rows.flatMap((r) => Object.keys((r.values[column.id] as Text | undefined) ?? {})),
  );
  const known = [
    ...offered,
    ...[...used].filter((l) => l !== 'und' && !offered.includes(l)).sort(),
  ];
  return used.has('und') ? ['und', ...known] : known;
}

function cell(value: ColumnValues[keyof ColumnValues] | undefined, lang?: string): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return listCell(value.map(String));
  const entries = value as Readonly<Record<string, string>>;
  if (lang !== undefined) return entries[lang] ?? '';
  return listCell(Object.entries(entries).map(([name, v]) => parameterWords(name, v)));
}

/**
 * The language of headers that the user asked for.
 * @throws Problem `invalid` for a language that the headers are not in
 */
export function headerLanguage(lang: string): 'cs' | 'en' {
  if (lang === 'cs' || lang === 'en') return lang;
  throw new Problem('invalid', `--lang is "${lang}"; the headers are in en or cs.`);
}

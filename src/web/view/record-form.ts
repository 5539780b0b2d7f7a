/** The form of a record, made of the table's definition: columns, help, vocabulary. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import { ACCESS_TERMS } from '../../domain/evidence.ts';
import { listCell } from '../../domain/list-cell.ts';
import { ownColumns } from '../../domain/own-tables.ts';
import type { RecordFields } from '../../domain/record.ts';
import type { ColumnDefinition, ColumnType, TableName } from '../../domain/workbook.ts';
import { inLanguage, type Text } from '../../domain/text.ts';
import type { WrongCell } from '../../desk/check-fields.ts';
import type { Fields } from '../forms/fields.ts';
import type { Translate } from '../rendering/locales.ts';
import { choiceWords, columnLabel, columnOf, listOf, textOf } from './record.ts';

export interface FormField {
  name: string;
  label: string;
  help: string;
  value: string;
  required: boolean;
  /** Which control it is; exactly one is set. */
  area: number;
  select: boolean;
  ticks: boolean;
  input: string;
  /** Language of what is entered; empty where it is no words of a language. */
  lang: string;
  /** Terms of the thesaurus are offered while typing, where there is script. */
  terms: boolean;
  options: { value: string; label: string; chosen: boolean }[];
  /** Values that are offered while typing; other words may be entered, too. */
  offered: Offered;
}

export type Offered = readonly { value: string; label: string }[];
/** What is offered for a column, by its id. */
export type OfferedValues = Readonly<Record<string, Offered | undefined>>;

/** Columns with one value a line. */
const LISTS: ReadonlySet<ColumnType> = new Set(['list', 'sources', 'parameters']);
const LONGEST = 4_000;

/** The fields of a table's form with the values of a record. */
export function recordForm(
  table: TableName,
  values: RecordFields,
  { languages, regions, categories }: ClusterProfile,
  t: Translate,
): FormField[] {
  const named = (names: Readonly<Record<string, Text>>): Offered =>
    Object.entries(names).map(([value, name]) => ({ value, label: inLanguage(name, t.lang) }));
  const offered: OfferedValues = {
    category: named(categories),
    region: named(regions),
    access: ACCESS_TERMS.map((value) => ({ value, label: t(`site.access.${value}`) })),
  };
  return ownColumns(table).flatMap((column) =>
    column.type === 'words'
      ? wordFields(column, values, languages, t)
      : [fieldOf(column, values[column.id] ?? '', t, offered[column.id])],
  );
}

/** Words have a field a language of the cluster, and one for each other language that is there. */
function wordFields(
  column: ColumnDefinition,
  values: RecordFields,
  languages: readonly string[],
  t: Translate,
): FormField[] {
  const text = textOf(values, column.id);
  const other = Object.keys(text).filter((l) => !languages.includes(l));
  return [...other, ...languages].map((lang, i) => ({
    ...fieldOf(column, text[lang] ?? '', t),
    name: lang === 'und' ? column.id : `${column.id}_${lang}`,
    label: columnLabel(column, lang === 'und' ? '' : lang, t),
    help: i === 0 ? helpOf(column, t) : '',
    // One language is enough, so no single field is required.
    required: false,
    area: column.id === 'title' || column.id === 'name' ? 2 : 5,
    input: '',
    lang: lang === 'und' ? '' : lang,
  }));
}

function fieldOf(
  column: ColumnDefinition,
  cell: string,
  t: Translate,
  offered: Offered = [],
): FormField {
  const list = LISTS.has(column.type);
  const given = listOf(cell);
  const select = column.type === 'choice';
  const ticks = column.type === 'choices';
  const typed = column.type === 'date' ? 'date' : 'text';
  return {
    name: column.id,
    label: columnLabel(column, '', t),
    help: helpOf(column, t),
    value: list ? given.join('\n') : cell,
    required: column.required ?? false,
    area: list ? Math.min(8, Math.max(2, given.length + 1)) : 0,
    select,
    ticks,
    input: select || ticks || list ? '' : typed,
    lang: '',
    terms: column.id === 'keywords',
    offered,
    options: (column.choices ?? []).map((value) => ({
      value,
      label: choiceWords(column, value, t),
      chosen: given.includes(value),
    })),
  };
}

/** Help of the workbook; of lists it says what the form does, not the cell. */
function helpOf(column: ColumnDefinition, t: Translate): string {
  // The help of the workbook lists the codes; the form has their words.
  if (column.choices) return '';
  if (column.type === 'parameters') return t('own.form.parameters');
  if (column.type === 'sources') return t('own.form.sources');
  if (LISTS.has(column.type)) return t('own.form.list');
  return t.lang === 'cs' ? column.help.cs : column.help.en;
}

/**
 * The record with what was entered: columns that are not the member's stay as they are, whatever
 * was posted.
 */
export function enteredFields(
  table: TableName,
  base: RecordFields,
  languages: readonly string[],
  fields: Fields,
): RecordFields {
  const entered: Record<string, string> = { ...base };
  for (const column of ownColumns(table)) {
    const names =
      column.type === 'words'
        ? [...new Set([...languages, ...Object.keys(textOf(base, column.id))])].map((l) =>
            l === 'und' ? column.id : `${column.id}_${l}`,
          )
        : [column.id];
    for (const name of names) {
      const cell = cellOf(column, name, fields);
      if (cell) entered[name] = cell;
      else delete entered[name];
    }
  }
  return entered;
}

function cellOf(column: ColumnDefinition, name: string, fields: Fields): string {
  if (column.type === 'choices') return listCell(fields.ticked(name, column.choices ?? []));
  if (LISTS.has(column.type))
    return listCell(
      fields
        .lines(name, LONGEST)
        .split('\n')
        .map((v) => v.replaceAll('|', ' ').trim())
        .filter(Boolean),
    );
  if (column.type === 'words')
    return fields
      .lines(name, LONGEST)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join(' ');
  return fields.text(name, LONGEST);
}

/** Puts what the checks found beside the fields. */
export function tellWrong(
  table: TableName,
  wrong: readonly WrongCell[],
  form: readonly FormField[],
  fields: Fields,
  t: Translate,
): void {
  for (const { field, code, expected } of wrong) {
    const name = form.some((f) => f.name === field)
      ? field
      : (form.find((f) => columnOf(table, f.name)?.column.id === field)?.name ?? field);
    const key = `own.wrong.${code}`;
    fields.wrong(name, t.has(key) ? key : 'own.wrong.other', { expected });
  }
}

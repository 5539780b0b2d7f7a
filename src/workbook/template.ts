import writeXlsx, { type Row } from 'write-excel-file/node';
import { CHOICE_WORDS_CS } from '../domain/choice-words.ts';
import type { ClusterProfile } from '../domain/cluster.ts';
import { ACCESS_TERMS } from '../domain/evidence.ts';
import { inLanguage, type Text } from '../domain/text.ts';
import {
  ASIDE_SHEETS,
  SETTINGS_SHEET,
  TABLE_NAMES,
  tableDefinition,
  type ColumnDefinition,
  type TableName,
} from '../domain/workbook.ts';
import { headerIn, sheetColumns, type SheetColumn } from './cells.ts';
import { columnLetter } from '../tables/grid.ts';
import { dropDowns, type CellHelp } from './drop-downs.ts';
import { settingsSheet } from './settings-sheet.ts';
import { headerCell, textCell } from './write-workbook.ts';

type Lang = 'cs' | 'en';

const WORDS = {
  cs: {
    ...ASIDE_SHEETS.cs,
    headers: ['List', 'Sloupec', 'Povinné', 'Co sem patří', 'Hodnoty'],
    required: 'ano',
  },
  en: {
    ...ASIDE_SHEETS.en,
    headers: ['Sheet', 'Column', 'Required', 'What belongs here', 'Values'],
    required: 'yes',
  },
} as const;

/** Last row of a sheet that a drop-down of ids looks at. */
const IDS_TO = 2000;

/**
 * The empty workbook: a help sheet, a sheet a table with help and drop-downs on each column, the
 * lists behind them, the cluster's settings.
 * @param profile gives the values of the lists: pillars, regions, categories, access
 */
export async function writeTemplate(
  file: string,
  profile: ClusterProfile,
  lang: Lang,
): Promise<void> {
  const lists = listsOf(profile, lang);
  const tables = TABLE_NAMES.map((table) => ({
    table,
    columns: templateColumns(table, lang, profile.languages),
  }));
  const helpRows = tables.flatMap(({ table, columns }) =>
    columns.map(({ column, lang: words }) => [
      tableDefinition(table)[lang],
      headerIn(lang)(column, words),
      isStarred({ column, lang: words }, lang, profile.languages) ? WORDS[lang].required : '',
      column.help[lang],
      (column.choices ?? []).map((value) => wordOf(value, lang)).join(', '),
    ]),
  );
  const sheets = [
    {
      sheet: WORDS[lang].help,
      data: [WORDS[lang].headers.map(headerCell), ...helpRows.map((r) => r.map(textCell))],
      columns: [18, 24, 10, 90, 60].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    ...tables.map(({ table, columns }) => ({
      sheet: tableDefinition(table)[lang],
      data: [
        columns.map(({ column, lang: words }) =>
          headerCell(
            headerIn(lang)(column, words) +
              (isStarred({ column, lang: words }, lang, profile.languages) ? ' *' : ''),
          ),
        ),
      ],
      columns: columns.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
    })),
    {
      sheet: WORDS[lang].lists,
      data: listRows(lists, lang),
      columns: lists.map(() => ({ width: 28 })),
    },
    {
      sheet: SETTINGS_SHEET[lang],
      data: settingsSheet(profile, lang).map((row, i) => row.map(i ? textCell : headerCell)),
      columns: [{ width: 40 }, { width: 80 }],
    },
  ];
  const help = tables.map(({ table, columns }) =>
    columns.map(({ column, lang: words }, i) =>
      cellHelp(table, column, { position: i, lists, lang, words }),
    ),
  );
  await writeXlsx(sheets, { features: [dropDowns([[], ...help])] }).toFile(file);
}

interface List {
  /** Table and column, or only the column when it is the same everywhere. */
  key: string;
  values: readonly string[];
}

/** A column of terms that is one language's own: `de`, `de_other`. */
const OF_ONE_LANGUAGE = /^(cs|de|en)(?:_other)?$/;

/**
 * The columns of a table in the cluster's languages, of words those in the template's own language
 * first.
 */
function templateColumns(
  table: TableName,
  lang: Lang,
  languages: readonly string[],
): SheetColumn[] {
  const columns = sheetColumns(table, [], languages).filter(({ column }) => {
    const own = OF_ONE_LANGUAGE.exec(column.id)?.[1];
    return own === undefined || languages.includes(own);
  });
  const ofColumn = (column: ColumnDefinition): SheetColumn[] =>
    columns
      .filter((c) => c.column === column)
      .sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
  return [...new Set(columns.map((c) => c.column))].flatMap(ofColumn);
}

/**
 * Words are required in one language; the star stands at the template's own, else at the cluster's
 * first.
 */
function isStarred(
  { column, lang: words }: SheetColumn,
  lang: Lang,
  languages: readonly string[],
): boolean {
  const own = languages.includes(lang) ? lang : languages[0];
  return column.required === true && (words === undefined || words === own);
}

/** A value as the template offers it; the reader takes it in both languages. */
function wordOf(value: string, lang: Lang): string {
  return lang === 'cs' ? (CHOICE_WORDS_CS[value] ?? value) : value;
}

function listsOf(profile: ClusterProfile, lang: Lang): List[] {
  const namesOf = (named: Readonly<Record<string, Text>>): string[] =>
    Object.entries(named).map(([key, name]) => inLanguage(name, lang) || key);
  const choices = TABLE_NAMES.flatMap((t) =>
    tableDefinition(t).columns.flatMap((c) =>
      c.choices
        ? [{ key: `${t}.${c.id}`, values: c.choices.map((value) => wordOf(value, lang)) }]
        : [],
    ),
  );
  return [
    ...choices,
    {
      key: 'pillar-tags.pillar',
      values: profile.pillars.map((p) => inLanguage(p.name, lang) || p.id),
    },
    { key: 'members.region', values: namesOf(profile.regions) },
    { key: 'equipment.category', values: namesOf(profile.categories) },
    { key: 'equipment.access', values: ACCESS_TERMS.map((value) => wordOf(value, lang)) },
  ].filter((l) => l.values.length);
}

function listRows(lists: readonly List[], lang: Lang): Row[] {
  const longest = Math.max(0, ...lists.map((l) => l.values.length));
  return [
    lists.map((l) => headerCell(listName(l.key, lang))),
    ...Array.from({ length: longest }, (_, r) => lists.map((l) => textCell(l.values[r] ?? ''))),
  ];
}

/** "Poptávky: Role" for `needs.role`. */
function listName(key: string, lang: Lang): string {
  const [table, column] = key.split('.') as [TableName, string];
  const named = tableDefinition(table).columns.find((c) => c.id === column);
  return `${tableDefinition(table)[lang]}: ${named?.[lang] ?? column}`;
}

function cellHelp(
  table: TableName,
  column: ColumnDefinition,
  {
    position,
    lists,
    lang,
    words,
  }: { position: number; lists: readonly List[]; lang: Lang; words?: string },
): CellHelp {
  const at = lists.findIndex((l) => l.key === `${table}.${column.id}`);
  const letter = columnLetter(at);
  const own =
    at >= 0
      ? `'${WORDS[lang].lists}'!$${letter}$2:$${letter}$${(lists[at]?.values.length ?? 0) + 1}`
      : undefined;
  const ids =
    column.type === 'reference'
      ? `'${tableDefinition(column.id === 'project' ? 'projects' : 'members')[lang]}'!$A$2:$A$${IDS_TO}`
      : undefined;
  return {
    column: position,
    title: headerIn(lang)(column, words),
    help: column.help[lang],
    list: own ?? ids,
    strict: column.type === 'choice',
  };
}

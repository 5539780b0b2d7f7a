import writeXlsx, { type Row } from 'write-excel-file/node';
import type { ClusterProfile } from '../domain/cluster.ts';
import { ACCESS_TERMS } from '../domain/evidence.ts';
import {
  ASIDE_SHEETS,
  SETTINGS_SHEET,
  TABLE_NAMES,
  tableDefinition,
  type ColumnDefinition,
  type TableName,
} from '../domain/workbook.ts';
import { headerIn, sheetColumns } from './cells.ts';
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
  const lists = listsOf(profile);
  const tables = TABLE_NAMES.map((table) => ({ table, columns: sheetColumns(table, []) }));
  const helpRows = tables.flatMap(({ table, columns }) =>
    columns.map(({ column, lang: words }) => [
      tableDefinition(table)[lang],
      headerIn(lang)(column, words),
      column.required ? WORDS[lang].required : '',
      column.help[lang],
      (column.choices ?? []).join(', '),
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
          headerCell(headerIn(lang)(column, words) + (column.required ? ' *' : '')),
        ),
      ],
      columns: columns.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
    })),
    { sheet: WORDS[lang].lists, data: listRows(lists), columns: lists.map(() => ({ width: 28 })) },
    {
      sheet: SETTINGS_SHEET[lang],
      data: settingsSheet(profile).map((row, i) => row.map(i ? textCell : headerCell)),
      columns: [{ width: 40 }, { width: 80 }],
    },
  ];
  const help = tables.map(({ table, columns }) =>
    columns.map(({ column, lang: words }, i) => cellHelp(table, column, i, lists, lang, words)),
  );
  await writeXlsx(sheets, { features: [dropDowns([[], ...help])] }).toFile(file);
}

interface List {
  /** Table and column, or only the column when it is the same everywhere. */
  key: string;
  values: readonly string[];
}

function listsOf(profile: ClusterProfile): List[] {
  const choices = TABLE_NAMES.flatMap((t) =>
    tableDefinition(t).columns.flatMap((c) =>
      c.choices ? [{ key: `${t}.${c.id}`, values: c.choices }] : [],
    ),
  );
  return [
    ...choices,
    { key: 'pillar-tags.pillar', values: profile.pillars.map((p) => p.id) },
    { key: 'members.region', values: Object.keys(profile.regions) },
    { key: 'equipment.category', values: Object.keys(profile.categories) },
    { key: 'equipment.access', values: ACCESS_TERMS },
  ].filter((l) => l.values.length);
}

function listRows(lists: readonly List[]): Row[] {
  const longest = Math.max(0, ...lists.map((l) => l.values.length));
  return [
    lists.map((l) => headerCell(l.key)),
    ...Array.from({ length: longest }, (_, r) => lists.map((l) => textCell(l.values[r] ?? ''))),
  ];
}

function cellHelp(
  table: TableName,
  column: ColumnDefinition,
  position: number,
  lists: readonly List[],
  lang: Lang,
  words?: string,
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

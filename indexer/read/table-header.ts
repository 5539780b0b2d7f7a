/** The header of a table of ours: where it stands, and which of its columns is which of ours. */
import { FOREIGN_HEADERS } from '../../src/domain/foreign-headers.ts';
import { TABLES, type ColumnDefinition, type TableName } from '../../src/domain/workbook.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';

/** Titles and remarks may stand above the header; nobody puts more than this. */
export const HEADER_WITHIN = 20;

const LANGUAGES: Readonly<Record<string, string>> = {
  cs: 'cs',
  cz: 'cs',
  czech: 'cs',
  cesky: 'cs',
  cestina: 'cs',
  en: 'en',
  english: 'en',
  anglicky: 'en',
  anglictina: 'en',
  englisch: 'en',
  angielski: 'en',
  anglais: 'en',
  tschechisch: 'cs',
  de: 'de',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  nemecky: 'de',
  sk: 'sk',
  slovak: 'sk',
  slovensky: 'sk',
  pl: 'pl',
  polish: 'pl',
  polsky: 'pl',
};

export interface Header {
  row: number;
  /** Column key (`town`, `title_cs`) per position; absent where the column is not known. */
  keys: readonly (string | undefined)[];
  cells: readonly string[];
  /** True when the columns without a key are left aside on purpose. */
  aside?: true;
}

/** The row among the first ones that holds the most headers we know. */
export function findHeader(grid: Grid, table: TableName): Header | null {
  let best: Header | null = null;
  let most = 0;
  grid.rows.forEach((cells, row) => {
    if (grid.headerRow === undefined ? row >= HEADER_WITHIN : row + 1 !== grid.headerRow) return;
    const keys = cells.map((c) => columnKey(c, table));
    const known = new Set(keys.filter(Boolean)).size;
    if (known > most) {
      most = known;
      best = { row, keys, cells };
    }
  });
  return best;
}

/** Our column for a header: `Název (česky)`, `Name CS` and `name_cs` are all `name_cs`. */
export function columnKey(header: string, table: TableName): string | undefined {
  const key = headerKey(header.replace(/\*/g, ''));
  if (!key) return undefined;
  const plain = columnNamed(key, table);
  if (plain) return plain.id;
  const words = key.split(' ');
  const lang = LANGUAGES[words.at(-1) ?? ''];
  const column =
    lang === undefined ? undefined : columnNamed(words.slice(0, -1).join(' '), table, 'words');
  return column && `${column.id}_${lang}`;
}

function columnNamed(
  key: string,
  table: TableName,
  type?: ColumnDefinition['type'],
): ColumnDefinition | undefined {
  const which = `${table} ${type ?? ''}`;
  let names = COLUMNS_NAMED.get(which);
  if (!names) COLUMNS_NAMED.set(which, (names = columnNames(table, type)));
  return names.get(key);
}

/** Columns by name, for each table and type that was asked for: a row may have very many cells. */
const COLUMNS_NAMED = new Map<string, ReadonlyMap<string, ColumnDefinition>>();

/**
 * A column's own names go before the other headers that are understood: `Popis` is the note of an
 * instrument, elsewhere the title. Headers of other languages come last.
 */
function columnNames(
  table: TableName,
  type?: ColumnDefinition['type'],
): ReadonlyMap<string, ColumnDefinition> {
  const columns = (TABLES[table].columns as readonly ColumnDefinition[]).filter(
    (c) => !type || c.type === type,
  );
  const named = (namesOf: (column: ColumnDefinition) => readonly string[]) =>
    columns.flatMap((c) => namesOf(c).map((name) => [headerKey(name), c] as const));
  // The last entry of a name holds, so the strongest names stand last.
  return new Map(
    [
      ...named((c) => [c.id, c.cs, c.en]),
      ...named((c) => c.also ?? []),
      ...named((c) => FOREIGN_HEADERS[c.id] ?? []),
    ].reverse(),
  );
}

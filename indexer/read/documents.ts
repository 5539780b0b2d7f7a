/**
 * Facts as YAML or JSON: one member a file with lists of what it has, or a whole catalogue with one
 * list a table.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import {
  TABLES,
  TABLE_NAMES,
  type ColumnDefinition,
  type TableName,
} from '../../src/domain/workbook.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type Place, type RawRow } from '../row.ts';
import { headerKey } from '../../src/tables/grid.ts';
import { type Entry, cellOf, isEntry } from './entry.ts';
import type { FileRows } from './input-file.ts';
import { parseJson } from './parse-json.ts';
import { jsonLd } from './refusals.ts';
import { instrumentList, readInstruments } from './instruments.ts';
import { isSettings } from './is-settings.ts';
import { columnKey } from './table-header.ts';

/** Where the n-th entry of a list stands; entry -1 is the document itself. */
type PlaceOf = (list: string, index: number) => Place;

const LANGUAGE = /^[a-z]{2}$/;
/** What a project of a member says of who takes part; it goes to the participants. */
const PART = new Set(['participants', 'role']);
/** Names of lists besides those of the tables. */
const LISTS: Readonly<Record<string, TableName>> = {
  organisations: 'members',
  seeks: 'needs',
  pillars: 'pillar-tags',
  instruments: 'equipment',
  concepts: 'terms',
};

/** Reads a JSON document; a syntax error is told with its line. */
export function readJson(text: string, file: string): FileRows {
  try {
    return readDocument(parseJson(text), file, (list, index) =>
      index < 0 ? { file } : { file, sheet: list, row: index + 1 },
    );
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? NaN);
    const row = Number.isNaN(at) ? undefined : text.slice(0, at).split('\n').length;
    return {
      rows: [],
      defects: [
        defectAt({ file, row }, 'error', 'bad-json', {
          found: (error as Error).message,
          remedy: 'this is no valid JSON, so nothing of the file was read; correct it at this line',
        }),
      ],
    };
  }
}

/** Reads a YAML document; rows are told by their lines. */
export function readYaml(text: string, file: string): FileRows {
  const lines = new LineCounter();
  // Every scalar as it is written: 1.10 and 007 are models, NO is Norway.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const [error] = document.errors;
  if (error)
    return {
      rows: [],
      defects: [
        defectAt({ file, row: lines.linePos(error.pos[0]).line }, 'error', 'bad-yaml', {
          found: error.message.split('\n')[0] ?? '',
          remedy: 'this is no valid YAML, so nothing of the file was read; correct it at this line',
        }),
      ],
    };
  try {
    const read = readDocument(document.toJS({ maxAliasCount: 100 }), file, (list, index) => ({
      file,
      row: lineOf(document, lines, list, index),
    }));
    // Settings have true and false, which only the usual reading tells from words.
    return read.profile ? { ...read, profile: { file, value: settingsIn(text) } } : read;
  } catch (cause) {
    return {
      rows: [],
      defects: [
        defectAt({ file }, 'error', 'bad-yaml', {
          found: (cause as Error).message,
          remedy:
            'the file refers to itself too often, so nothing of it was read; write the values out',
        }),
      ],
    };
  }
}

/** The settings of a document that is all settings, or of its part "cluster". */
function settingsIn(text: string): unknown {
  const value: unknown = parseDocument(text).toJS({ maxAliasCount: 100 });
  return isEntry(value) && isEntry(value.cluster) ? value.cluster : value;
}

function lineOf(document: Document, lines: LineCounter, list: string, index: number): number {
  const node = isMap(document.contents)
    ? document.contents.items.find((p) => isScalar(p.key) && p.key.value === list)?.value
    : undefined;
  const item = isSeq(node) ? node.items[index] : undefined;
  const range = (item as { range?: [number, number, number] } | undefined)?.range;
  return range ? lines.linePos(range[0]).line : 1;
}

function readDocument(value: unknown, file: string, placeOf: PlaceOf): FileRows {
  const instruments = instrumentList(value);
  if (instruments) return readInstruments(instruments, file);
  if (Array.isArray(value))
    return value.some((v) => isEntry(v) && '@id' in v)
      ? { rows: [], defects: [jsonLd(file)] }
      : joined(value.map((v) => readDocument(v, file, placeOf)));
  if (!isEntry(value))
    return badDocument(
      file,
      JSON.stringify(value)?.slice(0, 60),
      'see docs/how-to/formats.md for the shape',
    );
  if (isSettings(value, file)) return { rows: [], defects: [], profile: { file, value } };
  const lists = listsIn(value);
  const member = memberIn(value);
  const rows = lists.flatMap(({ key, table, list }) =>
    list.flatMap((item, i) => rowsOf(item, table, placeOf(key, i), member)),
  );
  const defects = lists.flatMap(({ key, table, list }) =>
    list.flatMap((item, i) => colonDefect(item, table, placeOf(key, i))),
  );
  if (member !== undefined) rows.unshift(rowOf(withoutLists(value), 'members', placeOf('', -1)));
  const profile = isEntry(value.cluster) ? { file, value: value.cluster } : undefined;
  if (!rows.length && '@context' in value) return { rows, defects: [jsonLd(file)] };
  if (!rows.length && !profile)
    return badDocument(
      file,
      Object.keys(value).slice(0, 8).join(', '),
      'nothing of this file is known; see docs/how-to/formats.md for the shape',
    );
  return { rows, defects, ...(profile && { profile }) };
}

/** What a document is called that describes one member, with its lists. */
function memberIn(value: Entry): string | undefined {
  const isMember =
    'id' in value || Object.keys(value).some((k) => columnKey(k, 'members')?.startsWith('name'));
  return isMember ? String((value.id as string | undefined) ?? nameOf(value)) : undefined;
}

function listsIn(value: Entry): { key: string; table: TableName; list: unknown[] }[] {
  return Object.entries(value).flatMap(([key, list]) => {
    const table = tableNamed(key);
    return Array.isArray(list) && table ? [{ key, table, list: list as unknown[] }] : [];
  });
}

function badDocument(file: string, found: string, remedy: string): FileRows {
  const expected = 'a member with its lists, or lists of members, capabilities, equipment ...';
  return {
    rows: [],
    defects: [defectAt({ file }, 'error', 'bad-document', { found, expected, remedy })],
  };
}

/**
 * A row of a list; a project may carry its participants. Plain words are the title, or the pillar.
 */
function rowsOf(
  item: unknown,
  table: TableName,
  place: Place,
  member: string | undefined,
): RawRow[] {
  const words = wordsWithColon(item, table);
  const entry: Entry =
    isEntry(item) && words === undefined
      ? item
      : { [table === 'pillar-tags' ? 'pillar' : 'title']: words ?? item };
  const owned = TABLES[table].columns.some((c) => c.id === 'member');
  const row = rowOf(member !== undefined && owned ? { member, ...entry } : entry, table, place);
  if (table !== 'projects') return [row];
  const listed = Array.isArray(entry.participants) ? (entry.participants as unknown[]) : [];
  const participants =
    member !== undefined && !listed.length ? [{ member, role: entry.role }] : listed;
  return [
    row,
    ...participants.map((p) =>
      rowOf(
        {
          project:
            row.cells.id ??
            row.cells.acronym ??
            row.cells.title_en ??
            row.cells.title_cs ??
            row.cells.title,
          ...(isEntry(p) ? p : { member: p }),
        },
        'participants',
        place,
      ),
    ),
  ];
}

/**
 * `- Lens grinding: up to 300 mm` is a text to its writer and a key with a value to YAML; undefined
 * for what is no such line.
 */
function wordsWithColon(item: unknown, table: TableName): string | undefined {
  if (!isEntry(item)) return undefined;
  const [[key, value] = ['', null], ...others] = Object.entries(item);
  const isWords = others.length === 0 && !isEntry(value) && !Array.isArray(value);
  return isWords && columnKey(key, table) === undefined && !LANGUAGE.test(key)
    ? `${key}: ${cellOf(value)}`
    : undefined;
}

function colonDefect(item: unknown, table: TableName, place: Place): Defect[] {
  const words = wordsWithColon(item, table);
  if (words === undefined) return [];
  return [
    defectAt(place, 'warning', 'colon-in-text', {
      found: words,
      remedy:
        'a colon after which a blank stands makes a key of what is before it; the line was taken as one text. Put it into quotation marks',
    }),
  ];
}

function rowOf(entry: Entry, table: TableName, place: Place): RawRow {
  const cells: Record<string, string> = {};
  const extra: Record<string, string> = {};
  for (const [key, value] of Object.entries(entry)) {
    const id = columnKey(key, table) ?? titleColumn(key, table);
    const column = (TABLES[table].columns as readonly ColumnDefinition[]).find((c) => c.id === id);
    if (id && column?.type === 'words' && isEntry(value))
      Object.assign(cells, cellsByLanguage(id, value));
    else if (id) cells[id] = cellOf(value);
    else if (!(table === 'projects' && PART.has(key)) && cellOf(value)) extra[key] = cellOf(value);
  }
  for (const key of Object.keys(cells)) if (!cells[key]) delete cells[key];
  return { table, place, cells, headers: {}, ...(Object.keys(extra).length && { extra }) };
}

/** `en` of a statement is its English title; of a term it is a column of its own. */
function titleColumn(key: string, table: TableName): string | undefined {
  return LANGUAGE.test(key) && table !== 'terms' ? `title_${key}` : undefined;
}

function cellsByLanguage(id: string, value: Entry): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).map(([lang, words]) => [
      lang === 'und' ? id : `${id}_${lang}`,
      cellOf(words),
    ]),
  );
}

function tableNamed(key: string): TableName | undefined {
  const name = headerKey(key);
  return (
    TABLE_NAMES.find((t) =>
      [t, TABLES[t].file, TABLES[t].cs, TABLES[t].en].some((n) => headerKey(n) === name),
    ) ?? LISTS[name]
  );
}

function withoutLists(value: Entry): Entry {
  return Object.fromEntries(
    Object.entries(value).filter(([key, v]) => !(Array.isArray(v) && tableNamed(key))),
  );
}

function nameOf(value: Entry): string {
  const name = value.name ?? value.name_en ?? value.name_cs;
  return isEntry(name) ? cellOf(Object.values(name)[0]) : cellOf(name);
}

function joined(parts: readonly FileRows[]): FileRows {
  const profile = parts.find((p) => p.profile)?.profile;
  return {
    rows: parts.flatMap((p) => p.rows),
    defects: parts.flatMap((p) => p.defects),
    ...(profile && { profile }),
  };
}

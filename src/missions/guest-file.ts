/** The guest list in an uploaded XLSX, ODS or CSV file: its sheets, and the table in the chosen one. */
import type { Side } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { CodePage } from '../tables/code-pages.ts';
import {
  findHeader,
  tableBelow,
  widestRow,
  type FoundTable,
  type PassedRow,
} from '../tables/find-table.ts';
import type { Grid } from '../tables/grid.ts';
import { hiddenParts, withoutHidden, type HiddenParts } from '../tables/hidden.ts';
import { mendText } from '../tables/mend-text.ts';
import { readSheets, type Sheets } from '../tables/read-sheets.ts';
import { fieldOfHeader } from './guest-columns.ts';

/** A file as it waits for its columns to be confirmed. */
export interface GuestFile {
  /** Whose list it is; guests when not said. */
  side?: Side;
  sheets: readonly Grid[];
  /** How text that is not Unicode was read, with a word of it. */
  guess?: { page: CodePage; example: string };
}

/** Where in a file the table stands; what is absent is told by the file. */
export interface TableChoice {
  /** From 0. */
  sheet?: number;
  /** Row of the header as a spreadsheet counts, from 1. */
  header?: number;
  /** True when hidden rows and columns are to be taken. */
  hidden?: boolean;
}

/**
 * Rows of trimmed cells. Row numbers are those of the file, from 1.
 */
export interface TableFile {
  /** From 0. */
  sheet: number;
  /** Row of the header, from 1. */
  headerRow: number;
  header: string[];
  rows: { number: number; cells: string[] }[];
  /** Rows that are no guests: repeated headers, totals, remarks. */
  passed: PassedRow[];
  /** What of the sheet is hidden, taken or not. */
  hidden: HiddenParts | null;
}

// A guest list unpacks to kilobytes; a file that unpacks to more than this is something else.
const UNPACKED_BYTES = 60_000_000;
const CELL_LENGTH = 20_000;
export const MOST_ROWS = 2_000;
const MOST_COLUMNS = 100;

/**
 * Reads a file whole, whatever sheet its list is on.
 * @throws Problem `invalid` or `too-large` saying what is wrong with the file; nothing was taken
 * from it then
 */
export async function readGuestFile(
  name: string,
  bytes: Uint8Array,
  encoding?: CodePage,
): Promise<GuestFile> {
  if (bytes.length === 0) throw wrong('empty', `${name} is empty.`);
  const read = await readSheets(name, bytes, { encoding, unpackedLimit: UNPACKED_BYTES });
  if (read.refused || read.grids.length === 0) throw refusal(name, read);
  const sheets = read.grids.map((grid) => ({
    ...grid,
    rows: grid.rows.map((row) => row.slice(0, MOST_COLUMNS).map(cellText)),
  }));
  const longest = Math.max(...sheets.map((s) => s.rows.length));
  if (longest > MOST_ROWS * 10) throw tooMany(name, longest);
  return { sheets, ...(read.guess && { guess: read.guess }) };
}

/**
 * The table of a file: on the sheet and below the header that were chosen, else where the most
 * headers of a guest list stand.
 * @throws Problem `invalid` when there is nothing below the header, `too-large`
 */
export function tableIn(file: GuestFile, choice: TableChoice = {}): TableFile {
  const shown = file.sheets.map((grid) => (choice.hidden ? grid : withoutHidden(grid)));
  const at = choice.sheet !== undefined && file.sheets[choice.sheet] ? choice.sheet : bestOf(shown);
  const grid = shown[at];
  const rows = grid?.rows ?? [];
  const headerRow =
    choice.header !== undefined && rows[choice.header - 1] ? choice.header - 1 : headerOf(rows);
  const found = tableBelow(rows, Math.max(headerRow, 0));
  const name = grid?.place.file ?? '';
  if (headerRow < 0 || found.rows.length === 0)
    throw wrong('no-rows', `${name} has no rows below its header.`);
  if (found.rows.length > MOST_ROWS) throw tooMany(name, found.rows.length);
  return {
    sheet: at,
    headerRow: headerRow + 1,
    header: Array.from({ length: widthOf(found) }, (_, i) => found.header[i] ?? ''),
    rows: found.rows.map((r) => ({ number: r.number, cells: [...r.cells] })),
    passed: [...found.passed],
    hidden: file.sheets[at] ? hiddenParts(file.sheets[at]) : null,
  };
}

/** Cells beyond the last header are a column without a name, to be looked at. */
function widthOf({ header, rows }: FoundTable): number {
  const widths = rows.map(({ cells }) => cells.findLastIndex((c) => c !== '') + 1);
  return widths.reduce((most, w) => Math.max(most, w), header.length);
}

/** The table of a file, where it stands by itself. @throws Problem as the two above */
export async function readTable(
  name: string,
  bytes: Uint8Array,
  options: TableChoice & { encoding?: CodePage } = {},
): Promise<TableFile> {
  return tableIn(await readGuestFile(name, bytes, options.encoding), options);
}

/** The sheet with the most headers that we know; a cover sheet has none. */
function bestOf(sheets: readonly Grid[]): number {
  const known = sheets.map(({ rows }) => findHeader(rows, fieldOfHeader).known);
  const most = Math.max(...known);
  return Math.max(
    most > 0 ? known.indexOf(most) : sheets.findIndex((s) => s.rows.some((r) => r.some(Boolean))),
    0,
  );
}

function headerOf(rows: Grid['rows']): number {
  const { row, known } = findHeader(rows, fieldOfHeader);
  const widest = widestRow(rows);
  // One known word may stand in a title ("List of participants"); a header is as wide as its table.
  return known >= 2 || (known === 1 && row === widest) ? row : widest;
}

function refusal(name: string, { refused, defects }: Sheets): Problem {
  if (
    refused === 'xls' ||
    refused === 'locked' ||
    defects.some((d) => d.code === 'unreadable-locked')
  )
    return wrong(
      'old-excel',
      `${name} is an old or protected Excel file; save it as XLSX without a password, or as CSV.`,
    );
  if (refused === 'html')
    return wrong('html', `${name} is a web page, not a table; save it as XLSX or CSV.`);
  if (refused === 'empty') return wrong('empty', `${name} is empty.`);
  if (defects.some((d) => d.code === 'zip-bomb' || d.code === 'vast-sheet'))
    return new Problem(
      'too-large',
      `${name} unpacks to more than a guest list can be. Nothing was taken from it.`,
      { key: 'missions.error.file-large' },
    );
  return wrong('file', `${name} cannot be read as a table; save it again as XLSX or CSV.`);
}

function tooMany(name: string, rows: number): Problem {
  return new Problem(
    'too-large',
    `${name} has ${rows} rows; a guest list has at most ${MOST_ROWS}. Nothing was taken from it.`,
    { key: 'missions.error.file-rows', parameters: { rows, most: MOST_ROWS } },
  );
}

function cellText(cell: string): string {
  return mendText(
    cell
      .slice(0, CELL_LENGTH)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\r\n?/g, '\n'),
  ).text.trim();
}

function wrong(what: string, message: string): Problem {
  return new Problem('invalid', message, { key: `missions.error.file-${what}` });
}

/**
 * A table from an uploaded XLSX or CSV file, as text; guarded against files that unpack to more
 * than a guest list can be.
 */
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { Problem } from '../domain/problem.ts';

/**
 * Rows of trimmed cells; the first one is the header. Row numbers are those of the file, from 1.
 */
export interface TableFile {
  header: string[];
  rows: { number: number; cells: string[] }[];
}

// A guest list unpacks to kilobytes; a file that unpacks to more than this is something else.
const UNPACKED_BYTES = 60_000_000;
const CELL_LENGTH = 20_000;
export const MOST_ROWS = 2_000;
const MOST_COLUMNS = 100;

/**
 * @throws Problem `invalid` or `too-large` saying what is wrong with the file; nothing was taken
 * from it then
 */
export async function readTable(name: string, bytes: Uint8Array): Promise<TableFile> {
  if (bytes.length === 0) throw wrong('empty', `${name} is empty.`);
  const grid = isZip(bytes) ? await fromWorkbook(name, bytes) : fromText(name, bytes);
  const filled = grid
    .map((cells, i) => ({ number: i + 1, cells }))
    .filter((r) => r.cells.some((c) => c !== ''));
  const [head, ...rows] = filled;
  if (!head || rows.length === 0) throw wrong('no-rows', `${name} has no rows below its header.`);
  if (rows.length > MOST_ROWS)
    throw new Problem(
      'too-large',
      `${name} has ${rows.length} rows; a guest list has at most ${MOST_ROWS}. Nothing was taken from it.`,
      { key: 'missions.error.file-rows', parameters: { rows: rows.length, most: MOST_ROWS } },
    );
  return {
    header: head.cells.slice(0, MOST_COLUMNS),
    rows: rows.map((r) => ({ ...r, cells: r.cells.slice(0, MOST_COLUMNS) })),
  };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function fromWorkbook(name: string, bytes: Uint8Array): Promise<string[][]> {
  let unpacked = 0;
  try {
    // Sizes stand in the directory of the zip: nothing is unpacked to learn them.
    unzipSync(bytes, {
      filter: (file) => {
        unpacked += file.originalSize;
        return false;
      },
    });
  } catch {
    throw wrong('file', `${name} is not a whole XLSX file.`);
  }
  if (unpacked > UNPACKED_BYTES)
    throw new Problem(
      'too-large',
      `${name} unpacks to ${Math.round(unpacked / 1e6)} MB; that is no guest list. Nothing was taken from it.`,
      { key: 'missions.error.file-large' },
    );
  // Loaded with the first upload: most servers never read one.
  const { default: readExcelFile } = await import('read-excel-file/node');
  try {
    const sheets = await readExcelFile(Buffer.from(bytes));
    return (sheets[0]?.data ?? []).map((row) => row.map(cellText));
  } catch {
    throw wrong('file', `${name} cannot be read as XLSX; save it again as XLSX or CSV.`);
  }
}

function fromText(name: string, bytes: Uint8Array): string[][] {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw wrong(
      'old-excel',
      `${name} is an old or protected Excel file; save it as XLSX without a password, or as CSV.`,
    );
  const text = decoded(bytes);
  if (/^\s*<(!doctype|html|table)/i.test(text))
    throw wrong('html', `${name} is a web page, not a table; save it as XLSX or CSV.`);
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      bom: true,
      to: MOST_ROWS * 10,
    });
    return rows.map((row) => row.map(cellText));
  } catch {
    throw wrong('file', `${name} cannot be read as CSV; save it again as XLSX or CSV.`);
  }
}

/**
 * UTF-16 by its mark, UTF-8 when it is valid, else windows-1250, in which Czech Excel saves CSV.
 */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 5_000).split(/\r?\n/, 1)[0] ?? '';
  return (
    [';', '\t', ',']
      .map((d) => [d, line.split(d).length] as const)
      .sort((a, b) => b[1] - a[1])[0]?.[0] ?? ','
  );
}

function cellText(value: unknown): string {
  const text =
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : '';
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim()
    .slice(0, CELL_LENGTH);
}

function wrong(what: string, message: string): Problem {
  return new Problem('invalid', message, { key: `missions.error.file-${what}` });
}

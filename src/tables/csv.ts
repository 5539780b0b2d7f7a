import { CsvError, parse } from 'csv-parse/sync';
import { defectAt, type Defect, type Place } from '../domain/defect.ts';
import type { Grid } from './grid.ts';

const DELIMITERS = [';', ',', '\t'] as const;

/**
 * A run of so many characters without a delimiter is no text; it is cut before parsing, which would
 * take seconds, and refused later.
 */
const ENDLESS = 1_000_000;
/**
 * Cut to more than any value may have (validate/clean-text.ts), so that it is still seen to be too
 * long.
 */
const ENDLESS_KEPT = 200_000;

/** After so many quotation marks that are never closed the file is something else than it says. */
const UNCLOSED = 20;

/** The first line of a file that names its separator; Excel keeps to it. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(\\t|[;,\t|])"?\r?\n/i;

/** So much of a file is looked at to tell its delimiter. */
const HEAD = 64_000;
const ROWS_LOOKED_AT = 50;

/**
 * Parses separated values; the delimiter is told by the file (`sep=;`, as Excel writes it) or by its
 * first rows. Rows keep their places: an
 * empty line is an empty row, as a spreadsheet shows it. A row with a quotation mark that is never
 * closed is left out and told, the rows after it go on.
 */
export function parseCsv(whole: string, place: Place): { grid: Grid; defects: Defect[] } {
  const said = SEPARATOR_LINE.exec(whole);
  const text = said ? whole.slice(said[0].length) : whole;
  const delimiter = said?.[1] === '\\t' ? '\t' : (said?.[1] ?? delimiterOf(text));
  // The line that names the separator counts as a row, as in the file.
  const rows: string[][] = said ? [[]] : [];
  const defects: Defect[] = [];
  for (let rest = withoutEndless(text); rest !== '';) {
    const linesRead = parseRows(rest, delimiter, rows);
    if (linesRead === null) break;
    defects.push(unclosedQuote({ ...place, row: rows.length + 1 }, lineAfter(rest, linesRead)));
    if (defects.length >= UNCLOSED) break;
    rows.push([]);
    rest = textAfter(rest, linesRead + 1);
  }
  return { grid: { place, rows }, defects };
}

/** Only a text with an endless line is looked through; others are returned at once. */
function withoutEndless(text: string): string {
  if (!hasEndlessLine(text)) return text;
  const kept: string[] = [];
  let from = 0;
  const keep = (to: number) =>
    kept.push(to - from >= ENDLESS ? text.slice(from, from + ENDLESS_KEPT) : text.slice(from, to));
  for (const { index } of text.matchAll(/[,;\t"\n]/g)) {
    keep(index);
    from = index;
  }
  keep(text.length);
  return kept.join('');
}

function hasEndlessLine(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    if ((end < 0 ? text.length : end) - from >= ENDLESS) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}

/**
 * Adds the rows of a text; null when all of it was read, else the number of lines before the row
 * that never ends.
 */
function parseRows(text: string, delimiter: string, rows: string[][]): number | null {
  let lines = 0;
  let broken = false;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      onRecord: (record: string[], context) => {
        broken ||=
          record.some((c) => c.startsWith('"') && c.includes('\n')) &&
          swallowsRows(text, delimiter, lines, context.lines);
        if (broken) return null;
        rows.push(record.map(withoutApostrophe));
        lines = context.lines;
        return null;
      },
    });
    return broken ? lines : null;
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return lines;
    throw error;
  }
}

/**
 * Two quotation marks that are never closed look like one pair, and the rows between them like one
 * cell. Such a cell has more after its closing mark, which a strict reading does not allow.
 */
function swallowsRows(text: string, delimiter: string, before: number, after: number): boolean {
  const from = textAfter(text, before);
  try {
    parse(from.slice(0, from.length - textAfter(from, after - before).length), {
      delimiter,
      relax_column_count: true,
    });
    return false;
  } catch {
    return true;
  }
}

/** An apostrophe before a sign keeps a cell from becoming a formula; it is no part of the text. */
function withoutApostrophe(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function unclosedQuote(place: Place, line: string): Defect {
  return defectAt(place, 'error', 'unclosed-quote', {
    found: line,
    expected: 'a closing quotation mark',
    remedy:
      'a quotation mark is opened and never closed, so this row was left out; close it, or double it where it is part of the text',
  });
}

function lineAfter(text: string, lines: number): string {
  return textAfter(text, lines).split('\n', 1)[0] ?? '';
}

function textAfter(text: string, lines: number): string {
  let at = 0;
  for (let n = 0; n < lines; n++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return '';
    at = end + 1;
  }
  return text.slice(at);
}

/**
 * Tells the delimiter by the first rows: the right one gives most rows one and the same number of
 * cells, more than one.
 */
function delimiterOf(text: string): string {
  const head = text.slice(0, HEAD);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...regularity(head, delimiter) }));
  return (
    scored.sort(
      (a, b) =>
        b.share * Math.sign(b.cells - 1) - a.share * Math.sign(a.cells - 1) || b.cells - a.cells,
    )[0]?.delimiter ?? ','
  );
}

function regularity(head: string, delimiter: string): { share: number; cells: number } {
  const rows: string[][] = [];
  try {
    parse(head, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS_LOOKED_AT,
      onRecord: (r: string[]) => {
        rows.push(r);
        return null;
      },
    });
  } catch {
    // The head may end inside a quoted cell; the rows before it tell enough.
  }
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [cells, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: rows.length ? times / rows.length : 0, cells };
}

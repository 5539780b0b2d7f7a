/**
 * Words of a PDF in the order in which it sets them, so that columns come one after the other. Page
 * numbers and what stands on most pages is left out; a wider gap between lines ends a paragraph.
 */
import { getDocumentProxy } from 'unpdf';
import { joinSetApartAccents } from './accents.ts';
import { isDivided, isListItem, joined } from './reflow.ts';
import { linesOfRows } from './rows.ts';

/** A call's outline is short; what is behind page 60 is annexes. */
const MOST_PAGES = 60;
/** A gap of so many line distances ends a paragraph. */
const PARAGRAPH_GAP = 1.35;
/** Running heads are told from a few pages on. */
const LEAST_PAGES = 3;
/** White space of so many letter heights parts the cells of a table. */
const CELL_GAP = 1.5;
/** Lines that begin so near to each other stand in one column, in points. */
const COLUMN_SLACK = 30;
/** Lines of ragged setting end so near to the column's edge, in letter heights. */
const EDGE_SLACK = 4;

interface Line {
  /** One, or the cells of a row. */
  cells: string[];
  page: number;
  /** Height of the base line above the page's foot, in points. */
  y: number;
  left: number;
  right: number;
  /** Letter height in points. */
  size: number;
}

/** @throws Error when the bytes are no PDF, or one that asks for a password */
export async function pdfLines(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false });
  const lines: Line[] = [];
  const pages = Math.min(document.numPages, MOST_PAGES);
  for (let page = 1; page <= pages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    lines.push(...linesOfPage(items as PdfItem[], page));
  }
  return paragraphsOf(withoutRunningHeads(lines, pages)).join('\n');
}

/** What the reader of PDF gives for a stretch of text. */
interface PdfItem {
  str?: string;
  hasEOL?: boolean;
  /** Width in points. */
  width?: number;
  /** Matrix of the text; the last two are x and y in points. */
  transform?: number[];
}

function linesOfPage(items: readonly PdfItem[], page: number): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  const end = (): void => {
    if (line?.cells.some((cell) => cell.trim())) lines.push({ ...line, cells: clean(line.cells) });
    line = null;
  };
  for (const { str, hasEOL, width = 0, transform } of items) {
    if (str === undefined) continue;
    const { size, x, y } = placeOf(transform);
    // Sub- and superscripts and accents stand less than half a line apart.
    if (line && Math.abs(line.y - y) > size / 2 && str.trim()) end();
    if (str.trim()) {
      line ??= { cells: [''], page, y, left: x, right: x, size };
      addText(line, str, { x, width, size });
    } else if (line && str) line.cells[line.cells.length - 1] += ' ';
    if (hasEOL) end();
  }
  end();
  return lines;
}

function placeOf(transform: PdfItem['transform'] = []): { size: number; x: number; y: number } {
  const [, , , height = 10, x = 0, y = 0] = transform;
  return { size: Math.abs(height), x, y };
}

/** Adds a stretch of text to its line; behind a wide gap it begins a cell. */
function addText(
  line: Line,
  text: string,
  { x, width, size }: { x: number; width: number; size: number },
): void {
  if (x - line.right > CELL_GAP * size && line.cells.at(-1)) line.cells.push('');
  line.cells[line.cells.length - 1] += text;
  line.right = x + width;
}

/** Signs of symbol fonts that no text knows; at the beginning of a line they are bullets. */
const PRIVATE = /[\ue000-\uf8ff]/g;

function clean(cells: readonly string[]): string[] {
  return cells
    .map((cell) => joinSetApartAccents(cell.replace(PRIVATE, '•').replace(/\s+/g, ' ').trim()))
    .filter(Boolean);
}

function wordsOf({ cells }: Line): string {
  return cells.join(' ');
}

/** Digits are one, so that "Page 3 of 8" is the same on every page. */
function shapeOf(line: Line): string {
  return wordsOf(line).replace(/\d+/g, '#');
}

function withoutRunningHeads(lines: readonly Line[], pages: number): Line[] {
  const edges = new Map<string, Set<number>>();
  for (const [at, line] of lines.entries()) {
    if (!isAtEdge(lines, at)) continue;
    const shape = shapeOf(line);
    edges.set(shape, (edges.get(shape) ?? new Set<number>()).add(line.page));
  }
  const isRunning = (line: Line): boolean =>
    pages >= LEAST_PAGES && (edges.get(shapeOf(line))?.size ?? 0) > pages / 2;
  return lines.filter(
    (line, at) =>
      !(isAtEdge(lines, at) && (/^[-–\s]*\d{1,4}[-–\s]*$/.test(wordsOf(line)) || isRunning(line))),
  );
}

/** Among the first two or last two lines of its page. */
function isAtEdge(lines: readonly Line[], at: number): boolean {
  const { page } = lines[at]!;
  return lines[at - 2]?.page !== page || lines[at + 2]?.page !== page;
}

/** Rows of tables and paragraphs, in the order of the document. */
function paragraphsOf(lines: readonly Line[]): string[] {
  const usual = usualGapOf(lines);
  const paragraphs: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const rows = tableAt(lines, at);
    if (rows > 0) {
      paragraphs.push(...linesOfRows(lines.slice(at, at + rows).map(({ cells }) => cells)));
      at += rows;
      continue;
    }
    const first = lines[at]!;
    let text = wordsOf(first);
    while (at + 1 < lines.length && goesOn(lines, at, first, usual)) {
      text = joined(text, wordsOf(lines[++at]!));
    }
    paragraphs.push(text);
    at += 1;
  }
  return paragraphs;
}

/** Rows of the table that begins here: at least two lines of several cells each. */
function tableAt(lines: readonly Line[], from: number): number {
  let rows = 0;
  while ((lines[from + rows]?.cells.length ?? 0) > 1) rows += 1;
  return rows >= 2 ? rows : 0;
}

/** The middle distance of two lines, in points; 0 where there is one line only. */
function usualGapOf(lines: readonly Line[]): number {
  const gaps = lines
    .flatMap((line, at) => {
      const before = lines[at - 1];
      return before?.page === line.page && before.y > line.y ? [before.y - line.y] : [];
    })
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/**
 * A line goes on in the next when the next one's first word would not have fitted behind it, or
 * when its sentence does.
 * @param first line of the paragraph
 */
function goesOn(lines: readonly Line[], at: number, first: Line, usual: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1]!;
  const words = wordsOf(next);
  if (isListItem(words) || tableAt(lines, at + 1) > 0 || isApart(line, next, usual)) return false;
  // An item's later lines stand under its words, never left of its mark.
  if (isListItem(wordsOf(first)) && next.left < first.left - 1) return false;
  if (isDivided(wordsOf(line))) return true;
  const edge = edgeOf(lines, line);
  const isUnended = !/[.!?:;]$/.test(wordsOf(line));
  if (isUnended && /^\p{Ll}/u.test(words) && line.right - line.left > edge / 3) return true;
  const firstWord = words.split(' ', 1)[0]!.length / words.length;
  return edge > 0 && line.right + firstWord * (next.right - next.left) > edge;
}

function isApart(line: Line, next: Line, usual: number): boolean {
  if (Math.abs(line.size - next.size) > 1) return true;
  const gap = line.y - next.y;
  return line.page === next.page && gap > PARAGRAPH_GAP * Math.max(usual, line.size);
}

/**
 * Right edge of the column that a line stands in, in points, where at least two lines reach it; 0
 * where no two do: then nothing says that lines were wrapped.
 */
function edgeOf(lines: readonly Line[], { page, left, size }: Line): number {
  const [widest = 0, second = 0] = lines
    .filter((other) => other.page === page && Math.abs(other.left - left) < COLUMN_SLACK)
    .map(({ right }) => right)
    .sort((a, b) => b - a);
  return widest - second < EDGE_SLACK * size ? second - EDGE_SLACK * size : 0;
}

/** The table in a sheet: where its header stands, which rows are its own, what else is there. */

/** A row that is no record, with why. */
export interface PassedRow {
  /** As a spreadsheet counts, from 1. */
  number: number;
  why: 'repeated-header' | 'total' | 'remark';
  text: string;
}

export interface FoundTable {
  /** Index of the header row, from 0. */
  headerRow: number;
  header: readonly string[];
  /** Records with their row numbers as a spreadsheet counts. */
  rows: readonly { number: number; cells: readonly string[] }[];
  passed: readonly PassedRow[];
}

type Rows = readonly (readonly string[])[];

/** Titles, covers and remarks may stand above a header; nobody puts more than this. */
const HEADER_WITHIN = 30;

const TOTAL =
  /^(?:grand total|total|totals|subtotal|sum|celkem|součet|suma|gesamt|gesamtsumme|summe|insgesamt|razem|ogółem|łącznie|sous-total|spolu|összesen|totale|totaal)(?=$|\s*[:=–-]|\s+\d|\s+(?:number|of|počet|companies|firem|guests|hostů|anzahl|liczba|nombre))/i;

/**
 * The row that holds the most headers we know; the first of equals. A row with one known word
 * counts only when no other does better, so that a title is not taken for a header.
 * @param keyOf what a header means; undefined for unknown ones
 * @returns index and number of known headers; -1 when no row has one
 */
export function findHeader(
  rows: Rows,
  keyOf: (header: string) => string | undefined,
): { row: number; known: number } {
  let best = { row: -1, known: 0 };
  rows.slice(0, HEADER_WITHIN).forEach((cells, row) => {
    const known = new Set(cells.map(keyOf).filter((k) => k !== undefined)).size;
    if (known > best.known) best = { row, known };
  });
  return best;
}

/**
 * The header of a table whose words nobody knows: the first row that fills most of the table's
 * width.
 */
export function widestRow(rows: Rows): number {
  const head = rows.slice(0, HEADER_WITHIN).map((r) => r.filter(isFull).length);
  const width = Math.max(0, ...head);
  return head.findIndex((n) => n > 0 && n >= width * 0.6);
}

/** Records below a header, without repeated headers, totals and remarks, which are named. */
export function tableBelow(rows: Rows, headerRow: number): FoundTable {
  const header = (rows[headerRow] ?? []).map((c) => c.trim());
  const records: { number: number; cells: readonly string[] }[] = [];
  const passed: PassedRow[] = [];
  let afterGap = false;
  const last = rows.findLastIndex((r) => r.some(isFull));
  for (let r = headerRow + 1; r <= last; r++) {
    const cells = rows[r] ?? [];
    if (!cells.some(isFull)) {
      afterGap = true;
      continue;
    }
    const isLast = afterGap && isRemark(rows, r, last, header);
    const why = whyNoRecord(cells, header) ?? (isLast ? 'remark' : null);
    if (why)
      passed.push({ number: r + 1, why, text: cells.filter(isFull).join(' ').slice(0, 200) });
    else records.push({ number: r + 1, cells });
    if (why !== 'remark') afterGap = false;
  }
  return { headerRow, header, rows: records, passed };
}

function whyNoRecord(
  cells: readonly string[],
  header: readonly string[],
): 'repeated-header' | 'total' | null {
  if (isRepeated(cells, header)) return 'repeated-header';
  return isTotal(cells) ? 'total' : null;
}

/** Share of a row's cells that say what the header says; a second header may be worded otherwise. */
const REPEATED = 0.6;

function isRepeated(cells: readonly string[], header: readonly string[]): boolean {
  const full = cells.flatMap((c, i) => (isFull(c) ? [[c.trim(), header[i] ?? ''] as const] : []));
  const same = full.filter(([c, h]) => c.toLowerCase() === h.toLowerCase()).length;
  return same >= Math.max(2, full.length * REPEATED);
}

/** A word for a total, and besides it figures only. */
function isTotal(cells: readonly string[]): boolean {
  const full = cells.filter(isFull).map((c) => c.trim());
  const at = full.findIndex((c) => TOTAL.test(c));
  return at >= 0 && full.every((c, i) => i === at || /^[\d\s.,%€$-]+$/.test(c));
}

/** After a gap, to the end of the sheet, rows of one cell each in a table of at least three. */
function isRemark(rows: Rows, from: number, last: number, header: readonly string[]): boolean {
  if (header.filter(Boolean).length < 3) return false;
  for (let r = from; r <= last; r++) if ((rows[r] ?? []).filter(isFull).length > 1) return false;
  return true;
}

function isFull(cell: string): boolean {
  return cell.trim() !== '';
}

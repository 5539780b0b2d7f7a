/** The bytes of an XLSX file that opens the same everywhere, and never runs anything. */
import type { SheetData } from 'write-excel-file/node';

export interface TableSheet {
  name: string;
  /** First row; kept in sight. */
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
  /** Characters a column; 18 where not given. */
  widths?: readonly number[];
}

/**
 * Text is always written as text: a cell beginning with = + - or @ stays what it says and is never
 * a formula.
 */
export async function workbookBytes(sheets: readonly TableSheet[]): Promise<Buffer> {
  // Loaded when one is written: whoever only wants safeText needs none of it.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const names = uniqueNames(sheets.map((s) => s.name));
  return writeExcelFile(
    sheets.map((s, i) => ({
      sheet: names[i] ?? `Sheet ${i + 1}`,
      stickyRowsCount: 1,
      columns: s.header.map((_, c) => ({ width: s.widths?.[c] ?? 18 })),
      data: cells(s),
    })),
  ).toBuffer();
}

function cells(sheet: TableSheet): SheetData {
  const header = sheet.header.map((h) => ({
    value: safeText(h),
    type: String,
    fontWeight: 'bold' as const,
  }));
  return [header, ...sheet.rows.map((row) => row.map((value) => cell(value)))];
}

function cell(value: string | number | null): SheetData[number][number] {
  if (value === null || value === '') return null;
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: safeText(value), type: String, wrap: value.length > 40, alignVertical: 'top' };
}

// A cell holds at most 32,767 characters; Excel calls a file with more broken.
const LONGEST = 32_000;
// Characters that XML 1.0 cannot hold, and lone halves of a surrogate pair.
const UNFIT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// What a spreadsheet takes for the beginning of a formula when the cell is edited or the sheet is
// saved as CSV.
// The wide signs of Japanese keyboards are signs of formulas there.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before what looks like one,
 * unless it is plainly a number or a date.
 */
export function safeText(text: string): string {
  const fit = text.replace(UNFIT, '').slice(0, LONGEST);
  return FORMULA.test(fit) && !/^[+-]?\d[\d\s.,:]*$/.test(fit) ? `'${fit}` : fit;
}

/** Sheet names: at most 31 characters, none of \ / ? * [ ] :, no two alike. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, ' ')
        .trim()
        .slice(0, 28) || 'Sheet';
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain} ${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

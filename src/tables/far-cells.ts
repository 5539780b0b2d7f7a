/**
 * A sheet stores only the cells that are there, and the library fills the whole rectangle that they
 * span: one stray cell in the last row and column would take terabytes. Such cells are left out.
 */

/** The last row and column that the format has (ECMA-376, Excel's XFD1048576). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** A rectangle may have so many cells, and more for each one that is there. */
const FREE_AREA = 1_000_000;
const AREA_EACH = 100;

// No `<` within a tag: a tag that never ends is looked at once, so time stays linear.
const TAG = /<(\/?)(?:\w+:)?(row|c)\b([^<>]*)>/g;

type TagParts = [whole: string, closing: string, name: string, attributes: string];
const REFERENCE = /\sr\s*=\s*["']([^"']{0,20})/;

/**
 * The XML of a sheet without the cells and rows that stand too far from the others.
 * @returns the XML, and the addresses of what was left out: `XFD1048576`, or `1048577` of a row
 */
export function withoutFarCells(xml: string): { xml: string; far: string[] } {
  const far: string[] = [];
  const kept: string[] = [];
  let [from, cells, rows, columns, row] = [0, 0, 0, 0, 0];
  let cut: 'row' | 'c' | undefined;
  for (const tag of xml.matchAll(TAG)) {
    const [whole, closing, name, attributes] = tag as unknown as TagParts;
    if (cut) {
      if (closing && name === cut) {
        from = tag.index + whole.length;
        cut = undefined;
      }
      continue;
    }
    if (closing) continue;
    const [, reference] = REFERENCE.exec(attributes) ?? [];
    if (reference === undefined) continue;
    const [atRow, atColumn] = placeOf(reference);
    if (name === 'row') row = atRow;
    const [high, wide] = [Math.max(rows, row, atRow), Math.max(columns, atColumn)];
    const isFar = !isInSheet(atRow, atColumn) || (name === 'c' && isEmptyArea(high * wide, cells));
    if (!isFar) {
      if (name === 'c') [cells, rows, columns] = [cells + 1, high, wide];
      continue;
    }
    far.push(reference);
    kept.push(xml.slice(from, tag.index));
    from = tag.index + whole.length;
    if (!attributes.endsWith('/')) cut = name as 'row' | 'c';
  }
  return { xml: kept.join('') + (cut ? '' : xml.slice(from)), far };
}

/** Whether cells that reach over an area leave it all but empty. */
function isEmptyArea(area: number, cells: number): boolean {
  return area > FREE_AREA + AREA_EACH * cells;
}

/** False for what is no reference, too. */
function isInSheet(row: number, column: number): boolean {
  return row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN;
}

/** Row and column from 1 of `B7`; of a row's `7` the column is 0; NaN for what is no reference. */
function placeOf(reference: string): [row: number, column: number] {
  const [, letters, digits] = /^([A-Z]{0,4})(\d{1,10})$/i.exec(reference) ?? [];
  if (letters === undefined) return [NaN, NaN];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return [Number(digits), column];
}

/** The same for the sheets of an unpacked workbook, in place. @returns what was left out */
export function trimSheets(entries: Record<string, Uint8Array>): string[] {
  const lost: string[] = [];
  for (const [path, bytes] of Object.entries(entries)) {
    if (!/^xl\/worksheets\/[^/]*\.xml$/i.test(path)) continue;
    const { xml, far } = withoutFarCells(new TextDecoder().decode(bytes));
    if (!far.length) continue;
    entries[path] = new TextEncoder().encode(xml);
    lost.push(...far);
  }
  return lost;
}

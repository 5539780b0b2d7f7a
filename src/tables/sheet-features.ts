/**
 * What a sheet holds besides values: formulas, error values, merged cells, hidden rows and columns.
 * Looked up in the sheet's XML, which the reading library passes over.
 */
import type { Defect } from '../domain/defect.ts';
import { htmlText } from '../language/html-text.ts';
import { errorCell, formulaCell, moreFormulas, NAMED } from './cell-defects.ts';
import type { Hidden, Range } from './grid.ts';

/** The most columns that the format has; a hidden range often goes to the last. */
const COLUMNS = 16_384;

export interface SheetFeatures {
  sheet: string;
  hidden?: Hidden;
  merged: readonly Range[];
  /** The last row and column that a cell says it stands in; from 1. */
  rows: number;
  columns: number;
  defects: readonly Defect[];
}

/** Features of each sheet, in the order of the workbook. */
export function sheetFeatures(
  entries: Readonly<Record<string, Uint8Array>>,
  file: string,
): SheetFeatures[] {
  return sheetNames(entries).map(({ sheet, path, isHidden }) => {
    const bytes = entries[path] ?? new Uint8Array();
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const rows = hiddenRows(xml);
    const columns = hiddenColumns(xml);
    return {
      sheet,
      ...((isHidden || rows.length || columns.length) && {
        hidden: { sheet: isHidden, rows, columns },
      }),
      merged: mergedRanges(xml),
      ...extent(xml),
      defects: [...formulas(xml, file, sheet), ...errorValues(xml, file, sheet)],
    };
  });
}

/** Sheets in the order of the workbook, with the path of their XML. */
function sheetNames(
  entries: Readonly<Record<string, Uint8Array>>,
): { sheet: string; path: string; isHidden: boolean }[] {
  const text = (name: string) => Buffer.from(entries[name] ?? new Uint8Array()).toString('utf8');
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? '';
    return {
      sheet: htmlText(attribute(tag, 'name')),
      isHidden: /hidden/i.test(attribute(tag, 'state')),
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function formulas(xml: string, file: string, sheet: string): Defect[] {
  const found = [
    ...xml.matchAll(
      /<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b[^>]*?(?:\/>|>([^<]*)<\/f>)(?:\s*<v>([^<]*)<\/v>)?/g,
    ),
  ];
  const shown = found
    .slice(0, NAMED)
    .map(([, column = '', row, formula = '', value]) =>
      formulaCell({ file, sheet, row: Number(row) }, column, formula, value !== undefined),
    );
  const more = found.length - NAMED;
  return more > 0 ? [...shown, moreFormulas({ file, sheet }, more)] : shown;
}

function errorValues(xml: string, file: string, sheet: string): Defect[] {
  const cells = [
    ...xml.matchAll(
      /<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:\s*<f\b[^>]*?(?:\/>|>[^<]*<\/f>))?\s*<v>(#[^<]*)<\/v>/g,
    ),
  ];
  return cells
    .slice(0, NAMED)
    .map(([, column = '', row, value = '']) =>
      errorCell({ file, sheet, row: Number(row) }, column, value),
    );
}

function hiddenRows(xml: string): number[] {
  return [...xml.matchAll(/<(?:\w+:)?row\b[^>]*>/g)].flatMap(([tag]) =>
    isTrue(attribute(tag, 'hidden')) ? [Number(attribute(tag, 'r'))] : [],
  );
}

function hiddenColumns(xml: string): number[] {
  return [...xml.matchAll(/<(?:\w+:)?col\b[^>]*>/g)].flatMap(([tag]) => {
    if (!isTrue(attribute(tag, 'hidden'))) return [];
    const from = Number(attribute(tag, 'min'));
    const to = Math.min(Number(attribute(tag, 'max')), COLUMNS);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i - 1);
  });
}

function isTrue(value: string): boolean {
  return value === '1' || value === 'true';
}

function mergedRanges(xml: string): Range[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left = '', top, right = '', bottom]) => ({
      fromRow: Number(top),
      toRow: Number(bottom),
      fromColumn: columnNumber(left),
      toColumn: columnNumber(right),
    }),
  );
}

function extent(xml: string): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', row] of xml.matchAll(
    /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"/g,
  )) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters) + 1);
  }
  return { rows, columns };
}

/** 0 for `A`, 26 for `AA`. */
function columnNumber(letters: string): number {
  return [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

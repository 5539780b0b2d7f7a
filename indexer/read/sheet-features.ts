/**
 * What a sheet holds besides values: formulas, merged cells, error values. Looked up in the sheet's
 * XML, which the reading library passes over.
 */
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt } from '../row.ts';

/** At most so many cells are named one by one. */
const NAMED = 5;

export function sheetFeatures(
  entries: Readonly<Record<string, Uint8Array>>,
  file: string,
): Defect[] {
  return sheetNames(entries).flatMap(({ sheet, path }) => {
    const bytes = entries[path];
    if (!bytes) return [];
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return [
      ...formulas(xml, file, sheet),
      ...errorValues(xml, file, sheet),
      ...merged(xml, file, sheet),
    ];
  });
}

/** Sheets in the order of the workbook, with the path of their XML. */
function sheetNames(
  entries: Readonly<Record<string, Uint8Array>>,
): { sheet: string; path: string }[] {
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
      sheet: attribute(tag, 'name').replace(/&amp;/g, '&'),
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
  const shown = found.slice(0, NAMED).map(([, column, row, formula, value]) =>
    defectAt({ file, sheet, row: Number(row) }, 'warning', 'formula', {
      column: column ?? '',
      found: `=${formula ?? ''}`,
      remedy:
        value === undefined
          ? 'the cell is a formula without a stored value, so it counts as empty; copy it and paste as a value'
          : 'the cell is a formula; its last value was taken. Paste it as a value, so that it cannot change unseen',
    }),
  );
  return found.length > NAMED
    ? [
        ...shown,
        defectAt({ file, sheet }, 'warning', 'formula', {
          found: `${found.length - NAMED} more formulas`,
          remedy: 'their last values were taken; paste them as values',
        }),
      ]
    : shown;
}

function errorValues(xml: string, file: string, sheet: string): Defect[] {
  const cells = [
    ...xml.matchAll(
      /<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:\s*<f\b[^>]*?(?:\/>|>[^<]*<\/f>))?\s*<v>(#[^<]*)<\/v>/g,
    ),
  ];
  return cells.slice(0, NAMED).map(([, column, row, value]) =>
    defectAt({ file, sheet, row: Number(row) }, 'warning', 'error-value', {
      column: column ?? '',
      found: value ?? '',
      remedy:
        'the cell holds an error instead of a value, so it counts as empty; mend the formula or type the value',
    }),
  );
}

function merged(xml: string, file: string, sheet: string): Defect[] {
  return [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+\d+)"/g)]
    .slice(0, NAMED)
    .map(([, column, row, end]) =>
      defectAt({ file, sheet, row: Number(row) }, 'warning', 'merged-cells', {
        column: column ?? '',
        found: `${column}${row}:${end}`,
        remedy:
          'merged cells keep their value in the first cell only, the others count as empty; split them and fill each row',
      }),
    );
}

/** Sheets of an OpenDocument workbook, read tag by tag: time and memory grow with its length. */
import { Parser } from 'htmlparser2';
import { defectAt, type Defect } from '../domain/defect.ts';
import { errorCell, farCells, formulaCell, moreFormulas, NAMED } from './cell-defects.ts';
import { columnLetter, filledDown, isErrorValue, type Grid, type Range } from './grid.ts';
import { unpack, UNPACKED_LIMIT } from './unpack.ts';

/** The most columns that a spreadsheet program has. */
const COLUMNS = 16_384;
/** Empty cells between two that are full; beyond, the second is a stray one. */
const FAR_ROWS = 10_000;
const FAR_COLUMNS = 1_000;
/** A full row or cell is repeated so often; programs repeat what was filled down, not tables. */
const REPEATED = 1_000;

type Attributes = Readonly<Record<string, string>>;

interface Row {
  cells: string[];
  /** Column of the next cell, from 0. */
  at: number;
  repeated: number;
  isHidden: boolean;
}

interface Sheet {
  name: string;
  isHidden: boolean;
  rows: (readonly string[])[];
  /** Row that comes next, from 0; empty ones are only stored when a full one follows. */
  at: number;
  hiddenRows: number[];
  /** Column of the next definition of columns, from 0. */
  column: number;
  hiddenColumns: number[];
  merged: Range[];
  formulas: Defect[];
  errors: Defect[];
  far: string[];
}

interface Reading {
  file: string;
  sheets: Sheet[];
  /** Names of styles that hide a sheet, and the style that is being read. */
  hiding: Set<string>;
  style: string;
  sheet?: Sheet;
  row?: Row;
  cell?: { attributes: Attributes; paragraphs: string[] };
  /** How deep the reading is in remarks and tables inside a cell. */
  aside: number;
  inParagraph: boolean;
}

/** @param unpackedLimit what the workbook may unpack to, in bytes */
export function readOds(
  bytes: Uint8Array,
  file: string,
  unpackedLimit = UNPACKED_LIMIT,
): { grids: Grid[]; defects: Defect[] } {
  const unpacked = unpack(bytes, file, unpackedLimit);
  if (!unpacked.entries) return { grids: [], defects: [unpacked.defect] };
  const part = (name: string): string => new TextDecoder().decode(unpacked.entries[name]);
  if (part('META-INF/manifest.xml').includes('encryption-data'))
    return { grids: [], defects: [locked(file)] };
  const sheets = sheetsOf(part('content.xml'), file);
  return {
    grids: sheets.map((sheet) => gridOf(sheet, file)),
    defects: sheets.flatMap(({ name, formulas, errors, far }) => [
      ...farCells(far, file),
      ...formulas.slice(0, NAMED),
      ...(formulas.length > NAMED
        ? [moreFormulas({ file, sheet: name }, formulas.length - NAMED)]
        : []),
      ...errors.slice(0, NAMED),
    ]),
  };
}

function locked(file: string): Defect {
  return defectAt({ file }, 'error', 'unreadable-locked', {
    found: 'a workbook with a password',
    remedy: 'remove the password and save it again',
  });
}

function gridOf(sheet: Sheet, file: string): Grid {
  const { name, rows, merged, isHidden, hiddenRows, hiddenColumns } = sheet;
  const hides = isHidden || hiddenRows.length > 0 || hiddenColumns.length > 0;
  return {
    place: { file, sheet: name },
    rows: filledDown(
      rows.map((r) => [...r]),
      merged,
    ),
    merged,
    ...(hides && { hidden: { sheet: isHidden, rows: hiddenRows, columns: hiddenColumns } }),
  };
}

function sheetsOf(xml: string, file: string): Sheet[] {
  const reading: Reading = {
    file,
    sheets: [],
    hiding: new Set(),
    style: '',
    aside: 0,
    inParagraph: false,
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (isAside(name, reading)) reading.aside++;
        else if (!reading.aside) OPENING[name]?.(reading, attributes);
      },
      ontext: (text) => {
        if (reading.inParagraph && !reading.aside) addText(reading, text);
      },
      onclosetag: (name) => {
        if (!reading.aside) CLOSING[name]?.(reading);
        else if (ASIDE.has(name)) reading.aside--;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return reading.sheets;
}

/** Remarks, drawings and tables inside a cell are no values. */
const ASIDE = new Set(['office:annotation', 'table:shapes', 'draw:frame', 'table:table']);

function isAside(name: string, { aside, sheet }: Reading): boolean {
  return ASIDE.has(name) && (name !== 'table:table' || aside > 0 || sheet !== undefined);
}

const OPENING: Readonly<Record<string, (reading: Reading, attributes: Attributes) => void>> = {
  'style:style': (r, a) => {
    r.style = a['style:name'] ?? '';
  },
  'style:table-properties': (r, a) => {
    if (a['table:display'] === 'false') r.hiding.add(r.style);
  },
  'table:table': (r, a) => {
    const isHidden = r.hiding.has(a['table:style-name'] ?? '');
    r.sheet = newSheet(a['table:name'] ?? '', isHidden);
  },
  'table:table-column': ({ sheet }, a) => {
    if (!sheet) return;
    const count = Math.min(countIn(a['table:number-columns-repeated']), COLUMNS - sheet.column);
    if (isHiding(a)) for (let c = 0; c < count; c++) sheet.hiddenColumns.push(sheet.column + c);
    sheet.column += count;
  },
  'table:table-row': (r, a) => {
    const repeated = countIn(a['table:number-rows-repeated']);
    r.row = { cells: [], at: 0, repeated, isHidden: isHiding(a) };
  },
  'table:table-cell': openCell,
  'table:covered-table-cell': openCell,
  'text:p': (r) => {
    if (!r.cell) return;
    r.cell.paragraphs.push('');
    r.inParagraph = true;
  },
  'text:s': (r, a) => addText(r, ' '.repeat(Math.min(countIn(a['text:c']), REPEATED))),
  'text:tab': (r) => addText(r, ' '),
  'text:line-break': (r) => addText(r, '\n'),
};

const CLOSING: Readonly<Record<string, (reading: Reading) => void>> = {
  'text:p': (r) => {
    r.inParagraph = false;
  },
  'table:table-cell': closeCell,
  'table:covered-table-cell': closeCell,
  'table:table-row': closeRow,
  'table:table': (r) => {
    if (r.sheet) r.sheets.push(r.sheet);
    r.sheet = undefined;
  },
};

function newSheet(name: string, isHidden: boolean): Sheet {
  return {
    ...{ name, isHidden, rows: [], at: 0, hiddenRows: [], column: 0, hiddenColumns: [] },
    ...{ merged: [], formulas: [], errors: [], far: [] },
  };
}

function countIn(text: string | undefined): number {
  return /^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : 1;
}

function isHiding(a: Attributes): boolean {
  return a['table:visibility'] === 'collapse' || a['table:visibility'] === 'filter';
}

function addText({ cell }: Reading, text: string): void {
  const last = cell ? cell.paragraphs.length - 1 : -1;
  if (cell && last >= 0) cell.paragraphs[last] += text;
}

function openCell(r: Reading, attributes: Attributes): void {
  r.cell = { attributes, paragraphs: [] };
}

function closeCell(r: Reading): void {
  const { cell, row, sheet } = r;
  r.cell = undefined;
  r.inParagraph = false;
  if (!cell || !row || !sheet) return;
  const { attributes: a } = cell;
  const repeated = countIn(a['table:number-columns-repeated']);
  const value = valueOf(cell.paragraphs, a, r);
  if (value !== '') {
    if (row.at - row.cells.length > FAR_COLUMNS || row.at >= COLUMNS)
      sheet.far.push(addressOf(sheet, row));
    else {
      while (row.cells.length < row.at) row.cells.push('');
      for (let i = 0; i < Math.min(repeated, REPEATED); i++) row.cells.push(value);
    }
  }
  const [rows, columns] = ['rows', 'columns'].map((of) => countIn(a[`table:number-${of}-spanned`]));
  if (rows! > 1 || columns! > 1)
    sheet.merged.push({
      fromRow: sheet.at + 1,
      toRow: sheet.at + rows!,
      fromColumn: row.at,
      toColumn: row.at + columns! - 1,
    });
  row.at += repeated;
}

/** A figure as it is stored, not as it is shown; a day as ISO writes it; else the words. */
function valueOf(
  paragraphs: readonly string[],
  a: Attributes,
  { file, sheet, row }: Reading,
): string {
  const shown = paragraphs.join('\n');
  const stored =
    a['office:date-value']?.replace(/T00:00:00(?:\.0+)?$/, '') ??
    (a['office:value-type'] === 'boolean' ? a['office:boolean-value'] : a['office:value']) ??
    a['office:string-value'] ??
    shown;
  if (!sheet || !row) return '';
  const place = { file, sheet: sheet.name, row: sheet.at + 1 };
  const column = columnLetter(row.at);
  if (isErrorValue(shown)) {
    sheet.errors.push(errorCell(place, column, shown));
    return '';
  }
  const formula = a['table:formula'];
  if (formula !== undefined)
    sheet.formulas.push(formulaCell(place, column, formula.replace(/^\w+:=/, ''), stored !== ''));
  return stored;
}

function closeRow({ row, sheet }: Reading): void {
  if (!row || !sheet) return;
  const gap = sheet.at - sheet.rows.length;
  if (row.cells.length > 0 && gap > FAR_ROWS) sheet.far.push(String(sheet.at + 1));
  else if (row.cells.length > 0) {
    for (let i = 0; i < gap; i++) sheet.rows.push([]);
    for (let i = 0; i < Math.min(row.repeated, REPEATED); i++) {
      sheet.rows.push(row.cells);
      if (row.isHidden) sheet.hiddenRows.push(sheet.rows.length);
    }
  }
  sheet.at += row.repeated;
}

function addressOf({ at }: Sheet, row: Row): string {
  return columnLetter(row.at) + String(at + 1);
}

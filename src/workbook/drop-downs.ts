/**
 * Data validation for workbooks: lists to choose from and the help that shows when a cell is
 * chosen. write-excel-file has none of its own.
 */
import type writeXlsx from 'write-excel-file/node';
import { columnLetter } from '../tables/grid.ts';

/** What the library calls a feature: it changes the XML of a sheet before it is packed. */
type WorkbookFeature = NonNullable<
  NonNullable<Parameters<typeof writeXlsx>[1]>['features']
>[number];

export interface CellHelp {
  /** Column of the sheet, from 0. */
  column: number;
  title: string;
  help: string;
  /** Range that holds the values to choose from, such as `Lists!$A$2:$A$9`. */
  list?: string;
  /** True when nothing else may be typed; else the list only suggests. */
  strict?: boolean;
}

/** Rows that get it: more members or instruments than these are imported, not typed. */
const ROWS = 2000;
/** Limits of the format (ECMA-376, dataValidation): title and prompt. */
const TITLE_LIMIT = 32;
const PROMPT_LIMIT = 255;

/**
 * A feature for `write-excel-file` that puts the given help on each sheet, by the sheet's position.
 */
export function dropDowns(helpOfSheet: readonly (readonly CellHelp[])[]): WorkbookFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            withValidations(xml, helpOfSheet[sheetIndex] ?? []),
        },
      },
    },
  };
}

/** The validations stand right after the cells; the order of elements is fixed by the format. */
function withValidations(xml: string, help: readonly CellHelp[]): string {
  if (!help.length) return xml;
  const markup = `<dataValidations count="${help.length}">${help.map(validation).join('')}</dataValidations>`;
  return /<sheetData\s*\/>/.test(xml)
    ? xml.replace(/<sheetData\s*\/>/, (m) => m + markup)
    : xml.replace('</sheetData>', (m) => m + markup);
}

function validation({ column, title, help, list, strict }: CellHelp): string {
  const letter = columnLetter(column);
  const type = list ? ` type="list" showErrorMessage="${strict ? 1 : 0}"` : '';
  const prompt = ` showInputMessage="1" promptTitle="${escape(title.slice(0, TITLE_LIMIT))}" prompt="${escape(help.slice(0, PROMPT_LIMIT))}"`;
  return `<dataValidation allowBlank="1"${type}${prompt} sqref="${letter}2:${letter}${ROWS}">${list ? `<formula1>${escape(list)}</formula1>` : ''}</dataValidation>`;
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c,
  );
}

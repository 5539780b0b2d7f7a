/**
 * Sheets of a workbook, with guards: what a small file unpacks to is bounded before anything is
 * unpacked.
 */
import { unzipSync, zipSync } from 'fflate';
import { defectAt, type Defect } from '../domain/defect.ts';
import { trimSheets } from './far-cells.ts';
import { columnLetter, type Grid, type Range } from './grid.ts';
import { type SheetFeatures, sheetFeatures } from './sheet-features.ts';

/** The largest honest inventory seen unpacks to 40 MB; a bomb wants more than this. */
export const UNPACKED_LIMIT = 200_000_000;
/**
 * Text packs about 10 to 1, sheets up to 50 to 1. Beyond this ratio and 20 MB nobody means well.
 */
const RATIO_LIMIT = 200;
const RATIO_FROM = 20_000_000;

/**
 * More cells than any honest sheet has. A sheet with one cell in its last corner would have 17
 * milliard, all of which the library would make.
 */
const CELL_LIMIT = 10_000_000;

/** At most so many far cells are named one by one. */
const FAR_NAMED = 5;

/**
 * Every sheet as a grid of texts; what one merged cell says counts for each row that it covers.
 * Formula cells give their last value and are named.
 * @param unpackedLimit what the workbook may unpack to, in bytes
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  unpackedLimit = UNPACKED_LIMIT,
): Promise<{ grids: Grid[]; defects: Defect[] }> {
  const unpacked = unpack(bytes, file, unpackedLimit);
  if (!unpacked.entries) return { grids: [], defects: [unpacked.defect] };
  const far = trimSheets(unpacked.entries);
  const features = sheetFeatures(unpacked.entries, file);
  const vast = features.find((f) => f.rows * f.columns > CELL_LIMIT);
  if (vast) return { grids: [], defects: [tooVast(vast, file)] };
  try {
    // Loaded with the first workbook: most servers never read one.
    const { default: readExcelFile } = await import('read-excel-file/node');
    // Packed anew without compression, so that the library sees only the sizes that were checked.
    const sheets = await readExcelFile(Buffer.from(zipSync(unpacked.entries, { level: 0 })));
    const grids = sheets.map(({ sheet, data }) => {
      const feature = features.find((f) => f.sheet === sheet);
      const rows = data.map((row) => row.map(cellText));
      return {
        place: { file, sheet },
        rows: filledDown(rows, feature?.merged ?? []),
        ...(feature?.hidden && { hidden: feature.hidden }),
        merged: feature?.merged ?? [],
      };
    });
    return { grids, defects: [...farCells(far, file), ...features.flatMap((f) => f.defects)] };
  } catch (error) {
    return {
      grids: [],
      defects: [
        defectAt({ file }, 'error', 'broken-workbook', {
          found: error instanceof Error ? error.message : String(error),
          remedy:
            'the workbook cannot be read; open it in a spreadsheet program and save it again as .xlsx',
        }),
      ],
    };
  }
}

function farCells(far: readonly string[], file: string): Defect[] {
  if (!far.length) return [];
  const more = far.length > FAR_NAMED ? ` and ${far.length - FAR_NAMED} more` : '';
  return [
    defectAt({ file }, 'warning', 'far-cell', {
      found: far.slice(0, FAR_NAMED).join(', ') + more,
      remedy:
        'what stands there is too far from the other cells, or the sheet has no such place, so it was left out and the rest was read; delete it or move it nearer',
    }),
  ];
}

function tooVast({ sheet, rows, columns }: SheetFeatures, file: string): Defect {
  return defectAt({ file, sheet }, 'error', 'vast-sheet', {
    found: `a cell in row ${rows} or column ${columnLetter(columns - 1)}`,
    expected: `at most ${CELL_LIMIT / 1e6} million cells`,
    remedy:
      'nothing of the workbook was read; delete the stray cells far below or right of the table',
  });
}

/** The first cell of a merged range speaks for the rows below it, in its own column. */
function filledDown(rows: string[][], merged: readonly Range[]): string[][] {
  for (const { fromRow, toRow, fromColumn } of merged) {
    const value = rows[fromRow - 1]?.[fromColumn] ?? '';
    if (!value) continue;
    for (let r = fromRow; r < Math.min(toRow, rows.length); r++) {
      const row = rows[r];
      if (row && !row[fromColumn]) row[fromColumn] = value;
    }
  }
  return rows;
}

function unpack(
  bytes: Uint8Array,
  file: string,
  limit: number,
): { entries: Record<string, Uint8Array> } | { entries: null; defect: Defect } {
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        total += originalSize;
        if (total > limit || (originalSize > RATIO_FROM && originalSize > size * RATIO_LIMIT))
          throw new RangeError(`${Math.round(total / 1e6)} MB`);
        return /\.(?:xml|rels)$/.test(name);
      },
    });
    return { entries };
  } catch (error) {
    const defect =
      error instanceof RangeError
        ? defectAt({ file }, 'error', 'zip-bomb', {
            found: `${bytes.length} bytes that unpack to ${error.message} or more`,
            expected: `a workbook of at most ${limit / 1e6} MB unpacked`,
            remedy:
              'nothing was unpacked; save the workbook again without empty formatted rows, or split it',
          })
        : defectAt({ file }, 'error', 'broken-zip', {
            remedy: 'the workbook is damaged or cut off; save or download it again',
          });
    return { entries: null, defect };
  }
}

/**
 * What a formula gives that cannot be worked out; it says nothing and is named by
 * sheet-features.ts.
 */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value === 'string') return ERROR_VALUE.test(value) ? '' : value;
  // Fifteen digits are what a spreadsheet program shows of 0.1 + 0.2.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return typeof value === 'boolean' ? String(value) : '';
}

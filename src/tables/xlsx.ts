/** Sheets of an Excel workbook as texts. */
import { zipSync } from 'fflate';
import { defectAt, type Defect } from '../domain/defect.ts';
import { farCells } from './cell-defects.ts';
import { trimSheets } from './far-cells.ts';
import { columnLetter, filledDown, isErrorValue, type Grid } from './grid.ts';
import { type SheetFeatures, sheetFeatures } from './sheet-features.ts';
import { unpack, UNPACKED_LIMIT } from './unpack.ts';

/**
 * More cells than any honest sheet has. A sheet with one cell in its last corner would have 17
 * milliard, all of which the library would make.
 */
const CELL_LIMIT = 10_000_000;

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

function tooVast({ sheet, rows, columns }: SheetFeatures, file: string): Defect {
  return defectAt({ file, sheet }, 'error', 'vast-sheet', {
    found: `a cell in row ${rows} or column ${columnLetter(columns - 1)}`,
    expected: `at most ${CELL_LIMIT / 1e6} million cells`,
    remedy:
      'nothing of the workbook was read; delete the stray cells far below or right of the table',
  });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value === 'string') return isErrorValue(value) ? '' : value;
  // Fifteen digits are what a spreadsheet program shows of 0.1 + 0.2.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return typeof value === 'boolean' ? String(value) : '';
}

/**
 * Sheets of a workbook, with guards: what a small file unpacks to is bounded before anything is
 * unpacked.
 */
import { unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt } from '../row.ts';
import type { Grid } from './grid.ts';
import { sheetFeatures } from './sheet-features.ts';

/** The largest honest inventory seen unpacks to 40 MB; a bomb wants more than this. */
export const UNPACKED_LIMIT = 200_000_000;
/**
 * Text packs about 10 to 1, sheets up to 50 to 1. Beyond this ratio and 20 MB nobody means well.
 */
const RATIO_LIMIT = 200;
const RATIO_FROM = 20_000_000;

/**
 * Every sheet as a grid of texts. Formula cells give their last value and are named; merged cells
 * are named.
 */
export async function readXlsx(
  bytes: Buffer,
  file: string,
): Promise<{ grids: Grid[]; defects: Defect[] }> {
  const unpacked = unpack(bytes, file);
  if (!unpacked.entries) return { grids: [], defects: [unpacked.defect] };
  try {
    // Packed anew without compression, so that the library sees only the sizes that were checked.
    const sheets = await readExcelFile(Buffer.from(zipSync(unpacked.entries, { level: 0 })));
    const grids = sheets.map(({ sheet, data }) => ({
      place: { file, sheet },
      rows: data.map((row) => row.map(cellText)),
    }));
    return { grids, defects: sheetFeatures(unpacked.entries, file) };
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

function unpack(
  bytes: Buffer,
  file: string,
): { entries: Record<string, Uint8Array> } | { entries: null; defect: Defect } {
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        total += originalSize;
        if (
          total > UNPACKED_LIMIT ||
          (originalSize > RATIO_FROM && originalSize > size * RATIO_LIMIT)
        )
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
            expected: `a workbook of at most ${UNPACKED_LIMIT / 1e6} MB unpacked`,
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
  if (typeof value === 'string' && ERROR_VALUE.test(value)) return '';
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

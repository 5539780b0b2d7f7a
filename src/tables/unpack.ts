/** The parts of a workbook, with guards: what a small file unpacks to is bounded beforehand. */
import { unzipSync } from 'fflate';
import { defectAt, type Defect } from '../domain/defect.ts';

/** The largest honest inventory seen unpacks to 40 MB; a bomb wants more than this. */
export const UNPACKED_LIMIT = 200_000_000;
/**
 * Text packs about 10 to 1, sheets up to 50 to 1. Beyond this ratio and 20 MB nobody means well.
 */
const RATIO_LIMIT = 200;
const RATIO_FROM = 20_000_000;

export type Parts = Record<string, Uint8Array>;

/** @param limit what the workbook may unpack to, in bytes */
export function unpack(
  bytes: Uint8Array,
  file: string,
  limit: number,
): { entries: Parts } | { entries: null; defect: Defect } {
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

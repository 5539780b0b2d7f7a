/** A cell as its writer meant it, before anything is made of it. */
import type { Defect } from '../../src/domain/defect.ts';
import { isPlaceholder } from '../../src/language/placeholder.ts';
import { mendText } from '../../src/tables/mend-text.ts';
import { defectAt, type Place } from '../row.ts';

/** The longest placeholder is shorter than this; longer cells are not looked up. */
const PLACEHOLDER_LENGTH = 24;
/** PIC that portals write for organisations without one. */
const NO_PIC = '999999999';

/**
 * The cell without markup of the web and without letters that were decoded twice, which is told;
 * empty for placeholders (`N/A`, `-`, `nan`, `TBD`), which are no values.
 * @param type of the column: `NA` is a country
 */
export function mendCell(
  cell: string,
  place: Place,
  column: string,
  type: string,
  defects: Defect[],
): string {
  if (cell.length <= PLACEHOLDER_LENGTH && isNothing(cell.trim(), type)) return '';
  const { text, mended } = mendText(cell);
  if (mended.includes('decoded-twice'))
    defects.push(
      defectAt(place, 'warning', 'decoded-twice', {
        column,
        found: cell,
        expected: text.slice(0, 60),
        remedy:
          'the text was decoded twice with different code pages and was put right; look whether it reads well, and export it anew as UTF-8',
      }),
    );
  return text;
}

function isNothing(cell: string, type: string): boolean {
  if (type === 'country' && cell.toUpperCase() === 'NA') return false;
  return isPlaceholder(cell) || (type === 'pic' && cell.replace(/\s/g, '') === NO_PIC);
}

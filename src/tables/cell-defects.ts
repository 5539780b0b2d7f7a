/** What is said of single cells of a workbook, whichever program saved it. */
import { defectAt, type Defect, type Place } from '../domain/defect.ts';

/** At most so many cells of a kind are named one by one. */
export const NAMED = 5;

/** @param hasValue false when the program stored no result with the formula */
export function formulaCell(
  place: Place,
  column: string,
  formula: string,
  hasValue: boolean,
): Defect {
  return defectAt(place, 'warning', 'formula', {
    column,
    found: `=${formula}`,
    remedy: hasValue
      ? 'the cell is a formula; its last value was taken. Paste it as a value, so that it cannot change unseen'
      : 'the cell is a formula without a stored value, so it counts as empty; copy it and paste as a value',
  });
}

export function moreFormulas({ file, sheet }: Place, more: number): Defect {
  return defectAt({ file, sheet }, 'warning', 'formula', {
    found: `${more} more formulas`,
    remedy: 'their last values were taken; paste them as values',
  });
}

export function errorCell(place: Place, column: string, value: string): Defect {
  return defectAt(place, 'warning', 'error-value', {
    column,
    found: value,
    remedy:
      'the cell holds an error instead of a value, so it counts as empty; mend the formula or type the value',
  });
}

/** @param far addresses of cells that were left out */
export function farCells(far: readonly string[], file: string): Defect[] {
  if (!far.length) return [];
  const more = far.length > NAMED ? ` and ${far.length - NAMED} more` : '';
  return [
    defectAt({ file }, 'warning', 'far-cell', {
      found: far.slice(0, NAMED).join(', ') + more,
      remedy:
        'what stands there is too far from the other cells, or the sheet has no such place, so it was left out and the rest was read; delete it or move it nearer',
    }),
  ];
}

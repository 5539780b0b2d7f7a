/** What is wrong in a sender's file: by row, with the cell to mend where it is one. */
import type { CellDefect, DraftFound } from '../../../desk/catalogue-drafts.ts';
import { defectWords } from '../../view/defect.ts';
import type { OfficeVisit } from '../../access/guard.ts';

/** Longer cells are mended in the file. */
const MENDED_HERE = 300;
/** A form may have so many cells. */
const CELLS = 100;

export function mistakesModel({ t }: OfficeVisit, found: DraftFound) {
  const ofKind = (severity: CellDefect['severity']) =>
    found.mistakes.filter((d) => d.severity === severity);
  const line = (d: CellDefect, i: number) => ({
    n: i + 1,
    place: [d.sheet, d.row === undefined ? '' : t('catalogue.rowN', { n: d.row })]
      .filter(Boolean)
      .join(', '),
    sheet: d.sheet ?? '',
    row: d.row ?? '',
    key: d.key ?? '',
    column: d.column ?? '',
    found: d.found ?? '',
    value: d.value ?? '',
    mends:
      d.key !== undefined &&
      d.row !== undefined &&
      (d.value ?? '').length <= MENDED_HERE &&
      i < CELLS,
    text: defectWords(d, t),
  });
  const errors = ofKind('error').map(line);
  return {
    errorCount: found.errors,
    warningCount: found.warnings,
    errors,
    mendable: errors.some((e) => e.mends),
    warnings: ofKind('warning').map(line),
    moreMistakes: found.errors + found.warnings - found.mistakes.length,
  };
}

/** Mistakes of rows that only the records tell: references to nobody. */
import { tableDefinition } from '../domain/workbook.ts';
import type { CellDefect, TakenRow } from './taken.ts';
import type { Work } from './work.ts';

export function nobody(
  work: Work,
  row: TakenRow,
  key: string,
  found: string,
  several: string | readonly string[],
): CellDefect {
  if (several.length > 1 && typeof several !== 'string')
    return mistake(row, 'ambiguous-reference', key, {
      found,
      expected: `the id of one of ${several.slice(0, 5).join(', ')}`,
      remedy: 'several organisations have this name; give the id. What refers to it was left out',
    });
  const nearest = work.who.nearest(found);
  return mistake(row, 'unknown-reference', key, {
    found,
    expected: nearest ? `"${nearest}"` : 'the id of an organisation',
    remedy:
      'nobody has this id; correct it or add the organisation. What refers to it was left out',
  });
}

/** An error about one cell of a row. */
export function mistake(
  { table, sheet, row, fields, headers }: TakenRow,
  code: string,
  key: string,
  rest: Pick<CellDefect, 'found' | 'expected' | 'remedy'>,
): CellDefect {
  const column =
    headers[key] ?? tableDefinition(table).columns.find((c) => c.id === key)?.en ?? key;
  return {
    severity: 'error',
    code,
    file: '',
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    column,
    key,
    value: fields[key] ?? '',
    ...rest,
  };
}

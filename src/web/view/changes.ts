/** Differences of a record, field by field, in the reader's words. */
import type { FieldChange } from '../../domain/proposal.ts';
import type { TableName } from '../../domain/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import { cellWords, columnLabel, columnOf } from './record.ts';

export interface ChangeView {
  field: string;
  before: string;
  after: string;
  /** What somebody else made of it meanwhile; empty when nobody did. */
  now: string;
  meanwhile: boolean;
}

export function changeViews(
  table: TableName,
  changes: readonly FieldChange[],
  t: Translate,
): ChangeView[] {
  return changes.map(({ field, before, after, now }) => {
    const found = columnOf(table, field);
    const words = (cell: string): string => {
      if (!cell) return t('own.change.empty');
      return found ? cellWords(found.column, cell, t) : cell;
    };
    return {
      field: found ? columnLabel(found.column, found.lang, t) : field,
      before: words(before),
      after: words(after),
      now: now === undefined ? '' : words(now),
      meanwhile: now !== undefined,
    };
  });
}

/** Calls for proposals as a sheet of a workbook. */
import type { TableSheet } from '../../papers/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import type { CallView } from './call.ts';
import { plain } from './words.ts';

export function callSheet(calls: readonly CallView[], origin: string, t: Translate): TableSheet {
  return {
    name: t('lists.name.calls'),
    header: [
      t('lists.column.title'),
      t('lists.column.state'),
      t('lists.column.deadline'),
      t('lists.column.kind'),
      t('lists.column.topics'),
      t('shortlist.address'),
    ],
    rows: calls.map((c) => [
      plain(c.title),
      c.stateLabel,
      c.when,
      c.facts,
      c.topics,
      `${origin}${c.href}`,
    ]),
    widths: [50, 16, 30, 40, 40, 50],
  };
}

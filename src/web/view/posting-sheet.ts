/** Offers and requests as a sheet of a workbook. */
import type { TableSheet } from '../../papers/workbook.ts';
import type { Translate } from '../rendering/locales.ts';
import type { PostingView } from './posting.ts';
import { plain } from './words.ts';

export function postingSheet(
  postings: readonly PostingView[],
  origin: string,
  t: Translate,
): TableSheet {
  return {
    name: t('posting.offers.title'),
    header: [
      t('posting.label.title'),
      t('posting.fact.type'),
      t('posting.shownAs'),
      t('posting.facts'),
      t('posting.label.until'),
      t('shortlist.address'),
    ],
    rows: postings.map((p) => [
      plain(p.title),
      p.type,
      p.who,
      p.facts.map((f) => `${f.name}: ${f.text}`).join('\n'),
      p.until,
      `${origin}${p.href}`,
    ]),
    widths: [40, 20, 30, 40, 20, 50],
  };
}

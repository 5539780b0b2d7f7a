/** What is wrong with a cell or row, in the reader's language. */
import type { Defect } from '../../domain/defect.ts';
import type { Translate } from '../rendering/locales.ts';

/**
 * One or two sentences without the place: what is wrong and what happened, then what may be meant or
 * what there is to choose from.
 */
export function defectWords(defect: Defect, t: Translate): string {
  const { code, expected = '', remedy } = defect;
  const known = `defects.${code}`;
  const what = t.has(known) ? t(known, { expected }) : t('defects.other', { text: remedy });
  const meant = /^"([^"]+)"/.exec(expected)?.[1];
  const choices = /(?:^|, )one of (.+)$/.exec(expected)?.[1];
  return [
    what,
    meant && t('defects.meant', { meant }),
    choices && t('defects.choices', { choices }),
  ]
    .filter(Boolean)
    .join(' ');
}

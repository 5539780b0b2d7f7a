/** One remark at the desk: the claim, the word, and the decision. */
import { decide, getRemark } from '../../../desk/remarks.ts';
import { memberHref } from '../../view/organisation.ts';
import { disputedWords } from '../../view/disputed.ts';
import { Fields } from '../../forms/fields.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame, momentOf } from './frame.ts';

export function deskRemark(visit: OfficeVisit): Reply {
  const { t, lang, office } = visit;
  const remark = getRemark(office.db, visit.params.id ?? '');
  return {
    view: 'desk/remark',
    title: t('desk.remark.title'),
    model: {
      desk: deskFrame(visit),
      claim: disputedWords(visit, remark.detail)?.sentence ?? t('desk.remark.gone'),
      href: memberHref(remark.detail.owner, lang),
      word: remark.word,
      times: remark.times,
      at: momentOf(remark.made, visit),
      open: remark.state === 'waiting',
    },
  };
}

export function postDeskRemark(visit: OfficeVisit): Reply {
  const { office, lang, session, params } = visit;
  const id = params.id ?? '';
  const did = new Fields(visit.form).act(['refuse', 'agree']);
  const words = disputedWords(visit, getRemark(office.db, id).detail)?.evidence ?? [];
  decide(office.db, id, did === 'agree', session.user.login, words);
  return { redirect: `/${lang}/desk?done=${did}` };
}

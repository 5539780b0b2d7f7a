/** The desk: one list of what waits, newest first, one sentence and one button each. */
import { introductionsIn } from '../../../desk/introductions.ts';
import { listWaiting } from '../../../desk/waiting.ts';
import { INTRODUCTION_STATES } from '../../../domain/introduction.ts';
import { inLanguage } from '../../../domain/text.ts';
import { disputedWords } from '../../view/disputed.ts';
import { recordTitle } from '../../view/record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame, momentOf } from './frame.ts';

/** Rows of the list of all introductions below. */
const LISTED = 100;

export function deskPage(visit: OfficeVisit): Reply {
  const { t, lang, office, settings } = visit;
  const base = `/${lang}/desk`;
  const all = introductionsIn(office.db, INTRODUCTION_STATES, LISTED);
  return {
    view: 'desk/list',
    title: t('desk.title'),
    model: {
      desk: deskFrame(visit),
      done: visit.query.get('done') ?? '',
      waiting: listWaiting({
        db: office.db,
        settings,
        lang,
        nameOf: (id) => inLanguage(visit.context.catalogue.organisation(id)?.name, lang) || id,
        titleOf: (fields) => recordTitle(fields, lang),
        claimWords: (claim) => disputedWords(visit, claim)?.sentence ?? claim.about,
      }).map((w) => ({
        sentence: t(`desk.waits.${w.kind}`, w.parameters),
        button: w.path ? t(`desk.does.${w.kind}`) : '',
        href: base + w.path,
        since: momentOf(w.since, visit),
      })),
      introductions: all
        .filter((i) => !i.forgotten)
        .map((i) => ({
          href: `${base}/introductions/${i.id}`,
          company: i.asker.company,
          member: inLanguage(i.organisationName, lang) || t('introduction.cluster'),
          state: t(`desk.state.${i.state}`),
          made: momentOf(i.made, visit),
        })),
    },
  };
}

/** One introduction at the desk: what is asked, sending it on, ending it, its letters. */
import {
  aboutOf,
  closeLinks,
  contactOf,
  forwardIntroduction,
  getIntroduction,
  refuseIntroduction,
} from '../../../desk/introductions.ts';
import { forgetIntroduction } from '../../../desk/personal-data.ts';
import { lettersAbout } from '../../../desk/outbox.ts';
import { isClosed, stateAfter, type Introduction } from '../../../domain/introduction.ts';
import { Problem } from '../../../domain/problem.ts';
import { inLanguage } from '../../../domain/text.ts';
import { isEmail } from '../../forms/email.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { keptThings } from '../../view/introduction.ts';
import { memberHref } from '../../view/organisation.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame, momentOf } from './frame.ts';

const LONGEST_WORD = 2_000;
const LABELS = {
  organisation: 'introduction.toMember',
  email: 'desk.forward.email',
  name: 'desk.forward.name',
  word: 'desk.refuse.word',
};

export function deskIntroduction(visit: OfficeVisit): Reply {
  const introduction = getIntroduction(visit.office.db, visit.params.id ?? '');
  return show(visit, introduction, new Fields(new URLSearchParams()));
}

export function postDeskIntroduction(visit: OfficeVisit): Reply {
  const { office, letters, lang } = visit;
  const { db } = office;
  const i = getIntroduction(db, visit.params.id ?? '');
  const fields = new Fields(visit.form);
  const did = fields.act(['forward', 'refuse', 'links', 'forget']);
  if (did === 'forward') forward(visit, i, fields);
  else if (did === 'refuse')
    refuseIntroduction({ db, letters }, i, fields.lines('word', LONGEST_WORD));
  else if (did === 'links') closeLinks(db, i);
  else forgetIntroduction(db, i.id);
  if (fields.mistakes.length) return show(visit, i, fields);
  return {
    redirect: did === 'links' ? `/${lang}/desk/introductions/${i.id}` : `/${lang}/desk?done=${did}`,
  };
}

function forward(
  { office, letters, context, profile }: OfficeVisit,
  i: Introduction,
  fields: Fields,
): void {
  const name = fields.text('name', 120);
  const email = fields.required('email', 200);
  if (email && !isEmail(email)) fields.wrong('email', 'introduction.wrong.email');
  const organisation = context.catalogue.organisation(fields.required('organisation'));
  if (!organisation) fields.wrong('organisation', 'desk.wrong.organisation');
  const lang = profile.languages.find((l) => l === fields.text('lang')) ?? profile.languages[0]!;
  if (!organisation || fields.mistakes.length) return;
  forwardIntroduction({ db: office.db, letters }, i, {
    organisation: organisation.id,
    organisationName: organisation.name,
    name,
    email,
    lang,
  });
}

function show(visit: OfficeVisit, i: Introduction, fields: Fields): Reply {
  const { t, lang, office, context, profile } = visit;
  if (i.forgotten)
    throw new Problem('not-found', 'The personal data of this introduction were deleted.', {
      key: 'introduction.error.gone',
    });
  const mistakes = fields.said(t, LABELS);
  const member = inLanguage(i.organisationName, lang) || t('introduction.cluster');
  const known = contactOf(office.db, i.organisation);
  const value = (field: string, other: string): string => fields.form.get(field) ?? other;
  const chosen = value('organisation', i.organisation);
  const language = value('lang', i.member.lang || known?.lang || profile.languages[0] || 'en');
  return {
    view: 'desk/introduction',
    title: t('desk.introduction.title', { company: i.asker.company, member }),
    status: formStatus(mistakes),
    model: {
      desk: deskFrame(visit),
      heading: t('desk.introduction.title', { company: i.asker.company, member }),
      state: t(`desk.state.${i.state}`),
      asker: i.asker,
      wish: i.wish,
      question: i.question,
      kept: keptThings(visit, i.kept),
      member,
      memberHref: i.organisation ? memberHref(i.organisation, lang) : '',
      askBack: i.askBack,
      askReply: i.askReply,
      word: i.word,
      times: (['made', 'confirmed', 'forwarded', 'closed'] as const).flatMap((k) =>
        i[k] ? [{ label: t(`desk.introduction.${k}`), at: momentOf(i[k], visit) }] : [],
      ),
      canForward: stateAfter(i.state, 'forward') !== undefined,
      canRefuse: !isClosed(i.state),
      values: {
        name: value('name', i.member.name || (known?.name ?? '')),
        email: value('email', i.member.email || (known?.email ?? '')),
        word: value('word', ''),
      },
      organisations: context.catalogue
        .organisations()
        .map((o) => ({ id: o.id, name: inLanguage(o.name, lang), chosen: o.id === chosen }))
        .sort((a, b) => a.name.localeCompare(b.name, lang)),
      languages: profile.languages.map((l) => ({
        id: l,
        name: visit.inLanguage(l)('site.language'),
        chosen: l === language,
      })),
      letters: lettersAbout(office.db, aboutOf(i.id)).map((l) => ({
        href: `/${lang}/desk/letters/${l.id}`,
        subject: l.subject,
        state: t(`desk.letter.state.${l.state}`),
        at: momentOf(l.sent || l.made, visit),
      })),
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

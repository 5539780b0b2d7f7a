/** One offer or request at the desk: what it says, who posted it, who answers it; the decision. */
import { askOtherPostings, askPosting } from '../../../ask/postings/postings.ts';
import { aboutPosting, getPosting, publishPosting, returnPosting } from '../../../desk/postings.ts';
import { lettersAbout } from '../../../desk/outbox.ts';
import { hintsFor, postingAfter, type Posting } from '../../../domain/posting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { answerViews, postingHref, postingView, sideOf } from '../../view/posting.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame, momentOf } from './frame.ts';

const LONGEST_ANSWER = 1_000;
const LABELS = { answer: 'desk.posting.answer', organisation: 'desk.posting.owner' };

export function deskPosting(visit: OfficeVisit): Promise<Reply> {
  const posting = getPosting(visit.office.db, visit.params.id ?? '');
  return show(visit, posting, new Fields(new URLSearchParams()));
}

export async function postDeskPosting(visit: OfficeVisit): Promise<Reply> {
  const { office, letters, lang, context } = visit;
  const posting = getPosting(office.db, visit.params.id ?? '');
  const fields = new Fields(visit.form);
  const did = fields.act(['publish', 'return']);
  if (did === 'return') {
    const answer = fields.lines('answer', LONGEST_ANSWER);
    if (!answer) fields.wrong('answer', 'missions.field.required');
    if (fields.mistakes.length) return show(visit, posting, fields);
    returnPosting({ db: office.db, letters }, posting, answer);
  } else {
    const id = fields.text('organisation');
    const owner = id ? context.catalogue.organisation(id) : undefined;
    if (id && !owner) fields.wrong('organisation', 'desk.wrong.organisation');
    if (fields.mistakes.length) return show(visit, posting, fields);
    publishPosting({ db: office.db, letters }, posting, {
      organisation: owner?.id ?? '',
      company: owner?.name ?? posting.company,
    });
  }
  return { redirect: `/${lang}/desk?done=${did}` };
}

async function show(visit: OfficeVisit, posting: Posting, fields: Fields): Promise<Reply> {
  const { t, lang, office, context } = visit;
  const mistakes = fields.said(t, LABELS);
  const { content, state } = posting;
  return {
    view: 'desk/posting',
    title: content.title,
    status: formStatus(mistakes),
    model: {
      desk: deskFrame(visit),
      posting: postingView(posting, t),
      state: t(`desk.posting.state.${state}`),
      company: inLanguage(posting.company, lang),
      country: posting.country,
      poster: posting.poster,
      anonymous: content.anonymous,
      hints: hintsFor(content).map((hint) => t(`posting.better.${hint}`)),
      href: state === 'published' ? postingHref(posting.id, lang) : '',
      canPublish: postingAfter(state, 'publish') !== undefined,
      canReturn: postingAfter(state, 'return') !== undefined,
      organisations: context.catalogue
        .organisations()
        .map((o) => ({
          id: o.id,
          name: inLanguage(o.name, lang),
          chosen: o.id === (fields.form.get('organisation') ?? posting.organisation),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, lang)),
      matched: sideOf(content) !== 'people',
      answersTitle: t(`posting.answers.${sideOf(content)}`),
      answers: answerViews(visit, posting, await askPosting(context, posting)),
      others: askOtherPostings(context, posting, visit.postings()).map((o) =>
        postingView(o.posting, t),
      ),
      letters: lettersAbout(office.db, aboutPosting(posting.id)).map((l) => ({
        href: `/${lang}/desk/letters/${l.id}`,
        subject: l.subject,
        state: t(`desk.letter.state.${l.state}`),
        at: momentOf(l.sent || l.made, visit),
      })),
      values: { answer: fields.form.get('answer') ?? '' },
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

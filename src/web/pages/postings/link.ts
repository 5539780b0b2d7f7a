/**
 * What the poster's link opens, whatever the state: confirm, follow, change, renew, take back; and
 * who answers, with the reasons.
 */
import { askOtherPostings, askPosting } from '../../../ask/postings/postings.ts';
import {
  confirmPosting,
  editPosting,
  openPosting,
  renewPosting,
  withdrawPosting,
} from '../../../desk/postings.ts';
import { isPublic, postingAfter, type Posting } from '../../../domain/posting.ts';
import { Problem } from '../../../domain/problem.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { answerViews, postingHref, postingView, sideOf } from '../../view/posting.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { fieldViews, POSTING_LABELS, previewOf, readContent } from './fields.ts';

export async function postingLink(visit: OpenVisit): Promise<Reply> {
  const posting = openPosting(visit.office.db, visit.params.token ?? '');
  if (visit.query.has('edit') && postingAfter(posting.state, 'edit'))
    return edit(visit, posting, posting.content, new Fields(new URLSearchParams()), null);
  return show(visit, posting);
}

/** Each act ends by showing the page again, which then says where things stand. */
export function postPostingLink(visit: OpenVisit): Reply {
  const { office, form, lang, params } = visit;
  const { db } = office;
  const posting = openPosting(db, params.token ?? '');
  const fields = new Fields(form);
  if (posting.version !== Number(fields.text('version')))
    throw new Problem('conflict', 'This was changed meanwhile; open the page again.', {
      key: 'posting.error.changed',
    });
  const did = fields.act(['confirm', 'renew', 'withdraw', 'preview', 'send']);
  if (did === 'preview' || did === 'send') {
    const content = readContent(fields, posting.content.type, db.now());
    if (fields.mistakes.length || did === 'preview')
      return edit(visit, posting, content, fields, previewOf(visit, content));
    editPosting(db, posting, content);
  } else if (did === 'confirm') confirmPosting(db, posting);
  else if (did === 'renew') renewPosting(db, posting);
  else withdrawPosting(db, posting);
  return { redirect: `/${lang}/o/${params.token ?? ''}` };
}

async function show(visit: OpenVisit, posting: Posting): Promise<Reply> {
  const { t, lang, context, office } = visit;
  const { state } = posting;
  const open = state !== 'withdrawn' && state !== 'unconfirmed';
  const answers = open ? answerViews(visit, posting, await askPosting(context, posting)) : [];
  const view = postingView(posting, t);
  return {
    view: 'posting/link',
    title: posting.content.title,
    model: {
      posting: view,
      state: t(`posting.state.${state}`, { day: view.until }),
      answer: state === 'returned' ? posting.answer : '',
      version: posting.version,
      publicHref: isPublic(posting, office.db.now()) ? postingHref(posting.id, lang) : '',
      can: {
        confirm: postingAfter(state, 'confirm') !== undefined,
        edit: postingAfter(state, 'edit') !== undefined,
        renew: postingAfter(state, 'renew') !== undefined,
        withdraw: postingAfter(state, 'withdraw') !== undefined,
      },
      matched: open && sideOf(posting.content) !== 'people',
      answersTitle: t(`posting.answers.${sideOf(posting.content)}`),
      answers,
      others: open
        ? askOtherPostings(context, posting, visit.postings()).map((o) => postingView(o.posting, t))
        : [],
    },
  };
}

function edit(
  visit: OpenVisit,
  posting: Posting,
  content: Posting['content'],
  fields: Fields,
  preview: object | null,
): Reply {
  const { t, lang, params, office } = visit;
  const mistakes = fields.said(t, POSTING_LABELS);
  return {
    view: 'posting/edit',
    title: posting.content.title,
    status: formStatus(mistakes),
    model: {
      back: `/${lang}/o/${params.token ?? ''}`,
      version: posting.version,
      fields: fieldViews(visit, content, office.db.now()),
      preview,
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

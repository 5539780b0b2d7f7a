/** Posting an offer or request: by anybody with a confirmed address, or by a member's own link. */
import { postPosting, postingToken } from '../../../desk/postings.ts';
import { contactOf } from '../../../desk/introductions.ts';
import { POSTING_TYPES, type PostingContent, type PostingType } from '../../../domain/posting.ts';
import { inLanguage, type Text } from '../../../domain/text.ts';
import { openOwn } from '../../../desk/own-links.ts';
import { Problem } from '../../../domain/problem.ts';
import { isEmail } from '../../forms/email.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { fieldViews, POSTING_LABELS, previewOf, readContent, typeIn } from './fields.ts';

/** People do not see this field, robots fill it in. */
const TRAP = 'homepage';
const LABELS = {
  ...POSTING_LABELS,
  company: 'introduction.company',
  country: 'introduction.country',
  name: 'introduction.name',
  email: 'introduction.email',
};

/** A member that posts by its own link is known; nobody else is. */
interface Member {
  id: string;
  name: Text;
  /** Address of the form, and of the page that it belongs to. */
  action: string;
  back: string;
}

export function postingForm(visit: OpenVisit): Reply {
  return start(visit, undefined);
}

export function postPostingForm(visit: OpenVisit): Reply {
  return keep(visit, undefined);
}

export function ownPostingForm(visit: OpenVisit): Reply {
  return start(visit, memberOf(visit));
}

export function postOwnPostingForm(visit: OpenVisit): Reply {
  return keep(visit, memberOf(visit));
}

/** The same page whether or not anything was kept: it must not tell who posted before. */
export function postingSent({ t }: OpenVisit): Reply {
  return { view: 'posting/sent', title: t('posting.sent.title'), model: {} };
}

function memberOf({ office, context, params, lang }: OpenVisit): Member {
  const token = params.token ?? '';
  const { organisation } = openOwn(office.db, token);
  const found = context.catalogue.organisation(organisation);
  if (!found)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  const back = `/${lang}/own/${encodeURIComponent(token)}`;
  return { id: found.id, name: found.name, action: `${back}/offer`, back };
}

/** First what it is, then its fields. */
function start(visit: OpenVisit, member: Member | undefined): Reply {
  const { t, query, office } = visit;
  const type = typeIn(query);
  if (type) {
    const contact = member && contactOf(office.db, member.id);
    const values = new URLSearchParams(contact && { name: contact.name, email: contact.email });
    return show(visit, member, { type }, new Fields(values), null);
  }
  const action = member?.action ?? `/${visit.lang}/offers/new`;
  return {
    view: 'posting/types',
    title: t('posting.new'),
    model: {
      back: member?.back ?? '',
      types: POSTING_TYPES.map((of) => ({
        href: `${action}?type=${of}`,
        name: t(`posting.type.${of}`),
        about: t(`posting.about.${of}`),
      })),
    },
  };
}

function keep(visit: OpenVisit, member: Member | undefined): Reply {
  const { office, letters, lang, form, query } = visit;
  const done = { redirect: `/${lang}/offers/sent` };
  if (form.get(TRAP)) return done;
  const type = typeIn(form) ?? typeIn(query);
  if (!type)
    throw new Problem('invalid', 'The form does not say what is posted.', {
      key: 'error.unknownWord',
    });
  const fields = new Fields(form);
  const content = readContent(fields, type, office.db.now());
  const preview = form.get('do') === 'preview';
  const poster = preview ? null : readPoster(fields, member);
  if (!poster || fields.mistakes.length)
    return show(visit, member, content, fields, preview ? previewOf(visit, content) : null);
  const posting = postPosting(
    { db: office.db, letters },
    { lang, content, organisation: member?.id ?? '', ...poster },
    member !== undefined,
  );
  if (!member) return done;
  return { redirect: `/${lang}/o/${postingToken(office.db, posting.id)}` };
}

function readPoster(
  fields: Fields,
  member: Member | undefined,
): { company: Text; country: string; poster: { name: string; email: string } } {
  const company = member ? '' : fields.required('company', 160);
  const country = member ? '' : fields.required('country', 80);
  const name = fields.required('name', 120);
  const email = fields.required('email', 200).toLowerCase();
  if (email && !isEmail(email)) fields.wrong('email', 'introduction.wrong.email');
  if (!fields.checked('agree')) fields.wrong('agree', 'posting.wrong.agree');
  return { company: member?.name ?? { und: company }, country, poster: { name, email } };
}

function show(
  visit: OpenVisit,
  member: Member | undefined,
  content: Partial<PostingContent> & { type: PostingType },
  fields: Fields,
  preview: object | null,
): Reply {
  const { t, lang, office } = visit;
  const mistakes = fields.said(t, LABELS);
  const value = (name: string): string => fields.form.get(name)?.slice(0, 200) ?? '';
  return {
    view: 'posting/form',
    title: t(`posting.type.${content.type}`),
    status: formStatus(mistakes),
    model: {
      fields: fieldViews(visit, content, office.db.now()),
      about: t(`posting.about.${content.type}`),
      action: member?.action ?? `/${lang}/offers/new`,
      other: member?.action ?? `/${lang}/offers/new`,
      member: member ? { name: inLanguage(member.name, lang) } : null,
      values: {
        company: value('company'),
        country: value('country'),
        name: value('name'),
        email: value('email'),
        agree: fields.checked('agree'),
      },
      preview,
      trap: TRAP,
      mistakes,
      wrong: fields.byField(t),
      lang,
    },
  };
}

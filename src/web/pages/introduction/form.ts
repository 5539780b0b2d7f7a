/** The form that asks for an introduction; nothing is sent on before the address is confirmed. */
import { askIntroduction } from '../../../desk/introductions.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Posting } from '../../../domain/posting.ts';
import { inLanguage, type Text } from '../../../domain/text.ts';
import { isEmail } from '../../forms/email.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { keptOf } from '../../forms/kept.ts';
import { keptThings } from '../../view/introduction.ts';
import { publicPoster } from '../../view/posting.ts';
import { organisationView } from '../../view/organisation.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';

const LONGEST_WISH = 2_000;
const LONGEST_QUESTION = 2_000;
/** People do not see this field, robots fill it in. */
const TRAP = 'homepage';
const LABELS = Object.fromEntries(
  ['name', 'company', 'country', 'email', 'wish', 'q'].map((f) => [
    f,
    `introduction.${f === 'q' ? 'question' : f}`,
  ]),
);

/** The empty form; member, question and shortlist come with the address. */
export function introductionForm(visit: OpenVisit): Reply {
  return show(visit, new Fields(visit.query));
}

/** The same from the match page: its needs are posted, so that they stand in no address. */
export function introductionFromNeeds(visit: OpenVisit): Reply {
  const needs = visit.form.getAll('need').map((n) => n.trim().replace(/\s+/g, ' '));
  const filled = new URLSearchParams(visit.form);
  filled.set('q', needs.filter(Boolean).join('\n').slice(0, LONGEST_QUESTION));
  return show(visit, new Fields(filled));
}

/** Keeps the request and sends the confirming link. */
export function postIntroduction(visit: OpenVisit): Reply {
  const { office, letters, lang, form } = visit;
  const done = { redirect: `/${lang}/introduce/sent` };
  if (form.get(TRAP)) return done;
  const fields = new Fields(form);
  const wish = fields.lines('wish', LONGEST_WISH);
  if (!wish) fields.wrong('wish', 'missions.field.required');
  const asker = {
    company: fields.required('company', 160),
    country: fields.required('country', 80),
    name: fields.required('name', 120),
    email: fields.required('email', 200).toLowerCase(),
  };
  if (asker.email && !isEmail(asker.email)) fields.wrong('email', 'introduction.wrong.email');
  if (!fields.checked('agree')) fields.wrong('agree', 'introduction.wrong.agree');
  if (fields.mistakes.length) return show(visit, fields);
  const { member, posting } = aboutOf(visit, fields);
  askIntroduction(
    { db: office.db, letters },
    {
      organisation: member?.id ?? '',
      organisationName: posting ? quoted(visit, posting) : (member?.name ?? {}),
      posting: posting?.id ?? '',
      lang,
      asker,
      wish,
      question: fields.lines('q', LONGEST_QUESTION),
      kept: keptThings(visit, keptOf(form)).map((k) => k.id),
    },
  );
  return done;
}

/** The same page whether or not anything was sent: it must not tell who asked whom before. */
export function introductionSent({ t }: OpenVisit): Reply {
  return {
    view: 'introduction-sent',
    title: t('introduction.sent.title'),
    model: {},
  };
}

function show(visit: OpenVisit, fields: Fields): Reply {
  const { t, lang, profile } = visit;
  const { member, posting } = aboutOf(visit, fields);
  const value = (name: string): string => fields.form.get(name)?.slice(0, LONGEST_WISH) ?? '';
  const { heading, lead } = wordsAbout(visit, { member, posting });
  const mistakes = fields.said(t, LABELS);
  const kept = keptOf(fields.form);
  return {
    view: 'introduce',
    title: heading,
    status: formStatus(mistakes),
    model: {
      member: member ? organisationView(member, profile, t) : null,
      heading,
      lead,
      values: {
        member: posting ? '' : (member?.id ?? ''),
        offer: posting?.id ?? '',
        name: value('name'),
        company: value('company'),
        country: value('country'),
        email: value('email'),
        wish: value('wish'),
        q: value('q'),
        agree: fields.checked('agree'),
      },
      wrong: fields.byField(t),
      trap: TRAP,
      kept: keptThings(visit, kept),
      keepIds: kept,
      mistakes,
      lang,
    },
  };
}

function wordsAbout(
  { t, lang }: OpenVisit,
  { member, posting }: ReturnType<typeof aboutOf>,
): { heading: string; lead: string } {
  if (posting)
    return {
      heading: t('posting.answerTo', { title: posting.content.title }),
      lead: t('posting.answerLead'),
    };
  if (member)
    return {
      heading: t('introduction.titleFor', { member: inLanguage(member.name, lang) }),
      lead: t('introduction.lead'),
    };
  return { heading: t('introduction.title'), lead: t('introduction.leadCluster') };
}

/** What is asked about: an offer or request with its member where that is named, or a member. */
function aboutOf(visit: OpenVisit, fields: Fields): { member?: Organisation; posting?: Posting } {
  const id = fields.text('offer');
  if (!id) return { member: memberOf(visit, fields.text('member')) };
  const posting = visit.postings().find((p) => p.id === id);
  if (!posting)
    throw new Problem('not-found', 'This offer or request is not shown any more.', {
      key: 'posting.error.over',
    });
  const owner = publicPoster(posting, visit.lang).id;
  return { posting, member: visit.context.catalogue.organisation(owner) };
}

/** A posting stands in letters by its title, so that an anonymous poster stays so. */
function quoted(visit: OpenVisit, { content }: Posting): Text {
  return Object.fromEntries(
    visit.profile.languages.map((l) => [
      l,
      visit.inLanguage(l)('posting.quoted', { title: content.title }),
    ]),
  );
}

function memberOf({ context }: OpenVisit, id: string): Organisation | undefined {
  if (!id) return undefined;
  const found = context.catalogue.organisation(id);
  if (!found)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  return found;
}

/** Members at the desk: their links, whom to write to, when they are asked whether all is still true. */
import {
  askToConfirm,
  closeOwnLinks,
  nextAskings,
  ownLinkOf,
  ownLinks,
  planAsking,
  renewOwnLink,
  stopAsking,
} from '../../../desk/own-links.ts';
import { contactOf, putContact } from '../../../desk/introductions.ts';
import { lastConfirmations, truthOf } from '../../../desk/own-records.ts';
import { proposalsOf } from '../../../desk/proposals.ts';
import { KINDS } from '../../../domain/evidence.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import { Problem } from '../../../domain/problem.ts';
import { inLanguage } from '../../../domain/text.ts';
import { isEmail } from '../../forms/email.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { foundMore } from '../../view/found-more.ts';
import { memberHref } from '../../view/organisation.ts';
import { recordTitle } from '../../view/record.ts';
import { dayOf } from '../../view/when.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame } from './frame.ts';

export function deskMembers(visit: OfficeVisit): Reply {
  const { t, lang, office, context } = visit;
  const [links, askings, confirmed] = [
    ownLinks(office.db),
    nextAskings(office.db),
    lastConfirmations(office.db),
  ];
  const day = (instant: string | undefined): string => (instant ? dayOf(instant, t) : '');
  return {
    view: 'desk/members',
    title: t('desk.members.title'),
    model: {
      desk: deskFrame(visit),
      done: visit.query.get('done') ?? '',
      today: office.db.now().toISOString().slice(0, 10),
      members: context.catalogue
        .organisations()
        .map((o) => ({
          href: `/${lang}/desk/members/${encodeURIComponent(o.id)}`,
          name: inLanguage(o.name, lang),
          link: day(links.get(o.id)),
          confirmed: day(confirmed.get(o.id)),
          asked: day(askings.get(o.id)),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, lang)),
    },
  };
}

/** Every member that somebody can be written to at is asked once a year. */
export function postDeskMembers(visit: OfficeVisit): Reply {
  const { office, context, lang } = visit;
  const fields = new Fields(visit.form);
  const did = fields.act(['yearly']);
  const from = fields.day('from') ?? office.db.now();
  for (const o of context.catalogue.organisations())
    if (o.membership.standing === 'member' && contactOf(office.db, o.id))
      planAsking(office.db, o.id, from);
  return { redirect: `/${lang}/desk/members?done=${did}` };
}

export function deskMember(visit: OfficeVisit): Reply {
  return show(visit, organisationOf(visit), new Fields(new URLSearchParams()));
}

export function postDeskMember(visit: OfficeVisit): Reply {
  const organisation = organisationOf(visit);
  const { db } = visit.office;
  const fields = new Fields(visit.form);
  const { id } = organisation;
  const did = fields.act(['link', 'close', 'contact', 'letter', 'yearly', 'stop']);
  if (did === 'link') renewOwnLink(db, id);
  else if (did === 'close') closeOwnLinks(db, id);
  else if (did === 'contact') saveContact(visit, id, fields);
  else if (did === 'letter') askToConfirm(db, visit.letters, id, organisation.name);
  else if (did === 'yearly') planAsking(db, id, fields.day('from') ?? db.now());
  else stopAsking(db, id);
  if (fields.mistakes.length) return show(visit, organisation, fields);
  return { redirect: `/${visit.lang}/desk/members/${encodeURIComponent(id)}?done=${did}` };
}

/** What would make the member found more, as its own link shows it. */
export async function deskFound(visit: OfficeVisit): Promise<Reply> {
  const { t, lang, office } = visit;
  const organisation = organisationOf(visit);
  const member = inLanguage(organisation.name, lang);
  const record = (table: string, id: string): string =>
    `/${lang}/desk/catalogue/records/${table}/${encodeURIComponent(id)}`;
  const found = await foundMore(visit, organisation, office.db.now(), (e) =>
    e ? record(KINDS[e.kind].table, e.id) : record('members', organisation.id),
  );
  return {
    view: 'desk/found',
    title: t('medal.foundTitle', { member }),
    model: {
      desk: deskFrame(visit),
      name: member,
      back: `/${lang}/desk/members/${encodeURIComponent(organisation.id)}`,
      heading: t('medal.foundTitle', { member }),
      found,
    },
  };
}

function saveContact({ office, profile }: OfficeVisit, organisation: string, fields: Fields): void {
  const name = fields.text('name', 120);
  const email = fields.required('email', 200);
  if (email && !isEmail(email)) fields.wrong('email', 'introduction.wrong.email');
  const lang = profile.languages.find((l) => l === fields.text('lang')) ?? profile.languages[0]!;
  if (!fields.mistakes.length) putContact(office.db, { organisation, name, email, lang });
}

function show(visit: OfficeVisit, organisation: Organisation, fields: Fields): Reply {
  const { t, lang, office, profile, origin } = visit;
  const { id } = organisation;
  const { db } = office;
  const link = ownLinkOf(db, id);
  const contact = contactOf(db, id);
  const asked = nextAskings(db).get(id);
  const mistakes = fields.said(t, { email: 'desk.forward.email', name: 'desk.forward.name' });
  const value = (name: 'name' | 'email'): string => fields.form.get(name) ?? contact?.[name] ?? '';
  return {
    view: 'desk/member',
    title: inLanguage(organisation.name, lang),
    status: formStatus(mistakes),
    model: {
      desk: deskFrame(visit),
      name: inLanguage(organisation.name, lang),
      href: memberHref(id, lang),
      found: `/${lang}/desk/members/${encodeURIComponent(id)}/found`,
      done: visit.query.get('done') ?? '',
      inFiles: truthOf(db) === null,
      link: link
        ? {
            address: `${origin}/${contact?.lang ?? lang}/own/${link.token}`,
            until: t('desk.members.until', { day: dayOf(link.expires, t) }),
          }
        : null,
      asked: asked ? t('desk.members.askedOn', { day: dayOf(asked, t) }) : '',
      today: db.now().toISOString().slice(0, 10),
      values: { name: value('name'), email: value('email') },
      languages: profile.languages.map((l) => ({
        id: l,
        name: visit.inLanguage(l)('site.language'),
        chosen: l === (contact?.lang ?? profile.languages[0]),
      })),
      proposals: proposalsOf(db, id)
        .filter((p) => p.state !== 'draft')
        .map((p) => ({
          href: `/${lang}/desk/proposals/${p.id}`,
          title: recordTitle(p.after ?? p.before ?? {}, lang),
          state: t(`desk.proposal.state.${p.state}`),
          day: dayOf(p.decided || p.sent, t),
        })),
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

function organisationOf({ context, params }: OfficeVisit): Organisation {
  const found = context.catalogue.organisation(params.id ?? '');
  if (!found)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  return found;
}

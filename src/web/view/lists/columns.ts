/** The columns of each list, once for every form in which it is handed out. */
import { type Call, deadlineFrom, stateOn } from '../../../domain/call.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { ClusterEvent } from '../../../domain/event.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import type { Posting } from '../../../domain/posting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { dayIn } from '../../../domain/timezone.ts';
import { callTopics } from '../../../ask/calls/calls.ts';
import { ownerTopics } from '../../../ask/knowledge/owner-topics.ts';
import type { Visit } from '../../visit.ts';
import { callHref, topicNames } from '../call.ts';
import { FACT_KEYS, factName, factWords, standingWords } from '../deciding-facts.ts';
import { evidenceHref } from '../evidence.ts';
import { eventView } from '../event.ts';
import { figureLines } from '../instrument.ts';
import { memberHref } from '../organisation.ts';
import { postingView } from '../posting.ts';
import { topicName } from '../topics.ts';
import { plain } from '../words.ts';
import type { Column } from './table.ts';

const TOPICS = 10;

/** Address of a page that holds in every language, and that the visitor's own answers. */
function persistent({ origin }: Visit, href: string): string {
  return origin + href.replace(/^\/[a-z]{2}(?=\/)/, '');
}

export function memberColumns(visit: Visit): Column<Organisation>[] {
  const { t, lang, profile, context } = visit;
  const pillarName = (id: string): string =>
    inLanguage(profile.pillars.find((p) => p.id === id)?.name, lang) || id;
  return [
    { id: 'id', value: (o) => o.id },
    { id: 'name', value: (o) => inLanguage(o.name, lang), width: 40 },
    { id: 'kind', value: (o) => t(`site.type.${o.kind}`) },
    { id: 'standing', value: (o) => standingWords(o, t) },
    { id: 'town', value: (o) => o.town ?? '' },
    {
      id: 'region',
      value: (o) => inLanguage(profile.regions[o.region ?? ''], lang) || (o.region ?? ''),
    },
    { id: 'country', value: (o) => o.country ?? '', width: 8 },
    { id: 'website', value: (o) => o.website ?? '', width: 30 },
    { id: 'ico', value: (o) => o.identifiers.ico ?? '' },
    { id: 'ror', value: (o) => o.identifiers.ror ?? '' },
    { id: 'pic', value: (o) => o.identifiers.pic ?? '' },
    { id: 'pillars', value: (o) => o.pillars.map((p) => pillarName(p.pillar)) },
    {
      id: 'topics',
      value: (o) =>
        (ownerTopics(context.catalogue).get(o.id) ?? [])
          .slice(0, TOPICS)
          .map((id) => topicName(visit, id)),
      width: 60,
    },
    {
      id: 'facts',
      value: (o) =>
        FACT_KEYS.flatMap((key) => {
          const words = factWords(key, o, certificatesOf(visit, o.id), t);
          return words ? [`${factName(key, t)}: ${words}`] : [];
        }),
      width: 40,
    },
    { id: 'sources', value: (o) => o.sources, width: 40 },
    { id: 'address', value: (o) => persistent(visit, memberHref(o.id, lang)), width: 40 },
  ];
}

function certificatesOf({ context }: Visit, owner: string): Evidence[] {
  return context.catalogue.evidenceOf(owner, ['certificate']).map((s) => s.evidence);
}

function namesOf({ context, lang }: Visit, e: Evidence): string[] {
  return context.catalogue
    .organisations(e.owners.map((o) => o.owner))
    .map((o) => inLanguage(o.name, lang));
}

/** What every kind of statement has. */
function shared(visit: Visit): Record<'before' | 'after', Column<Evidence>[]> {
  const { lang } = visit;
  return {
    before: [
      { id: 'id', value: (e) => e.id },
      { id: 'title', value: (e) => inLanguage(e.title, lang), width: 50 },
      { id: 'organisations', value: (e) => namesOf(visit, e), width: 40 },
      { id: 'organisationIds', value: (e) => e.owners.map((o) => o.owner) },
    ],
    after: [
      { id: 'text', value: (e) => inLanguage(e.body, lang), width: 60 },
      { id: 'year', value: (e) => e.year ?? '', width: 8 },
      { id: 'sources', value: (e) => e.sources, width: 40 },
      {
        id: 'address',
        value: (e) => persistent(visit, evidenceHref(e, e.owners[0]?.owner ?? '', lang)),
        width: 40,
      },
    ],
  };
}

export function statementColumns(visit: Visit): Column<Evidence>[] {
  const { before, after } = shared(visit);
  return [...before, { id: 'kind', value: (e) => visit.t(`site.kind.${e.kind}`) }, ...after];
}

export function instrumentColumns(visit: Visit): Column<Evidence>[] {
  const { t, lang, profile } = visit;
  const { before, after } = shared(visit);
  const category = (id = ''): string => inLanguage(profile.categories[id], lang) || id;
  return [
    ...before,
    { id: 'category', value: (e) => category(e.instrument?.category) },
    { id: 'manufacturer', value: (e) => e.instrument?.manufacturer ?? '' },
    { id: 'model', value: (e) => e.instrument?.model ?? '' },
    {
      id: 'parameters',
      value: (e) => figureLines(e, profile, t),
      width: 40,
    },
    { id: 'access', value: (e) => t(`site.access.${e.instrument?.access.term ?? 'not-stated'}`) },
    { id: 'price', value: (e) => e.instrument?.price ?? '' },
    { id: 'pid', value: (e) => e.instrument?.pid ?? '', width: 30 },
    ...after,
  ];
}

export function projectColumns(visit: Visit): Column<Evidence>[] {
  const { before, after } = shared(visit);
  return [
    ...before,
    { id: 'partners', value: (e) => e.project?.otherPartners ?? [], width: 40 },
    { id: 'acronym', value: (e) => e.project?.acronym ?? '' },
    { id: 'programme', value: (e) => e.project?.programme ?? '' },
    { id: 'call', value: (e) => e.project?.call ?? '' },
    { id: 'start', value: (e) => e.project?.start ?? '' },
    { id: 'end', value: (e) => e.project?.end ?? '' },
    { id: 'result', value: (e) => inLanguage(e.project?.result, visit.lang), width: 40 },
    ...after,
  ];
}

export function postingColumns(visit: Visit): Column<Posting>[] {
  const { t } = visit;
  return [
    { id: 'id', value: (p) => p.id },
    { id: 'title', value: (p) => plain(postingView(p, t).title), width: 50 },
    { id: 'kind', value: (p) => t(`posting.type.${p.content.type}`) },
    { id: 'who', value: (p) => postingView(p, t).who, width: 30 },
    { id: 'text', value: (p) => p.content.text, width: 60 },
    { id: 'details', value: (p) => postingView(p, t).facts.map((f) => `${f.name}: ${f.text}`) },
    { id: 'until', value: (p) => p.expires.slice(0, 10) },
    { id: 'address', value: (p) => persistent(visit, postingView(p, t).href), width: 40 },
  ];
}

export function callColumns(visit: Visit): Column<Call>[] {
  const { t, lang, context, profile } = visit;
  const today = dayIn(profile.timezone);
  return [
    { id: 'id', value: (c) => c.id },
    { id: 'title', value: (c) => inLanguage(c.title, lang), width: 50 },
    { id: 'kind', value: (c) => t(`calls.kind.${c.kind}`) },
    { id: 'programme', value: (c) => c.programme },
    { id: 'state', value: (c) => t(`calls.state.${stateOn(c, today)}`) },
    { id: 'deadline', value: (c) => deadlineFrom(c, today) },
    { id: 'budget', value: (c) => c.budget },
    { id: 'topics', value: (c) => topicNames(visit, callTopics(context, c).concepts), width: 40 },
    { id: 'sources', value: (c) => (c.url ? [c.url] : []), width: 40 },
    { id: 'address', value: (c) => persistent(visit, callHref(c.id, lang)), width: 40 },
  ];
}

export function eventColumns(visit: Visit): Column<ClusterEvent>[] {
  return [
    { id: 'id', value: (e) => e.id },
    { id: 'title', value: (e) => inLanguage(e.title, visit.lang), width: 50 },
    { id: 'start', value: (e) => e.start },
    { id: 'end', value: (e) => e.end ?? '' },
    { id: 'place', value: (e) => e.place ?? '' },
    { id: 'pillars', value: (e) => eventView(e, visit).pillars },
    { id: 'sources', value: (e) => (e.url ? [e.url] : []), width: 40 },
    {
      id: 'address',
      value: (e) => {
        const { href } = eventView(e, visit);
        return href && persistent(visit, href);
      },
      width: 40,
    },
  ];
}

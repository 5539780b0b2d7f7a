/** What a search, the offers and the news give as entries: of feeds, and of pages in other sites. */
import { searchPostings } from '../../ask/postings/postings.ts';
import { askSearch } from '../../ask/search/search.ts';
import { type Evidence } from '../../domain/evidence.ts';
import { STUDENT_TYPES, type Posting } from '../../domain/posting.ts';
import { inLanguage } from '../../domain/text.ts';
import { readSearch, searchHref } from '../addresses/search-address.ts';
import { callsHref, callsOf, callView } from './call.ts';
import { evidenceHref } from './evidence.ts';
import type { FeedEntry } from './feed.ts';
import { memberHref } from './organisation.ts';
import { postingHref, postingView } from './posting.ts';
import { plain } from './words.ts';
import type { Visit } from '../visit.ts';

export const ENTRY_LISTS = ['search', 'offers', 'students', 'calls', 'news'] as const;
export type EntryList = (typeof ENTRY_LISTS)[number];

export interface Entries {
  title: string;
  /** Path of the page that shows the same. */
  page: string;
  entries: readonly FeedEntry[];
}

const MOST = 50;

export async function entriesOf(visit: Visit, list: EntryList): Promise<Entries> {
  if (list === 'search') return searched(visit);
  if (list === 'news') return news(visit);
  if (list === 'calls') return callsAhead(visit);
  return posted(visit, list);
}

/** A search as its page answers it: members with what they have for it, or statements. */
async function searched(visit: Visit): Promise<Entries> {
  const { context, lang, query, t, origin, signal } = visit;
  const state = { ...readSearch(query), page: 1 };
  const result = await askSearch(context, { ...state, lang, pageSize: MOST }, signal);
  const { at } = visit.seen();
  const dateOf = (ids: readonly string[]): string =>
    ids.map((id) => at.get(id) ?? '').reduce((a, b) => (b > a ? b : a), '') ||
    context.build.published;
  const members = result.owners.map((o): FeedEntry => ({
    url: origin + memberHref(o.owner, lang),
    title: inLanguage(o.organisation.name, lang),
    text: o.evidence.map((e) => inLanguage(e.record.title, lang)).join('\n'),
    updated: dateOf([o.owner, ...o.evidence.map((e) => e.evidence)]),
  }));
  const statements = result.evidence.map((e) =>
    statementEntry(visit, e.record, dateOf([e.evidence])),
  );
  return {
    title: state.q ? t('search.titleFor', { query: state.q.slice(0, 80) }) : t('search.title'),
    page: searchHref(`/${lang}/search`, state),
    entries: result.view === 'owners' ? members : statements,
  };
}

function statementEntry(
  { context, lang, origin, t }: Visit,
  e: Evidence,
  updated: string,
): FeedEntry {
  const names = context.catalogue
    .organisations(e.owners.map((o) => o.owner))
    .map((o) => inLanguage(o.name, lang));
  return {
    url: origin + evidenceHref(e, e.owners[0]?.owner ?? '', lang),
    title: inLanguage(e.title, lang),
    text: [t(`site.kind.${e.kind}`), names.join(', '), inLanguage(e.body, lang)]
      .filter(Boolean)
      .join('\n'),
    updated,
  };
}

function posted(visit: Visit, list: 'offers' | 'students'): Entries {
  const { context, lang, query, t } = visit;
  const type = query.get('type');
  const of = visit
    .postings()
    .filter(
      ({ content }) =>
        (list === 'offers' || STUDENT_TYPES.includes(content.type)) &&
        (!type || content.type === type),
    );
  const q = (query.get('q') ?? '').slice(0, 200);
  const asked = new URLSearchParams();
  if (q) asked.set('q', q);
  if (type) asked.set('type', type);
  return {
    title: t(`posting.${list}.title`),
    page: `/${lang}/${list}${asked.size ? `?${asked.toString()}` : ''}`,
    entries: searchPostings(context, of, q, lang)
      .slice(0, MOST)
      .map((p) => postingEntry(visit, p)),
  };
}

function postingEntry({ lang, origin, t }: Visit, p: Posting): FeedEntry {
  const view = postingView(p, t);
  return {
    url: origin + postingHref(p.id, lang),
    title: plain(view.title),
    text: [
      `${view.type}, ${view.who}`,
      ...view.facts.map((f) => `${f.name}: ${f.text}`),
      view.text,
    ].join('\n'),
    updated: p.published,
  };
}

/** Calls that concern the cluster or one pillar, those with the next deadline first. */
function callsAhead(visit: Visit): Entries {
  const { lang, origin, t, query } = visit;
  const pillar = query.get('pillar') ?? '';
  return {
    title: t('calls.title'),
    page: callsHref(lang, pillar),
    entries: callsOf(visit, pillar)
      .slice(0, MOST)
      .map((call): FeedEntry => {
        const view = callView(call, visit);
        return {
          url: origin + view.href,
          title: plain(view.title),
          text: [view.when, view.facts, view.topics].filter(Boolean).join('\n'),
          updated: call.first,
        };
      }),
  };
}

/** New offers, members and instruments, the newest first. */
function news(visit: Visit): Entries {
  const { context, lang, origin, t } = visit;
  const { at, began } = visit.seen();
  const isNew = (id: string): boolean => (at.get(id) ?? '') > began;
  const members = context.catalogue
    .organisations()
    .filter((o) => isNew(o.id))
    .map((o): FeedEntry => ({
      url: origin + memberHref(o.id, lang),
      title: inLanguage(o.name, lang),
      text: t(`site.standing.${o.membership.standing}`),
      updated: at.get(o.id)!,
    }));
  const instruments = [...context.catalogue.eachEvidence(['instrument'])]
    .filter(({ evidence }) => isNew(evidence.id))
    .map(({ evidence }) => statementEntry(visit, evidence, at.get(evidence.id)!));
  return {
    title: t('feed.news'),
    page: `/${lang}/`,
    entries: [...visit.postings().map((p) => postingEntry(visit, p)), ...members, ...instruments]
      .sort((a, b) => b.updated.localeCompare(a.updated) || a.url.localeCompare(b.url))
      .slice(0, MOST),
  };
}

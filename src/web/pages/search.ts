import { searchPostings } from '../../ask/postings/postings.ts';
import { conceptsOf } from '../../ask/knowledge/concepts.ts';
import { type SearchResult, askSearch } from '../../ask/search/search.ts';
import type { EvidenceKind } from '../../domain/evidence.ts';
import { fold } from '../../language/fold.ts';
import type { Facet, View } from '../../search/port.ts';
import { type SearchState, readSearch, searchHref } from '../addresses/search-address.ts';
import {
  instrumentResult,
  markerOf,
  memberResult,
  pager,
  statementResult,
  totalOf,
} from '../view/results.ts';
import { aboutMember } from '../view/about-member.ts';
import { disputeHref, hidesFor } from '../view/disputed.ts';
import { introductionHref, officeHref } from '../view/introduction.ts';
import { downloadsOf } from '../view/lists/downloads.ts';
import { postingView } from '../view/posting.ts';
import { searchModel } from '../view/search-model.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Offers and requests below the results; the others have a list of their own. */
const POSTINGS_SHOWN = 3;

const TABS: readonly View[] = ['owners', 'instruments', 'needs', 'evidence'];
const SORTS = ['relevance', 'name', 'newest'] as const;

/** Facets that help in each list; instruments are told apart by other things than members. */
const FACETS_OF: Readonly<Record<View, readonly Facet[]>> = {
  owners: ['pillar', 'concept', 'kind', 'type', 'region', 'country', 'membership'],
  instruments: ['category', 'access', 'concept', 'pillar', 'region', 'country', 'membership'],
  needs: ['pillar', 'concept', 'type', 'region', 'country', 'membership'],
  evidence: ['kind', 'pillar', 'concept', 'type', 'region', 'country', 'membership'],
};

/**
 * The search page: members with their best statements, or instruments, needs, statements by
 * themselves.
 */
export async function search(visit: Visit): Promise<PageReply> {
  const { t, lang, query, context, signal } = visit;
  const state = readSearch(query);
  const path = `/${lang}/search`;
  const about = await aboutMember(visit, state.q);
  // Below the answer stands the member that it is about.
  const asked = about ? { ...state, q: about.name } : state;
  const result = await askSearch(context, { ...asked, lang }, signal);
  const total = totalOf(result);
  const rows = await rowsOf(visit, asked, result);
  // Filters can leave nothing of what is there; only the words by themselves say that something is
  // missing.
  if (
    (total === 0 || result.broadened.length > 0) &&
    state.q &&
    Object.keys(state.filters).length === 0
  )
    visit.misses?.count(state.q);
  const title = state.q ? t('search.titleFor', { query: state.q.slice(0, 80) }) : t('search.title');
  return {
    view: 'search',
    title,
    unlisted: state.page > 1 || Object.keys(state.filters).length > 1,
    scripts: ['suggest.js'],
    feed: searchHref(`${path}.atom`, state),
    model: {
      feeds: {
        atom: searchHref(`${path}.atom`, state),
        json: searchHref(`${path}.json`, state),
      },
      ...searchModel(visit, asked, result, { order: FACETS_OF[state.view], path, base: 'owners' }),
      q: state.q,
      about,
      heading: title,
      tabs: TABS.map((view) => ({
        label: t(`search.view.${view}`),
        href: searchHref(path, { ...state, view, page: 1 }),
        current: view === state.view,
        count: t.number(rows[view]),
      })),
      sorts:
        total > 1
          ? SORTS.map((sort) => ({
              label: t(`search.sort.${sort}`),
              href: searchHref(path, { ...state, sort, page: 1 }),
              current: sort === state.sort,
            }))
          : [],
      counts: counts(result, t),
      ...foundRows(visit, state, result),
      empty: total === 0 ? await nothing(visit, state, path) : null,
      postings: postingsFound(visit, state),
      downloads: total > 0 ? downloadsOf(lang, 'search', query) : null,
      pager: pager(state, result, path, t, 'owners'),
      students: asksWith('studentWords', state.q, t),
      seekers: seekersOf(visit, state, rows.needs, path),
      office: total > 0 && state.q ? officeHref(visit, state.q) : '',
    },
  };
}

/**
 * How many rows each list has. The lists that are not shown are counted by one more search, of all
 * statements, whose kinds tell instruments from needs.
 */
async function rowsOf(
  { context, lang, signal }: Visit,
  state: SearchState,
  shown: SearchResult,
): Promise<Record<View, number>> {
  const { view, filters } = state;
  const all =
    view === 'evidence'
      ? shown
      : await askSearch(
          context,
          { ...state, lang, view: 'evidence', page: 1, pageSize: 1 },
          signal,
        );
  const ofKind = (kind: EvidenceKind): number =>
    filters.kind && !filters.kind.includes(kind)
      ? 0
      : (all.facets.kind.find((k) => k.value === kind)?.count ?? 0);
  return {
    owners: all.totalOwners,
    instruments: ofKind('instrument'),
    needs: ofKind('need'),
    evidence: all.totalEvidence,
    [view]: totalOf(shown),
  };
}

/** Offers and requests that the words find; none under filters, which they do not have. */
function postingsFound(
  visit: Visit,
  { q, page, filters }: SearchState,
): { count: string; href: string; rows: object[] } | null {
  const { context, lang, t } = visit;
  if (!q || page > 1 || Object.keys(filters).length > 0) return null;
  const found = searchPostings(context, visit.postings(), q, lang);
  if (found.length === 0) return null;
  return {
    count: t('posting.search', { count: found.length }),
    href: `/${lang}/offers?${new URLSearchParams({ q }).toString()}`,
    rows: found.slice(0, POSTINGS_SHOWN).map((p) => postingView(p, t)),
  };
}

/** The rows of the chosen list, without claims that the office agreed are not right. */
function foundRows(
  visit: Visit,
  { q, view }: SearchState,
  result: SearchResult,
): Record<'members' | 'instruments' | 'statements', object[]> {
  const { profile, t } = visit;
  const marker = markerOf(result, conceptsOf(visit.context).finder);
  const hides = hidesFor(visit, q);
  const dispute = (owner: string, about: string): string =>
    q ? disputeHref(visit, { kind: 'answer', owner, about, question: q }) : '';
  const members = result.owners
    .map((o) => ({ ...o, evidence: o.evidence.filter((e) => !hides(o.owner, e.evidence)) }))
    .filter((o, i) => o.evidence.length > 0 || result.owners[i]?.evidence.length === 0);
  const statements = result.evidence.filter((e) => !hides(e.owners[0] ?? '', e.evidence));
  return {
    members: members.map((o) => ({
      ...memberResult(o, visit, marker, dispute),
      ask: visit.introduces ? introductionHref(visit, o.organisation, '') : '',
    })),
    instruments:
      view === 'instruments' ? statements.map((e) => instrumentResult(e, profile, t, marker)) : [],
    statements:
      view === 'instruments'
        ? []
        : statements.map((e) => statementResult(e, profile, t, marker, dispute)),
  };
}

function counts(result: SearchResult, t: Visit['t']): string {
  return t('search.counts', {
    owners: t('site.count.organisations', { count: result.totalOwners }),
    statements: t('site.count.statements', { count: result.totalEvidence }),
  });
}

/**
 * True for questions with words of a list: a student's (theses and internships are no statements of
 * members), or those of who asks for customers.
 */
function asksWith(words: 'studentWords' | 'seekWords', q: string, t: Visit['t']): boolean {
  const asked = fold(q);
  return t(`search.${words}`)
    .split('|')
    .some((word) => asked.includes(word));
}

/** "Who seeks optics?" is answered by needs, which have a list of their own. */
function seekersOf(
  { t }: Visit,
  state: SearchState,
  needs: number,
  path: string,
): { label: string; href: string } | null {
  if (needs === 0 || state.view === 'needs' || !asksWith('seekWords', state.q, t)) return null;
  return {
    label: t('search.seekers', { count: needs }),
    href: searchHref(path, { ...state, view: 'needs', page: 1 }),
  };
}

/** What to do when nothing was found: how much was asked, the nearest there is, and other ways. */
async function nothing(visit: Visit, state: SearchState, path: string): Promise<object> {
  const { context, t, lang, profile, signal } = visit;
  const filtered = Object.keys(state.filters).length > 0 || state.ranges.length > 0;
  const freed = filtered
    ? await askSearch(context, { q: state.q, lang, view: 'evidence', pageSize: 5 }, signal)
    : undefined;
  const nearest = freed
    ? freed.evidence.map((e) =>
        statementResult(e, profile, t, markerOf(freed, conceptsOf(context).finder)),
      )
    : [];
  const way = (key: string, href: string): { label: string; href: string }[] =>
    href ? [{ label: t(`search.empty.${key}`), href }] : [];
  return {
    title: t('search.empty.title'),
    text: freed
      ? t('search.empty.filtered', { found: counts(freed, t) })
      : t('search.empty.text', { count: context.catalogue.counts.evidence }),
    nearest,
    ways: [
      ...way(
        'withoutFilters',
        freed ? searchHref(path, { ...state, filters: {}, ranges: [], page: 1 }) : '',
      ),
      ...way('ask', officeHref(visit, state.q)),
      ...way(
        'allViews',
        state.view === 'evidence' ? '' : searchHref(path, { ...state, view: 'evidence', page: 1 }),
      ),
      ...way('match', `/${lang}/match`),
      ...way('members', `/${lang}/members`),
    ],
  };
}

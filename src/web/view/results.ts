/** Found members and statements as a page shows them. */
import type { FoundEvidence, FoundOwner, FoundStatement } from '../../ask/search/found-records.ts';
import type { SearchResult } from '../../ask/search/search.ts';
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { ConceptFinder } from '../../language/concept-finder.ts';
import { nameQuantity } from '../../language/format-quantity.ts';
import { highlight } from '../../language/highlight.ts';
import type { Translate } from '../rendering/locales.ts';
import { type SearchState, searchHref } from '../addresses/search-address.ts';
import { type ShortLine, shortLine } from './evidence.ts';
import { type InstrumentRow, instrumentRow } from './instrument.ts';
import { type OrganisationView, organisationView } from './organisation.ts';
import { conditionNotes } from './read-parts.ts';
import type { Marker } from './words.ts';
import type { Visit } from '../visit.ts';

/**
 * A figure of a statement that answers one of the question's; `near` falls short of it by a little.
 */
export interface FigureView {
  label: string;
  near: boolean;
}

export interface FoundLine extends ShortLine {
  figures: FigureView[];
  /** Where to say that it does not answer; empty where nobody would read it. */
  dispute: string;
}

/** Address of the form for one statement of an owner. */
type Dispute = (owner: string, evidence: string) => string;
const NO_DISPUTE: Dispute = () => '';

export interface FoundInstrument extends InstrumentRow {
  figures: FigureView[];
}

export interface MemberResult extends OrganisationView {
  lines: FoundLine[];
  /** "4 more statements", or empty. */
  more: string;
  /** What is to be said of the conditions of the question. */
  conditions: string[];
}

export interface StatementResult extends FoundLine {
  owners: Pick<OrganisationView, 'name' | 'href' | 'prospect'>[];
}

/**
 * Marks the words that the question asked for, stemmed in the language of each text, and the names
 * of concepts that it was understood as.
 */
export function markerOf(
  result: Pick<SearchResult, 'terms' | 'query'>,
  finder: ConceptFinder,
): Marker {
  const asked = new Set(result.query.concepts.flatMap((c) => [c.id, ...c.narrower]));
  return (text, lang) => {
    const words = highlight(text, result.terms, lang);
    return asked.size === 0
      ? words
      : [...words, ...finder.find(text, lang).filter((m) => asked.has(m.concept))];
  };
}

export function memberResult(
  hit: FoundOwner,
  visit: Visit,
  marker: Marker,
  dispute = NO_DISPUTE,
): MemberResult {
  const { profile, t } = visit;
  const rest = hit.total - hit.evidence.length;
  return {
    ...organisationView(hit.organisation, profile, t, marker),
    lines: hit.evidence.map((e) => ({
      ...shortLine(e.record, hit.owner, t, marker),
      figures: figuresOf(e, t),
      dispute: dispute(hit.owner, e.record.id),
    })),
    more: rest > 0 ? t('search.more', { count: rest }) : '',
    conditions: conditionNotes(visit, hit.conditions),
  };
}

export function statementResult(
  hit: FoundStatement,
  profile: ClusterProfile,
  t: Translate,
  marker: Marker,
  dispute = NO_DISPUTE,
): StatementResult {
  const owners = hit.organisations
    .map((o) => organisationView(o, profile, t))
    .map(({ name, href, prospect }) => ({ name, href, prospect }));
  return {
    ...shortLine(hit.record, hit.owners[0] ?? '', t, marker),
    figures: figuresOf(hit, t),
    dispute: dispute(hit.owners[0] ?? '', hit.record.id),
    owners,
  };
}

export function instrumentResult(
  hit: FoundStatement,
  profile: ClusterProfile,
  t: Translate,
  marker: Marker,
): FoundInstrument {
  return {
    ...instrumentRow(hit.record, hit.organisations, profile, t, marker),
    figures: figuresOf(hit, t),
  };
}

function figuresOf(hit: FoundEvidence, t: Translate): FigureView[] {
  return hit.figures.map(({ offered, near }) => ({
    label: near
      ? t('search.near', { figure: nameQuantity(offered, t.lang) })
      : nameQuantity(offered, t.lang),
    near,
  }));
}

export interface Pager {
  before: string;
  after: string;
  text: string;
}

/** Where this page stands among all; null when there is one page. */
export function pager(
  state: SearchState,
  result: SearchResult,
  path: string,
  t: Translate,
  view: SearchState['view'],
): Pager | null {
  const total = totalOf(result);
  const { page, pageSize } = result;
  if (total <= pageSize && page === 1) return null;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const href = (to: number): string => searchHref(path, { ...state, page: to }, view);
  return {
    before: page > 1 ? href(Math.min(page - 1, last)) : '',
    after: page < last ? href(page + 1) : '',
    text: t('site.pager.text', {
      from: page > last ? 0 : (page - 1) * pageSize + 1,
      to: Math.min(page * pageSize, total),
      total,
    }),
  };
}

/** How many rows the asked view has. */
export function totalOf(result: SearchResult): number {
  return result.view === 'owners' ? result.totalOwners : result.totalEvidence;
}

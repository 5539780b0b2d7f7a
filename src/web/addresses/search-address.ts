/**
 * What a search page's address says: read with bounds, written back canonically. Unknown and wrong
 * parts are dropped, never an error.
 */
import { FACETS, type Facet, type RangeFilter, type Sort, type View } from '../../search/port.ts';
import { QUANTITY_KINDS } from '../../domain/quantity.ts';

/** Longest question taken; what follows is cut. An outline belongs on the match page. */
const MAX_QUESTION = 2_000;
/** Most values of one facet, so that an address stays an address. */
const MAX_VALUES = 40;
const MAX_RANGES = 8;

export interface SearchState {
  q: string;
  view: View;
  filters: Partial<Record<Facet, readonly string[]>>;
  ranges: readonly RangeFilter[];
  sort: Sort;
  page: number;
  /** Ids of concepts and of parts of the reading that the visitor switched off. */
  off: readonly string[];
}

const VIEWS: readonly View[] = ['owners', 'instruments', 'needs', 'evidence'];
const SORTS: readonly Sort[] = ['relevance', 'name', 'newest'];

/**
 * Reads the parameters of a search. Also takes the form fields `quantity`, `min`, `max` as one more
 * range.
 */
export function readSearch(query: URLSearchParams, view: View = 'owners'): SearchState {
  const filters: Partial<Record<Facet, string[]>> = {};
  for (const facet of FACETS) {
    const values = [
      ...new Set(
        query
          .getAll(facet)
          .map((v) => v.slice(0, 200))
          .filter(Boolean),
      ),
    ].slice(0, MAX_VALUES);
    if (values.length) filters[facet] = values;
  }
  const typed = rangeOf(
    query.get('quantity') ?? '',
    query.get('min') ?? '',
    query.get('max') ?? '',
  );
  const ranges = [...query.getAll('range').map(parseRange), typed]
    .filter((r) => r !== undefined)
    .slice(0, MAX_RANGES);
  return {
    q: (query.get('q') ?? '').slice(0, MAX_QUESTION).trim(),
    view: VIEWS.find((v) => v === query.get('view')) ?? view,
    filters,
    ranges,
    sort: SORTS.find((s) => s === query.get('sort')) ?? 'relevance',
    page: pageOf(query.get('page')),
    off: [
      ...new Set(
        query
          .getAll('off')
          .map((v) => v.slice(0, 200))
          .filter(Boolean),
      ),
    ].slice(0, MAX_VALUES),
  };
}

/** Parameters of a state, defaults left out, in a fixed order. */
export function searchParameters(
  state: SearchState,
  view: View = 'owners',
): [name: string, value: string][] {
  const out: [string, string][] = [];
  if (state.q) out.push(['q', state.q]);
  if (state.view !== view) out.push(['view', state.view]);
  for (const facet of FACETS)
    for (const value of state.filters[facet] ?? []) out.push([facet, value]);
  for (const r of state.ranges) out.push(['range', `${r.kind}:${r.min ?? ''}..${r.max ?? ''}`]);
  for (const id of state.off) out.push(['off', id]);
  if (state.sort !== 'relevance') out.push(['sort', state.sort]);
  if (state.page > 1) out.push(['page', String(state.page)]);
  return out;
}

/** `path?…` of a state. */
export function searchHref(path: string, state: SearchState, view: View = 'owners'): string {
  const query = new URLSearchParams(searchParameters(state, view)).toString();
  return query ? `${path}?${query}` : path;
}

/** The state with one facet value set or taken away, on the first page. */
export function toggled(state: SearchState, facet: Facet, value: string): SearchState {
  const now = state.filters[facet] ?? [];
  const values = now.includes(value) ? now.filter((v) => v !== value) : [...now, value];
  return {
    ...state,
    page: 1,
    filters: { ...state.filters, [facet]: values.length ? values : undefined },
  };
}

function parseRange(text: string): RangeFilter | undefined {
  const [, kind, min, max] = /^([a-z-]+):([^.]*(?:\.\d+)?)\.\.(.*)$/.exec(text.slice(0, 100)) ?? [];
  return rangeOf(kind ?? '', min ?? '', max ?? '');
}

function rangeOf(kind: string, min: string, max: string): RangeFilter | undefined {
  const known = QUANTITY_KINDS.find((k) => k === kind);
  const from = numberOf(min);
  const to = numberOf(max);
  if (!known || (from === null && to === null)) return undefined;
  return from !== null && to !== null && from > to
    ? { kind: known, min: to, max: from }
    : { kind: known, min: from, max: to };
}

/** A number as either language types it, or null for none. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!plain) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

function pageOf(text: string | null): number {
  const page = Number(text);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

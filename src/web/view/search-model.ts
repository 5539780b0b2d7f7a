/**
 * What the search page and the list of equipment share: field, facets, chips, figures, what was
 * understood.
 */
import { census } from '../../ask/map/census.ts';
import { conceptNames, conceptsOf } from '../../ask/knowledge/concepts.ts';
import type { SearchResult } from '../../ask/search/search.ts';
import { inLanguage } from '../../domain/text.ts';
import { nameQuantity } from '../../language/format-quantity.ts';
import { listWords } from '../../language/list-words.ts';
import { KIND_RULES, quantityName } from '../../language/quantity-kinds.ts';
import type { Facet } from '../../search/port.ts';
import { type SearchState, searchHref, searchParameters } from '../addresses/search-address.ts';
import type { Visit } from '../visit.ts';
import { narrowTopics } from './narrow-topics.ts';
import { readParts } from './read-parts.ts';
import { type Chip, type FacetView, chips, facetNames, facetViews } from './facets.ts';

export interface SearchModel {
  q: string;
  /** Fields of the state that the search form sends along: filters stay when the words change. */
  kept: { name: string; value: string }[];
  chips: Chip[];
  clear: string;
  facets: FacetView[];
  range: {
    action: string;
    kept: { name: string; value: string }[];
    kinds: { kind: string; label: string }[];
  };
  /** `href` switches a concept off or on; figures have none. */
  understood: { label: string; href: string; off: boolean }[];
  didYouMean: { text: string; href: string } | null;
  /** Says which wishes nothing found meets, where there are such. */
  unanswered: string;
  /** A sentence for each topic that nobody has, and what is shown in its place. */
  broadened: string[];
  missing: string;
  /** The embedded engine answered in place of the chosen one. */
  standIn: boolean;
}

/**
 * @param path address of the page without query; @param base the view that the address leaves out
 */
export function searchModel(
  visit: Visit,
  state: SearchState,
  result: SearchResult,
  { order, path, base }: { order: readonly Facet[]; path: string; base: SearchState['view'] },
): SearchModel {
  const { t, profile, lang, context } = visit;
  const conceptName = (id: string): string =>
    inLanguage(context.catalogue.concept(id)?.concept.preferred, lang) || id;
  const shownNames = facetNames(profile, t, conceptName);
  const fields = (s: SearchState): { name: string; value: string }[] =>
    searchParameters(s, base).map(([name, value]) => ({ name, value }));
  const set = chips(state, path, base, shownNames, lang);
  const { concept: topics } = result.facets;
  const facets = {
    ...result.facets,
    concept: narrowTopics(topics, conceptsOf(context).tree, state.filters.concept ?? []),
  };
  return {
    q: state.q,
    kept: fields({ ...state, q: '', page: 1, off: [] }),
    chips: set,
    clear:
      set.length > 1 ? searchHref(path, { ...state, page: 1, filters: {}, ranges: [] }, base) : '',
    facets: facetViews(facets, order, { state, path, base, name: shownNames }),
    range: {
      action: path,
      kept: fields({ ...state, page: 1 }),
      kinds: census(context.catalogue).quantities.map((kind) => ({
        kind,
        label: [quantityName(kind, lang), KIND_RULES[kind].unit].filter(Boolean).join(', '),
      })),
    },
    understood: understood(visit, state, result, path, base),
    didYouMean: result.didYouMean
      ? {
          text: result.didYouMean,
          href: searchHref(path, { ...state, page: 1, q: result.didYouMean }, base),
        }
      : null,
    unanswered: unanswered(visit, result),
    broadened: result.broadened.map(({ names, broader }) =>
      t('search.broadened', { topic: names, broader }),
    ),
    standIn: result.standIn ?? false,
    missing:
      result.missing > 0 ? t('search.missing', { share: Math.ceil(result.missing * 100) }) : '',
  };
}

/** Says what of the question is not answered, and only where that is so. */
function unanswered({ t, lang }: Visit, { loosened, unmet, didYouMean }: SearchResult): string {
  if (unmet?.length) {
    const wishes = unmet.map((words) => t('search.wish', { words }));
    return t('search.unmet', { wishes: listWords(wishes, lang, 'disjunction') });
  }
  if (unmet) return t('search.apart');
  // What a misspelt question was read as stands in a line of its own.
  return loosened && !didYouMean ? t('search.loosened', { query: loosened }) : '';
}

/**
 * What the question was read as: its parts, concepts and figures. Each but a figure can be switched
 * off, and what is off, on again.
 */
function understood(
  visit: Visit,
  state: SearchState,
  result: SearchResult,
  path: string,
  base: SearchState['view'],
): SearchModel['understood'] {
  const { context, lang, profile } = visit;
  const to = (off: readonly string[]): string => searchHref(path, { ...state, page: 1, off }, base);
  const on = new Map(
    result.understood.map((u) => [
      u.concept,
      { label: u.names, off: false, href: to([...state.off, u.concept]) },
    ]),
  );
  const figures = result.query.quantities.map((q) => ({
    label: nameQuantity(q.stated, lang),
    off: false,
    href: '',
  }));
  const off = state.off.flatMap((id) => {
    const concept = context.catalogue.concept(id)?.concept;
    return concept
      ? [
          {
            label: conceptNames(concept, lang, profile.languages),
            off: true,
            href: to(state.off.filter((o) => o !== id)),
          },
        ]
      : [];
  });
  const parts = readParts(visit, state.q, lang, state.off).map(({ id, label, off: isOff }) => ({
    label,
    off: isOff,
    href: to(isOff ? state.off.filter((o) => o !== id) : [...state.off, id]),
  }));
  return [...parts, ...on.values(), ...figures, ...off];
}

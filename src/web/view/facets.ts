/**
 * Facets as lists of links that set or take away one value; links work without script and can be
 * kept.
 */
import type { ClusterProfile } from '../../domain/cluster.ts';
import { type Text, inLanguage } from '../../domain/text.ts';
import { nameQuantity } from '../../language/format-quantity.ts';
import type { Facet, FacetCount, View } from '../../search/port.ts';
import type { Translate } from '../rendering/locales.ts';
import { type SearchState, searchHref, toggled } from '../addresses/search-address.ts';
import { countryName } from './organisation.ts';

/**
 * Values shown before "more": what fits beside the first results without pushing the next facet off
 * the screen.
 */
const SHOWN = 7;
/**
 * Values behind "more". Of the 660 regions of a large network nobody reads on; each is a link of
 * 150 bytes, and a narrower search brings it up.
 */
const FOLDED = 50;

export interface FacetValueView {
  label: string;
  count: number;
  href: string;
  chosen: boolean;
}

export interface FacetView {
  facet: string;
  label: string;
  shown: FacetValueView[];
  more: FacetValueView[];
  /** All that are not shown. */
  hidden: number;
  /** Further values with fewer results that are not listed. */
  unlisted: number;
}

export interface Chip {
  label: string;
  href: string;
}

/** Names that only the catalogue knows. */
export type ConceptName = (id: string) => string;

/**
 * Facets in the given order. One with a single value left stays: it says what all results have in
 * common, and the others keep their place.
 */
export function facetViews(
  facets: Readonly<Record<Facet, readonly FacetCount[]>>,
  order: readonly Facet[],
  { state, path, base, name }: { state: SearchState; path: string; base: View; name: FacetNames },
): FacetView[] {
  return order.flatMap((facet) => {
    const chosen = state.filters[facet] ?? [];
    const counted = facets[facet] ?? [];
    const missing = chosen
      .filter((v) => !counted.some((c) => c.value === v))
      .map((value) => ({ value, count: 0 }));
    const values = [...counted, ...missing].filter((c) => c.count > 0 || chosen.includes(c.value));
    if (values.length === 0) return [];
    // No address chooses as many as are listed (search-address). Stable: among the chosen and among
    // the others those with most rows stay first.
    const listed = values
      .sort((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)))
      .slice(0, SHOWN + FOLDED)
      .map((c) => ({
        label: name(facet, c.value),
        count: c.count,
        chosen: chosen.includes(c.value),
        href: searchHref(path, toggled(state, facet, c.value), base),
      }));
    return [
      {
        facet,
        label: name(facet),
        shown: listed.slice(0, SHOWN),
        more: listed.slice(SHOWN),
        hidden: values.length - SHOWN,
        unlisted: values.length - listed.length,
      },
    ];
  });
}

/** What is set, each with the address without it. */
export function chips(
  state: SearchState,
  path: string,
  base: View,
  name: FacetNames,
  lang: string,
): Chip[] {
  const set = (Object.keys(state.filters) as Facet[]).flatMap((facet) =>
    (state.filters[facet] ?? []).map((value) => ({
      label: `${name(facet)}: ${name(facet, value)}`,
      href: searchHref(path, toggled(state, facet, value), base),
    })),
  );
  const ranges = state.ranges.map((r, i) => ({
    label: nameQuantity(r, lang),
    href: searchHref(
      path,
      { ...state, page: 1, ranges: state.ranges.filter((_, j) => j !== i) },
      base,
    ),
  }));
  return [...set, ...ranges];
}

/** Name of a facet, or of one of its values. */
export type FacetNames = (facet: Facet, value?: string) => string;

export function facetNames(
  profile: ClusterProfile,
  t: Translate,
  concept: ConceptName,
): FacetNames {
  const translated = (group: string, value: string): string =>
    t.has(`site.${group}.${value}`) ? t(`site.${group}.${value}`) : value;
  const named = (name: Text | undefined, value: string): string =>
    inLanguage(name, t.lang) || value;
  const nameIn: Record<Facet, (value: string) => string> = {
    kind: (value) => translated('kind', value),
    type: (value) => translated('type', value),
    access: (value) => translated('access', value),
    membership: (value) =>
      value.startsWith('cluster:')
        ? clusterName(profile, value.slice('cluster:'.length), t)
        : translated('standing', value),
    pillar: (value) => named(profile.pillars.find((p) => p.id === value)?.name, value),
    region: (value) => named(profile.regions[value], value),
    category: (value) => named(profile.categories[value], value),
    country: (value) => countryName(value, t.lang),
    concept,
  };
  return (facet, value) => (value === undefined ? t(`site.facet.${facet}`) : nameIn[facet](value));
}

/** Name of a neighbouring cluster; its id when it is none any more. */
function clusterName(profile: ClusterProfile, id: string, t: Translate): string {
  return inLanguage(profile.neighbours?.find((n) => n.id === id)?.name, t.lang) || id;
}

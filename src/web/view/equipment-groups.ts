/** The categories of equipment in a few groups, each a link that filters by all of its categories. */
import { inLanguage } from '../../domain/text.ts';
import type { SearchResult } from '../../ask/search/search.ts';
import { type SearchState, searchHref } from '../addresses/search-address.ts';
import type { Visit } from '../visit.ts';
import type { Chip } from './facets.ts';

export interface GroupView {
  label: string;
  count: number;
  /** Sets the group alone, or takes it away. */
  href: string;
  chosen: boolean;
}

/** Groups that hold something; empty where the cluster has none. */
export function equipmentGroups(
  { profile, lang }: Visit,
  state: SearchState,
  result: SearchResult,
  path: string,
): GroupView[] {
  const counts = new Map(result.facets.category.map((c) => [c.value, c.count]));
  const chosen = state.filters.category ?? [];
  return (profile.equipmentGroups ?? []).flatMap(({ name, categories }) => {
    const isChosen = sameSet(chosen, categories);
    const count = categories.reduce((sum, c) => sum + (counts.get(c) ?? 0), 0);
    if (count === 0 && !isChosen) return [];
    const category = isChosen ? undefined : categories;
    const href = searchHref(
      path,
      { ...state, page: 1, filters: { ...state.filters, category } },
      'instruments',
    );
    return [{ label: inLanguage(name, lang), count, href, chosen: isChosen }];
  });
}

/** The chips of what is set, with one for a chosen group in place of all its categories. */
export function chipsWithGroup(
  chips: readonly Chip[],
  state: SearchState,
  groups: readonly GroupView[],
): Chip[] {
  const group = groups.find((g) => g.chosen);
  if (!group) return [...chips];
  // The chips of the categories stand together, in the order of the facets.
  const before = Object.entries(state.filters)
    .slice(0, Object.keys(state.filters).indexOf('category'))
    .reduce((sum, [, values]) => sum + (values?.length ?? 0), 0);
  return chips.toSpliced(before, state.filters.category?.length ?? 0, {
    label: group.label,
    href: group.href,
  });
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x) => b.includes(x));
}

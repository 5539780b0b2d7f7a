import { conceptsOf } from '../../ask/knowledge/concepts.ts';
import { askSearch } from '../../ask/search/search.ts';
import type { Facet } from '../../search/port.ts';
import { readSearch } from '../addresses/search-address.ts';
import { equipmentPlaceholder } from '../view/cluster-words.ts';
import { instrumentResult, markerOf, pager } from '../view/results.ts';
import { searchModel } from '../view/search-model.ts';
import type { PageReply, Visit } from '../visit.ts';

const FACETS: readonly Facet[] = [
  'category',
  'access',
  'concept',
  'pillar',
  'type',
  'region',
  'country',
  'membership',
];

/**
 * All instruments, filtered by category, topic, access and figures: a search of instruments as a
 * table.
 */
export async function equipment(visit: Visit): Promise<PageReply> {
  const { t, profile, lang, query, context, signal } = visit;
  const state = { ...readSearch(query, 'instruments'), view: 'instruments' as const };
  const path = `/${lang}/equipment`;
  const result = await askSearch(
    context,
    { ...state, sort: state.q ? state.sort : 'name', lang, pageSize: 50 },
    signal,
  );
  const marker = markerOf(result, conceptsOf(context).finder);
  return {
    view: 'equipment',
    title: t('equipment.title'),
    description: t('equipment.lead'),
    unlisted: state.page > 1 || Object.keys(state.filters).length > 1,
    model: {
      ...searchModel(visit, state, result, FACETS, path, 'instruments'),
      placeholder: equipmentPlaceholder(profile, t),
      forNeed: `${path}/for${state.q ? `?need=${encodeURIComponent(state.q)}` : ''}`,
      counts: t('site.count.instruments', { count: result.totalEvidence }),
      instruments: result.evidence.map((e) => instrumentResult(e, profile, t, marker)),
      pager: pager(state, result, path, t, 'instruments'),
    },
  };
}

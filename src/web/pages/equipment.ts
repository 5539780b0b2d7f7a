import { conceptsOf } from '../../ask/knowledge/concepts.ts';
import { askSearch } from '../../ask/search/search.ts';
import type { Facet } from '../../search/port.ts';
import { readSearch, searchHref } from '../addresses/search-address.ts';
import { equipmentPlaceholder } from '../view/cluster-words.ts';
import { chipsWithGroup, equipmentGroups } from '../view/equipment-groups.ts';
import { officeHref } from '../view/introduction.ts';
import { downloadsOf } from '../view/lists/downloads.ts';
import { type FoundInstrument, instrumentResult, markerOf, pager } from '../view/results.ts';
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

/** As many as an engine gives at once: what outsiders may use comes first among them. */
const PAGE = 100;

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
    { ...state, sort: state.q ? state.sort : 'name', lang, pageSize: PAGE },
    signal,
  );
  const groups = equipmentGroups(visit, state, result, path);
  const model = searchModel(visit, state, result, { order: FACETS, path, base: 'instruments' });
  const marker = markerOf(result, conceptsOf(context).finder);
  return {
    view: 'equipment',
    title: t('equipment.title'),
    description: t('equipment.lead'),
    unlisted: state.page > 1 || Object.keys(state.filters).length > 1,
    model: {
      ...model,
      chips: chipsWithGroup(model.chips, state, groups),
      groups,
      free:
        model.chips.length > 0
          ? searchHref(path, { ...state, filters: {}, ranges: [], page: 1 }, 'instruments')
          : '',
      office: officeHref(visit, state.q),
      everywhere: searchHref(`/${lang}/search`, {
        ...state,
        view: 'evidence',
        filters: {},
        page: 1,
      }),
      placeholder: equipmentPlaceholder(profile, t),
      forNeed: `${path}/for${state.q ? `?need=${encodeURIComponent(state.q)}` : ''}`,
      counts: t('site.count.instruments', { count: result.totalEvidence }),
      tables: byAccess(
        result.evidence.map((e) => instrumentResult(e, profile, t, marker)),
        t,
      ),
      downloads: result.totalEvidence > 0 ? downloadsOf(lang, 'equipment', query) : null,
      pager: pager(state, result, path, t, 'instruments'),
    },
  };
}

/** What outsiders may use first, the rest under a heading of its own; one list where all are alike. */
function byAccess(
  instruments: readonly FoundInstrument[],
  t: Visit['t'],
): { heading: string; instruments: FoundInstrument[] }[] {
  return [true, false].flatMap((usable) => {
    const rows = instruments.filter((i) => i.usable === usable);
    return rows.length > 0
      ? [{ heading: t(`equipment.${usable ? 'usable' : 'others'}`), instruments: rows }]
      : [];
  });
}

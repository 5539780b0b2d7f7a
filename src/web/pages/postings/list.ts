/** Lists of offers and requests with filters: all of them, and what is for students. */
import { searchPostings } from '../../../ask/postings/postings.ts';
import {
  POSTING_TYPES,
  STUDENT_TYPES,
  type Posting,
  type PostingType,
} from '../../../domain/posting.ts';
import { downloadsOf } from '../../view/lists/downloads.ts';
import { postingView } from '../../view/posting.ts';
import type { PageReply, Visit } from '../../visit.ts';

/** A filter of a list: its field in the address, the values of a posting, and their words. */
interface Filter {
  name: string;
  values: (p: Posting) => readonly string[];
  label: (value: string, visit: Visit) => string;
}

const same = (value: string): string => value;
const TYPE: Filter = {
  name: 'type',
  values: (p) => [p.content.type],
  label: (value, { t }) => t(`posting.type.${value}`),
};
const LANGUAGE: Filter = {
  name: 'language',
  values: (p) => p.content.languages,
  label: (value, { t }) => t(`posting.language.${value}`),
};
const PLACE: Filter = {
  name: 'place',
  values: (p) => (p.content.place ? [p.content.place] : []),
  label: same,
};
const FIELD: Filter = {
  name: 'field',
  values: (p) => (p.content.field ? [p.content.field] : []),
  label: same,
};
const COOPERATION: Filter = {
  name: 'cooperation',
  values: (p) => p.content.cooperation,
  label: (value, { t }) => t(`posting.cooperation.${value}`),
};
const WANTED: Filter = {
  name: 'wanted',
  values: (p) => p.content.wanted,
  label: (value, { t }) => t(`site.type.${value}`),
};

export function postings(visit: Visit): PageReply {
  return list(visit, 'offers', POSTING_TYPES, [TYPE, COOPERATION, WANTED, PLACE, LANGUAGE]);
}

export function students(visit: Visit): PageReply {
  return list(visit, 'students', STUDENT_TYPES, [TYPE, FIELD, PLACE, LANGUAGE]);
}

function list(
  visit: Visit,
  page: 'offers' | 'students',
  types: readonly PostingType[],
  filters: readonly Filter[],
): PageReply {
  const { t, lang, query, context, introduces } = visit;
  const q = (query.get('q') ?? '').slice(0, 200).trim();
  const all = visit.postings().filter((p) => types.includes(p.content.type));
  const chosen = new Map(filters.map((f) => [f.name, query.get(f.name) ?? '']));
  const passes = (p: Posting, f: Filter): boolean => {
    const value = chosen.get(f.name);
    return !value || f.values(p).includes(value);
  };
  const found = searchPostings(context, all, q, lang);
  const shown = found.filter((p) => filters.every((f) => passes(p, f)));
  return {
    view: 'posting/list',
    title: t(`posting.${page}.title`),
    description: t(`posting.${page}.lead`),
    unlisted: query.size > 0,
    feed: `/${lang}/${page}.atom`,
    model: {
      downloads: page === 'offers' && all.length > 0 ? downloadsOf(lang, 'offers') : null,
      feeds: { atom: `/${lang}/${page}.atom`, json: `/${lang}/${page}.json` },
      page,
      action: `/${lang}/${page}`,
      heading: t(`posting.${page}.title`),
      lead: t(`posting.${page}.lead`),
      students: page === 'students',
      q,
      count: t('posting.count', { count: shown.length }),
      rows: shown.map((p) => postingView(p, t)),
      any: all.length > 0,
      narrowed: q !== '' || [...chosen.values()].some(Boolean),
      filters: filters.flatMap((f) =>
        filterView(
          visit,
          f,
          found.filter((p) => filters.every((other) => other === f || passes(p, other))),
          chosen.get(f.name) ?? '',
        ),
      ),
      post: introduces ? `/${lang}/offers/new` : '',
    },
  };
}

/** A filter with the number of each value among what the other filters leave; none without values. */
function filterView(
  visit: Visit,
  { name, values, label }: Filter,
  among: readonly Posting[],
  chosen: string,
): object[] {
  const counts = new Map<string, number>(chosen ? [[chosen, 0]] : []);
  for (const value of among.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 0) return [];
  // A value that no posting has is what somebody typed into the address: shown as it stands.
  const known = (value: string): string => (counts.get(value) ? label(value, visit) : value);
  return [
    {
      name,
      label: visit.t(`posting.fact.${name === 'language' ? 'languages' : name}`),
      options: [...counts]
        .map(([value, count]) => ({ value, label: known(value), count, chosen: value === chosen }))
        .sort((a, b) => a.label.localeCompare(b.label, visit.lang)),
    },
  ];
}

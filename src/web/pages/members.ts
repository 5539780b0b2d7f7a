import { census } from '../../ask/map/census.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { fold } from '../../language/fold.ts';
import { memberFilter } from '../view/member-filter.ts';
import { downloadsOf } from '../view/lists/downloads.ts';
import { searchOf } from '../view/neighbour.ts';
import { organisationView, type OrganisationView } from '../view/organisation.ts';
import { regionMap } from '../view/region-map.ts';
import { topicLine } from '../view/topics.ts';
import type { PageReply, Visit } from '../visit.ts';

const ORDERS = ['name', 'pillar', 'type', 'region', 'town'] as const;
type Order = (typeof ORDERS)[number];

/**
 * Above this many organisations the page shows one group at a time, or a list of a large network
 * would be megabytes.
 */
const ALL_AT_ONCE = 300;

interface Row extends OrganisationView {
  /** What it works on, in three topics. */
  topics: string;
}
interface Group {
  anchor: string;
  label: string;
  rows: Row[];
}

/** Longest words to filter by. */
const LONGEST = 200;

/**
 * All members, A to Z or by pillar, kind, region, town, filtered by words; organisations not shown to
 * be members stand apart.
 */
export function members(visit: Visit): PageReply {
  const { context, profile, t, lang, query } = visit;
  const counted = census(context.catalogue);
  const by: Order = ORDERS.find((o) => o === query.get('by')) ?? 'name';
  const q = (query.get('q') ?? '').slice(0, LONGEST).trim();
  const row = (o: Organisation): Row => ({
    ...organisationView(o, profile, t),
    topics: topicLine(visit, o.id),
  });
  const known = [...context.catalogue.organisations()];
  const narrowed = memberFilter(known, query, t);
  const all = known
    .sort((a, b) => byName(a, b, lang))
    .filter(holding(q, row, lang))
    .filter(narrowed.keeps);
  const memberList = all.filter((o) => o.membership.standing === 'member');
  const keys = groupKeys(memberList, by, visit);
  const wanted = all.length > ALL_AT_ONCE ? (query.get('group') ?? keys[0]?.key) : undefined;
  const address = (order: Order): string =>
    `/${lang}/members${order === 'name' ? '' : `?by=${order}`}`;
  return {
    view: 'members',
    title: t('members.title'),
    description: t('members.lead', { count: counted.members }),
    scripts: ['filter.js'],
    model: {
      lead: t('members.lead', { count: counted.members }),
      q,
      ...narrowed.model,
      by: by === 'name' ? '' : by,
      shown: all.length,
      whole: q === '' && wanted === undefined && narrowed.chosen.length === 0,
      search: `/${lang}/search?${new URLSearchParams({ q }).toString()}`,
      orders: ORDERS.map((o) => ({
        label: t(`members.by.${o}`),
        href: address(o),
        current: o === by,
      })),
      index: keys.map((k, i) => ({
        label: k.label,
        href: wanted === undefined ? `#g${i}` : `${groupAddress(lang, by, k.key)}`,
      })),
      groups: keys.flatMap((k, i): Group[] =>
        wanted === undefined || k.key === wanted
          ? [{ anchor: `g${i}`, label: k.label, rows: k.list.map(row) }]
          : [],
      ),
      compact: by === 'name',
      prospects: all
        .filter((o) => o.membership.standing === 'prospect')
        .slice(0, ALL_AT_ONCE)
        .map(row),
      map: mapOf(visit, memberList, wanted !== undefined),
      neighbours: neighbourLinks(visit),
      downloads: downloadsOf(lang, 'members'),
    },
  };
}

/** The clusters beside ours, each with a search of its organisations. */
function neighbourLinks({ profile, t, lang }: Visit): object[] {
  return (profile.neighbours ?? []).map((n) => ({
    name: inLanguage(n.name, lang),
    count: t('neighbours.count', { count: n.organisations }),
    href: searchOf(n.id, lang),
  }));
}

/** True for organisations whose row holds every word, accents and case left aside. */
function holding(
  q: string,
  row: (o: Organisation) => Row,
  lang: string,
): (o: Organisation) => boolean {
  const words = fold(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (o) => {
    const { kind, place, topics } = row(o);
    const text = fold([inLanguage(o.name, lang), kind, place, topics].join(' '));
    return words.every((word) => text.includes(word));
  };
}

/** The drawn map; a region opens its group of the list. */
function mapOf(visit: Visit, list: readonly Organisation[], apart: boolean): object | null {
  const { lang } = visit;
  const keys = groupKeys(list, 'region', visit);
  const counts = new Map(keys.map((k) => [k.key, k.list.length]));
  return regionMap(visit, counts, (region) =>
    apart
      ? groupAddress(lang, 'region', region)
      : `/${lang}/members?by=region#g${keys.findIndex((k) => k.key === region)}`,
  );
}

function groupAddress(lang: string, by: Order, group: string): string {
  return `/${lang}/members?${new URLSearchParams({ by, group }).toString()}`;
}

function byName(a: Organisation, b: Organisation, lang: string): number {
  return inLanguage(a.name, lang).localeCompare(inLanguage(b.name, lang), lang);
}

function groupKeys(
  list: readonly Organisation[],
  by: Order,
  { profile, t, lang }: Pick<Visit, 'profile' | 't' | 'lang'>,
): { key: string; label: string; list: Organisation[] }[] {
  const groups = new Map<string, { key: string; label: string; list: Organisation[] }>();
  const put = (key: string, label: string, o: Organisation): void => {
    const group = groups.get(key) ?? { key, label, list: [] };
    group.list.push(o);
    groups.set(key, group);
  };
  const regionOf = ({ region }: Organisation): string =>
    region ? inLanguage(profile.regions[region], lang) || region : t('members.noRegion');
  const putInto: Record<Order, (o: Organisation) => void> = {
    name: (o) => {
      const letter = initial(inLanguage(o.name, lang), lang);
      put(letter, letter, o);
    },
    pillar: (o) => {
      const its = profile.pillars.filter((p) => o.pillars.some((tag) => tag.pillar === p.id));
      for (const p of its) put(p.id, inLanguage(p.name, lang), o);
      if (o.pillars.length === 0) put('', t('members.noPillar'), o);
    },
    type: (o) => put(o.kind, t(`site.type.${o.kind}`), o),
    region: (o) => put(o.region ?? '', regionOf(o), o),
    town: (o) => put(o.town ?? '', o.town ?? t('members.noTown'), o),
  };
  list.forEach(putInto[by]);
  const sorted = [...groups.values()];
  if (by === 'pillar') {
    const place = (key: string): number => {
      const i = profile.pillars.findIndex((p) => p.id === key);
      return i < 0 ? Infinity : i;
    };
    return sorted.sort((a, b) => place(a.key) - place(b.key));
  }
  return sorted.sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || a.label.localeCompare(b.label, lang),
  );
}

/**
 * First letter as the language's dictionary files it: Czech has Č, Ř, Š, Ž and Ch of their own,
 * other accents do not count.
 */
function initial(name: string, lang: string): string {
  const upper = name.replace(/^[^\p{L}\p{N}]+/u, '').toLocaleUpperCase(lang);
  if (lang === 'cs' && /^(CH|[ČŘŠŽ])/.test(upper)) return upper.startsWith('CH') ? 'Ch' : upper[0]!;
  const letter = upper.normalize('NFD')[0] ?? '';
  return /\p{L}/u.test(letter) ? letter : '#';
}

import { census } from '../../ask/map/census.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { kindCounts } from '../view/counts.ts';
import { organisationView, type OrganisationView } from '../view/organisation.ts';
import type { PageReply, Visit } from '../visit.ts';

const ORDERS = ['name', 'pillar', 'type', 'town'] as const;
type Order = (typeof ORDERS)[number];

/**
 * Above this many organisations the page shows one group at a time, or a list of a large network
 * would be megabytes.
 */
const ALL_AT_ONCE = 300;

interface Row extends OrganisationView {
  counts: ReturnType<typeof kindCounts>;
}
interface Group {
  key: string;
  label: string;
  rows: Row[];
}

/**
 * All members, A to Z or by pillar, kind, town; organisations not shown to be members stand apart.
 */
export function members({ context, profile, t, lang, query }: Visit): PageReply {
  const catalogue = context.catalogue;
  const counted = census(catalogue);
  const by: Order = ORDERS.find((o) => o === query.get('by')) ?? 'name';
  const all = [...catalogue.organisations()].sort((a, b) => byName(a, b, lang));
  const row = (o: Organisation): Row => ({
    ...organisationView(o, profile, t),
    counts: kindCounts(counted.owners.get(o.id) ?? {}, t),
  });
  const memberList = all.filter((o) => o.membership.standing === 'member');
  const keys = groupKeys(memberList, by, { profile, t, lang });
  const wanted = all.length > ALL_AT_ONCE ? (query.get('group') ?? keys[0]?.key) : undefined;
  const groups: Group[] = keys
    .filter((k) => wanted === undefined || k.key === wanted)
    .map((k) => ({ key: k.key, label: k.label, rows: k.list.map(row) }));
  const prospects = all
    .filter((o) => o.membership.standing === 'prospect')
    .slice(0, ALL_AT_ONCE)
    .map(row);
  return {
    view: 'members',
    title: t('members.title'),
    description: t('members.lead', { count: counted.members }),
    model: {
      lead: t('members.lead', { count: counted.members }),
      orders: ORDERS.map((o) => ({
        label: t(`members.by.${o}`),
        href: o === 'name' ? `/${lang}/members` : `/${lang}/members?by=${o}`,
        current: o === by,
      })),
      index: keys.map((k, i) => ({
        label: k.label,
        anchor: `g${i}`,
        href:
          wanted === undefined
            ? `#g${i}`
            : `/${lang}/members?by=${by}&group=${encodeURIComponent(k.key)}`,
      })),
      groups: groups.map((g) => ({ ...g, anchor: `g${keys.findIndex((k) => k.key === g.key)}` })),
      compact: by === 'name',
      prospects,
      prospectsTitle: t('site.count.prospects', { count: counted.prospects }),
    },
  };
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
  for (const o of list) {
    if (by === 'name') {
      const letter = initial(inLanguage(o.name, lang), lang);
      put(letter, letter, o);
    } else if (by === 'pillar') {
      for (const p of profile.pillars)
        if (o.pillars.some((tag) => tag.pillar === p.id)) put(p.id, inLanguage(p.name, lang), o);
      if (o.pillars.length === 0) put('', t('members.noPillar'), o);
    } else if (by === 'type') put(o.kind, t(`site.type.${o.kind}`), o);
    else put(o.town ?? '', o.town ?? t('members.noTown'), o);
  }
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
export function initial(name: string, lang: string): string {
  const upper = name.replace(/^[^\p{L}\p{N}]+/u, '').toLocaleUpperCase(lang);
  if (lang === 'cs' && /^(CH|[ČŘŠŽ])/.test(upper)) return upper.startsWith('CH') ? 'Ch' : upper[0]!;
  const letter = upper.normalize('NFD')[0] ?? '';
  return /\p{L}/u.test(letter) ? letter : '#';
}

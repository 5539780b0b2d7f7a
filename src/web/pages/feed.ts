/** Feeds of searches, offers and news; and the same as a page that stands in other sites. */
import { inLanguage } from '../../domain/text.ts';
import { type EntryList, entriesOf } from '../view/entries.ts';
import { atom, ATOM_TYPE, type Feed, jsonFeed, JSON_FEED_TYPE } from '../view/feed.ts';
import type { PageHandler, Visit } from '../visit.ts';

/** @param format how the list is written */
export function feed(list: EntryList, format: 'atom' | 'json'): PageHandler {
  return async (visit) => {
    const { entries, title, page } = await entriesOf(visit, list);
    const { origin, lang, path, query, profile, context } = visit;
    const search = query.size ? `?${query.toString()}` : '';
    const made: Feed = {
      title: `${title} · ${inLanguage(profile.shortName, lang)}`,
      lang,
      author: inLanguage(profile.name, lang),
      home: origin + page,
      self: `${origin}/${lang}${path}${search}`,
      updated: context.build.published,
      entries,
    };
    return format === 'atom'
      ? { type: ATOM_TYPE, body: atom(made) }
      : { type: JSON_FEED_TYPE, body: jsonFeed(made) };
  };
}

/** Entries of a list on one page without menus, for a frame in the cluster's own site. */
export function embedded(list: EntryList): PageHandler {
  return async (visit) => {
    const { entries, title, page } = await entriesOf(visit, list);
    return {
      view: 'embedded',
      title,
      layout: 'embedded',
      unlisted: true,
      model: {
        heading: title,
        page,
        action: `/${visit.lang}/embed/${list}`,
        searches: list !== 'news',
        q: (visit.query.get('q') ?? '').slice(0, 500),
        filters: filtersOf(visit),
        entries: entries.map((e) => ({ ...e, lines: e.text.split('\n').filter(Boolean) })),
        count: visit.t('feed.count', { count: entries.length }),
      },
    };
  };
}

/** Filters of the address go along when the words change. */
function filtersOf({ query }: Visit): { name: string; value: string }[] {
  return [...query]
    .filter(([name]) => name !== 'q' && name !== 'page')
    .slice(0, 40)
    .map(([name, value]) => ({ name, value }));
}

/** Links to the same page in other languages, for its head and for search machines. */
import type { Site, Visit } from '../visit.ts';

/** The same page in every language of the cluster. */
export function languageLinks(
  site: Site,
  { profile, lang, path, origin }: Visit,
  search: string,
  plainSearch: string,
): object[] {
  return [...site.locales.keys()]
    .filter((l) => profile.languages.includes(l))
    .map((l) => ({
      lang: l,
      code: l.toUpperCase(),
      current: l === lang,
      href: `/${l}${path}${search}`,
      absolute: `${origin}/${l}${path}${plainSearch}`,
      name: site.locales.get(l)?.('site.language') ?? l,
    }));
}

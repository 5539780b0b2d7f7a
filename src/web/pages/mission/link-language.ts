import type { OfficeVisit } from '../../access/guard.ts';

/** Whoever speaks the first reads pages in the second with ease. */
const READS: ReadonlyMap<string, string> = new Map([['sk', 'cs']]);

/**
 * The language of a party's own pages: one that it speaks and the cluster's pages have, another
 * than English before it; English where there is none.
 */
export function linkLanguage(
  party: { languages: readonly string[] },
  { lang, profile }: Pick<OfficeVisit, 'lang' | 'profile'>,
): string {
  if (party.languages.length === 0) return lang;
  const spoken = party.languages.flatMap((l) => [l, READS.get(l) ?? l]);
  return (
    spoken.find((l) => l !== 'en' && profile.languages.includes(l)) ??
    ['en', lang].find((l) => profile.languages.includes(l)) ??
    lang
  );
}

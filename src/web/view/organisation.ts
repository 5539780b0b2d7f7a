/** An organisation as pages show it: name, kind, place, pillars, standing. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Words } from '../rendering/handlebars.ts';
import { type Marker, wordsOf } from './words.ts';

export interface PillarView {
  /** Place in the profile: its colour class. */
  index: number;
  id: string;
  letter: string;
  name: string;
  href: string;
  /** True when the tag is our reading and no source says it. */
  inferred: boolean;
  why: string;
}

export interface OrganisationView {
  id: string;
  href: string;
  name: Words;
  kind: string;
  /** "Přerov, Olomouc Region", as much as is known. */
  place: string;
  town: string;
  /**
   * What it is instead of a member: not shown to be one, or of which neighbouring cluster; empty for
   * members.
   */
  prospect: string;
  pillars: PillarView[];
}

export function organisationView(
  o: Organisation,
  profile: ClusterProfile,
  t: Translate,
  marker?: Marker,
): OrganisationView {
  return {
    id: o.id,
    href: memberHref(o.id, t.lang),
    name: wordsOf(o.name, t.lang, marker),
    kind: t(`site.type.${o.kind}`),
    place: [o.town, regionName(o, profile, t)].filter(Boolean).join(', '),
    town: o.town ?? '',
    prospect: standingTag(o, t),
    pillars: o.pillars
      .map((p) => pillarView(profile, p.pillar, t.lang, p))
      .filter((p) => p !== undefined),
  };
}

/** What stands beside the name of an organisation that is no member; empty for members. */
export function standingTag({ membership, home }: Organisation, t: Translate): string {
  if (membership.standing === 'member') return '';
  return home
    ? t('site.neighbour', { cluster: inLanguage(home.name, t.lang) })
    : t('site.standing.prospect');
}

export function memberHref(id: string, lang: string): string {
  return `/${lang}/members/${encodeURIComponent(id)}`;
}

/** A pillar of the profile by id; undefined when the profile does not know it. */
function pillarView(
  profile: ClusterProfile,
  id: string,
  lang: string,
  tag?: { basis: string; why?: string },
): PillarView | undefined {
  const index = profile.pillars.findIndex((p) => p.id === id);
  const pillar = profile.pillars[index];
  if (!pillar) return undefined;
  return {
    index,
    id,
    letter: pillar.letter,
    name: inLanguage(pillar.name, lang),
    href: `/${lang}/pillars/${encodeURIComponent(id)}`,
    inferred: tag?.basis === 'inferred',
    why: tag?.why ?? '',
  };
}

function regionName(o: Organisation, profile: ClusterProfile, t: Translate): string {
  if (!o.region)
    return o.country && o.country !== profile.country ? countryName(o.country, t.lang) : '';
  const name = profile.regions[o.region];
  const region = name ? inLanguage(name, t.lang) : o.region;
  // "Praha, Hlavní město Praha" says the town twice.
  return o.town && o.region.includes(o.town) ? '' : region;
}

/** One per language of the pages; making one takes as long as a hundred names. */
const countryNames = new Map<string, Intl.DisplayNames>();

/** Name of a country by its ISO code, the code itself when it is none. */
export function countryName(code: string, lang: string): string {
  try {
    const names = countryNames.get(lang) ?? new Intl.DisplayNames([lang], { type: 'region' });
    countryNames.set(lang, names);
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * Which column of a guest list holds what: suggested from its header, confirmed by the secretariat.
 */
import { fold } from '../language/fold.ts';

export const GUEST_FIELDS = [
  'name',
  'country',
  'town',
  'website',
  'languages',
  'offers',
  'seeks',
  'person',
  'role',
  'email',
  'reference',
  'min',
  'max',
] as const;
export type GuestField = (typeof GUEST_FIELDS)[number];

/** Per column of the file, in order; empty for columns that are left out. */
export type ColumnMap = readonly (GuestField | '')[];

/**
 * Words of headers, folded; the first field whose word is the whole header wins, then the longest
 * word that is part of it.
 */
const WORDS: Readonly<Record<GuestField, readonly string[]>> = {
  name: [
    'company',
    'company name',
    'organisation',
    'organization',
    'institution',
    'name of company',
    'firma',
    'nazev',
    'nazev firmy',
    'organizace',
    'instituce',
    'spolecnost',
    'participant',
  ],
  country: ['country', 'zeme', 'stat'],
  town: ['town', 'city', 'mesto', 'sidlo', 'location'],
  website: ['website', 'web', 'url', 'homepage', 'www', 'webova stranka'],
  languages: ['languages', 'language', 'jazyky', 'jazyk', 'spoken languages'],
  offers: [
    'offers',
    'offer',
    'profile',
    'what we do',
    'activities',
    'expertise',
    'capabilities',
    'products',
    'company profile',
    'nabizi',
    'nabidka',
    'profil',
    'cinnost',
    'zamereni',
  ],
  seeks: [
    'seeks',
    'looking for',
    'interests',
    'interest',
    'needs',
    'wants',
    'cooperation sought',
    'partner sought',
    'hleda',
    'poptavka',
    'zajem',
    'zajmy',
    'poptava',
  ],
  person: [
    'person',
    'contact',
    'contact person',
    'full name',
    'delegate',
    'representative',
    'osoba',
    'kontaktni osoba',
    'jmeno',
    'zastupce',
  ],
  role: ['role', 'position', 'job title', 'function', 'title', 'funkce', 'pozice'],
  email: ['email', 'e-mail', 'mail'],
  reference: ['reference', 'id', 'registration', 'number', 'cislo', 'registrace', 'kod'],
  min: ['min', 'minimum', 'least', 'fewest', 'nejmene'],
  max: ['max', 'maximum', 'most', 'nejvyse'],
};

/** A suggestion for each column; no field is suggested twice. */
export function suggestColumns(header: readonly string[]): (GuestField | '')[] {
  const taken = new Set<GuestField>();
  const suggested: (GuestField | '')[] = header.map(() => '');
  for (const exact of [true, false]) {
    header.forEach((title, i) => {
      if (suggested[i]) return;
      const field = bestField(
        fold(title)
          .replace(/[^a-z0-9]+/g, ' ')
          .trim(),
        exact,
        taken,
      );
      if (!field) return;
      suggested[i] = field;
      taken.add(field);
    });
  }
  // A list whose only name column was called "Name" without more is a list of companies.
  const name = header.findIndex((title, i) => !suggested[i] && fold(title).trim() === 'name');
  if (name >= 0)
    suggested[name] = taken.has('name') ? (taken.has('person') ? '' : 'person') : 'name';
  return suggested;
}

function bestField(
  title: string,
  exact: boolean,
  taken: ReadonlySet<GuestField>,
): GuestField | null {
  let best: { field: GuestField; length: number } | null = null;
  for (const field of GUEST_FIELDS) {
    if (taken.has(field)) continue;
    for (const word of WORDS[field].map((w) => w.replace(/[^a-z0-9]+/g, ' '))) {
      const hit = exact ? title === word : ` ${title} `.includes(` ${word} `);
      if (hit && word.length > (best?.length ?? 0)) best = { field, length: word.length };
    }
  }
  return best?.field ?? null;
}

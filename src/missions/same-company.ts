/** Guests whose names say that they may be one company spelt twice. */
import { countryCodeOf } from '../language/country-names.ts';
import { isSlipOf } from '../language/edit-distance.ts';
import { nameKey } from '../language/name-key.ts';

/** What of a guest is compared. */
export interface ComparedGuest {
  key: string;
  rows: readonly number[];
  values: { name?: string; country?: string; website?: string };
}

/** A question to the secretariat. */
export interface SameCompany {
  /** Stays the same while the file does. */
  id: string;
  keys: readonly [string, string];
  names: readonly [string, string];
  rows: readonly [number, number];
  /** `missions.import.same.<why>` in the locales. */
  why: 'country' | 'form' | 'slip' | 'website';
}

/** A guest list has a few hundred companies; pairs beyond this many guests are not compared. */
const COMPARED = 600;
/** More questions than this nobody answers. */
const ASKED = 50;

/**
 * Pairs that may be one company, in the order of the list.
 * @param breathe called between two guests: six hundred of them take a second
 */
export async function spelledTwice(
  guests: readonly ComparedGuest[],
  breathe: () => Promise<void>,
): Promise<SameCompany[]> {
  const seen = guests.slice(0, COMPARED).map((guest) => ({
    guest,
    name: nameKey(guest.values.name ?? ''),
    country: countryCodeOf(guest.values.country ?? '') ?? '',
    site: siteOf(guest.values.website ?? ''),
  }));
  const questions: SameCompany[] = [];
  for (const [i, a] of seen.entries()) {
    await breathe();
    for (const b of seen.slice(i + 1)) {
      const why = whySame(a, b);
      if (!why) continue;
      questions.push({
        id: `${a.guest.key}~${b.guest.key}`,
        keys: [a.guest.key, b.guest.key],
        names: [a.guest.values.name ?? '', b.guest.values.name ?? ''],
        rows: [a.guest.rows[0] ?? 0, b.guest.rows[0] ?? 0],
        why,
      });
      if (questions.length === ASKED) return questions;
    }
  }
  return questions;
}

interface Seen {
  name: string;
  country: string;
  site: string;
}

function whySame(a: Seen, b: Seen): SameCompany['why'] | null {
  const apart = a.country !== '' && b.country !== '' && a.country !== b.country;
  if (a.name === b.name) return apart || !a.country || !b.country ? 'country' : 'form';
  if (apart) return null;
  if (a.site && a.site === b.site) return 'website';
  return isSlipOf(a.name, b.name) ? 'slip' : null;
}

/** The host of a web address, without `www`. */
function siteOf(website: string): string {
  return website
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#]/, 1)[0]!;
}

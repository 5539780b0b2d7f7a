/**
 * A guest list into parties: new ones are added, known ones updated.
 */
import type { PartyRecord } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app-db.ts';
import {
  addGuests,
  listParties,
  listPersons,
  savePersons,
  saveParty,
  type PartyFields,
} from '../store/app-parties.ts';
import type { ColumnMap } from './guest-columns.ts';
import { canonicalKey, type GuestRow } from './read-guests.ts';

/** Columns of which any says who comes. */
const PERSON_FIELDS = ['person', 'first', 'last', 'email'] as const;

export interface ImportResult {
  added: number;
  updated: number;
  unchanged: number;
}

/** Writes the list as one change. Only columns that the list has are overwritten. */
export function importGuests(
  db: AppDb,
  who: Actor,
  mission: string,
  list: readonly GuestRow[],
  columns: ColumnMap,
): ImportResult {
  const result: ImportResult = { added: 0, updated: 0, unchanged: 0 };
  const has = new Set(columns);
  db.change(who, 'import', mission, () => {
    const known = new Map(
      listParties(db, mission)
        .filter((p) => p.side === 'guest')
        .map((p) => [canonicalKey(p.importKey), p]),
    );
    const added = list.filter((guest) => !known.has(guest.key));
    addGuests(
      db,
      mission,
      added.map((guest) => ({
        fields: fieldsOf(guest, undefined, has),
        persons: guest.persons.map((p) => ({ ...p, ownDiary: false })),
      })),
    );
    result.added = added.length;
    for (const guest of list) {
      const old = known.get(guest.key);
      if (!old) continue;
      const changed = updateGuest(db, old, fieldsOf(guest, old, has), guest, has);
      result[changed ? 'updated' : 'unchanged']++;
    }
  });
  return result;
}

function fieldsOf(
  guest: GuestRow,
  old: PartyRecord | undefined,
  has: ReadonlySet<string>,
): PartyFields {
  const text = (field: 'country' | 'town' | 'website' | 'offers' | 'seeks'): string =>
    has.has(field) ? (guest.values[field] ?? '') : (old?.[field] ?? '');
  return {
    side: 'guest',
    name: guest.values.name ?? '',
    organisation: old?.organisation ?? '',
    country: text('country').slice(0, 80),
    town: text('town').slice(0, 80),
    website: text('website'),
    offers: text('offers'),
    seeks: text('seeks'),
    languages: has.has('languages') ? guest.languages : (old?.languages ?? []),
    min: has.has('min') ? guest.min : (old?.min ?? null),
    max: has.has('max') ? guest.max : (old?.max ?? null),
    unavailable: old?.unavailable ?? [],
    site: old?.site ?? '',
    cancelled: old?.cancelled ?? false,
    importKey: guest.key,
  };
}

function updateGuest(
  db: AppDb,
  old: PartyRecord,
  fields: PartyFields,
  guest: GuestRow,
  has: ReadonlySet<string>,
): boolean {
  const { mission, id, version, ...was } = old;
  const same = JSON.stringify(sorted(was)) === JSON.stringify(sorted(fields));
  if (!same) saveParty(db, mission, id, version, fields);
  if (!PERSON_FIELDS.some((f) => has.has(f))) return !same;
  const persons = listPersons(db, mission, id);
  const merged = guest.persons.map((p) => ({
    ...p,
    ownDiary: persons.find((q) => q.name === p.name)?.ownDiary ?? false,
  }));
  const plain = (list: readonly { name: string; role: string; email: string }[]): string =>
    JSON.stringify(list.map((p) => [p.name, p.role, p.email]).sort());
  if (plain(merged) === plain(persons)) return !same;
  savePersons(db, mission, id, merged);
  return true;
}

function sorted(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * A guest list into parties: new ones are added, known ones updated, each mistake named with its
 * row.
 */
import { fold } from '../language/fold.ts';
import type { PartyRecord } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app-db.ts';
import {
  addParty,
  listParties,
  listPersons,
  savePersons,
  saveParty,
  type PartyFields,
} from '../store/app-parties.ts';
import { type ColumnMap, GUEST_FIELDS, type GuestField } from './guest-columns.ts';
import { languageOf } from './language-names.ts';
import type { TableFile } from './table-file.ts';

/**
 * One thing wrong with one row. `left-out` rows were not taken; of the others only the value was
 * left out.
 */
export interface RowMistake {
  row: number;
  column: string;
  found: string;
  /** `missions.import.<reason>` in the locales. */
  reason: 'no-name' | 'email' | 'language' | 'whole' | 'website' | 'bounds' | 'long-name';
  leftOut: boolean;
}

export interface GuestRow {
  key: string;
  values: Partial<Record<GuestField, string>>;
  languages: string[];
  min: number | null;
  max: number | null;
  persons: { name: string; role: string; email: string }[];
}

export interface GuestList {
  guests: GuestRow[];
  mistakes: RowMistake[];
}

export interface ImportResult {
  added: number;
  updated: number;
  unchanged: number;
}

const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/;

/**
 * Rows of the same company (by reference, else by name and country) become one guest with several
 * persons.
 */
export function readGuests(table: TableFile, columns: ColumnMap): GuestList {
  const mistakes: RowMistake[] = [];
  const guests = new Map<string, GuestRow>();
  for (const row of table.rows) {
    const values: Partial<Record<GuestField, string>> = {};
    columns.forEach((field, i) => {
      if (field && row.cells[i])
        values[field] = values[field] ? `${values[field]}\n${row.cells[i]}` : row.cells[i];
    });
    const blame = (field: GuestField, reason: RowMistake['reason'], leftOut = false): void => {
      mistakes.push({
        row: row.number,
        column: table.header[columns.indexOf(field)] ?? field,
        found: (values[field] ?? '').slice(0, 60),
        reason,
        leftOut,
      });
    };
    if (!values.name) {
      blame('name', 'no-name', true);
      continue;
    }
    if (values.name.length > 200) {
      blame('name', 'long-name', true);
      continue;
    }
    addRow(guests, guestOf(values, blame));
  }
  return { guests: [...guests.values()], mistakes };
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
        .map((p) => [p.importKey, p]),
    );
    for (const guest of list) {
      const old = known.get(guest.key);
      const fields = fieldsOf(guest, old, has);
      if (!old) {
        const party = addParty(db, mission, fields);
        savePersons(
          db,
          mission,
          party.id,
          guest.persons.map((p) => ({ ...p, ownDiary: false })),
        );
        result.added++;
        continue;
      }
      const changed = updateGuest(db, old, fields, guest, has);
      result[changed ? 'updated' : 'unchanged']++;
    }
  });
  return result;
}

/** What recognises a guest in the next list. */
export function guestKey(name: string, country: string, reference = ''): string {
  return reference
    ? `ref:${fold(reference).trim()}`
    : `${fold(name)}|${fold(country)}`.replace(/[^\p{L}\p{N}|]+/gu, ' ').trim();
}

function guestOf(
  values: Partial<Record<GuestField, string>>,
  blame: (field: GuestField, reason: RowMistake['reason']) => void,
): GuestRow {
  const languages: string[] = [];
  for (const word of (values.languages ?? '')
    .split(/[,;/\n]+|\s+and\s+|\s+a\s+/)
    .map((w) => w.trim())
    .filter(Boolean)) {
    const code = languageOf(word);
    if (code) languages.push(code);
    else blame('languages', 'language');
  }
  const whole = (field: 'min' | 'max'): number | null => {
    const text = values[field];
    if (!text) return null;
    const n = Number(text.replace(',', '.'));
    if (Number.isInteger(n) && n >= 0 && n <= 100) return n;
    blame(field, 'whole');
    return null;
  };
  let [min, max] = [whole('min'), whole('max')];
  if (min !== null && max !== null && min > max) {
    blame('min', 'bounds');
    min = max = null;
  }
  if (values.email && !EMAIL.test(values.email)) {
    blame('email', 'email');
    delete values.email;
  }
  if (values.website && !isWebsite(values.website)) {
    blame('website', 'website');
    delete values.website;
  }
  const person =
    values.person || values.email
      ? [
          {
            name: (values.person ?? values.email ?? '').slice(0, 120),
            role: (values.role ?? '').slice(0, 120),
            email: values.email ?? '',
          },
        ]
      : [];
  return {
    key: guestKey(values.name ?? '', values.country ?? '', values.reference),
    values,
    languages: [...new Set(languages)],
    min,
    max,
    persons: person,
  };
}

function addRow(guests: Map<string, GuestRow>, guest: GuestRow): void {
  const first = guests.get(guest.key);
  if (!first) {
    guests.set(guest.key, guest);
    return;
  }
  for (const p of guest.persons)
    if (!first.persons.some((q) => q.name === p.name)) first.persons.push(p);
  for (const field of GUEST_FIELDS) first.values[field] ??= guest.values[field];
  for (const code of guest.languages)
    if (!first.languages.includes(code)) first.languages.push(code);
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
  if (!has.has('person') && !has.has('email')) return !same;
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

function isWebsite(text: string): boolean {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && /^[^\s<>"]+\.[^\s<>"]+$/.test(text);
}

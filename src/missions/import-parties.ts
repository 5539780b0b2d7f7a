/**
 * A list into parties of one side: new ones are added, known ones updated.
 */
import type { PartyRecord, PersonRecord, Side } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { inLanguage, type Lang } from '../domain/text.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  addParties,
  listParties,
  listPersons,
  savePersons,
  saveParty,
  type PartyFields,
  type PersonInput,
} from '../store/app/parties.ts';
import type { ColumnMap } from './guest-columns.ts';
import { importKeys, knownParties, type NamedMember } from './known-parties.ts';
import { emptyParty } from './empty-party.ts';
import { joinInto, type GuestRow } from './read-guests.ts';

/** Columns of which any says who comes. */
const PERSON_FIELDS = ['person', 'first', 'last', 'email'] as const;

export interface ImportResult {
  added: number;
  updated: number;
  unchanged: number;
}

/** Whose list it is, and what is known of them beside the mission. */
export interface ListOf {
  side: Side;
  /** Organisations of the catalogue, for a list of our own side; empty for strangers. */
  members: readonly NamedMember[];
  /** Taken for members whose row names no language. */
  languages: readonly Lang[];
}

/** Writes the list as one change. Only columns that the list has are overwritten. */
export function importParties(
  db: AppDb,
  who: Actor,
  mission: string,
  {
    list,
    columns,
    of = { side: 'guest', members: [], languages: [] },
  }: { list: readonly GuestRow[]; columns: ColumnMap; of?: ListOf },
): ImportResult {
  const result: ImportResult = { added: 0, updated: 0, unchanged: 0 };
  const has = new Set(columns);
  db.change(who, 'import', mission, () => {
    const { known, fresh } = sorted(db, mission, list, of);
    const catalogue = knownParties([], of.members);
    addParties(
      db,
      mission,
      of.side,
      fresh.map((row) => ({
        fields: newFields(row, catalogue.memberOf(row), has, of),
        persons: row.persons.map((p) => ({ ...p, ownDiary: false })),
      })),
    );
    result.added = fresh.length;
    for (const [old, row] of known) {
      const changed = updateParty(db, old, row, has, of);
      result[changed ? 'updated' : 'unchanged']++;
    }
  });
  return result;
}

/** Rows of a list that are new to the mission, in their order. */
export function newInList(
  db: AppDb,
  mission: string,
  list: readonly GuestRow[],
  of: ListOf,
): GuestRow[] {
  return sorted(db, mission, list, of).fresh;
}

/** Rows by the party that they are, those of one party joined, and new ones. */
function sorted(
  db: AppDb,
  mission: string,
  list: readonly GuestRow[],
  of: ListOf,
): { known: Map<PartyRecord, GuestRow>; fresh: GuestRow[] } {
  const parties = knownParties(
    listParties(db, mission).filter((p) => p.side === of.side),
    of.members,
  );
  const known = new Map<PartyRecord, GuestRow>();
  const fresh: GuestRow[] = [];
  for (const row of list) {
    const party = parties.partyOf(row);
    if (!party) {
      fresh.push(row);
      continue;
    }
    const first = known.get(party);
    if (first) joinInto(first, row);
    else known.set(party, structuredClone(row));
  }
  return { known, fresh };
}

function newFields(
  row: GuestRow,
  member: NamedMember | undefined,
  has: ReadonlySet<string>,
  of: ListOf,
): PartyFields {
  const fields = fieldsOf(row, undefined, has, of.side);
  return member
    ? {
        ...fields,
        name: inLanguage(member.name, 'en'),
        organisation: member.id,
        languages: fields.languages.length ? fields.languages : [...of.languages],
      }
    : fields;
}

function fieldsOf(
  row: GuestRow,
  old: PartyRecord | undefined,
  has: ReadonlySet<string>,
  side: Side,
): PartyFields {
  const before: PartyFields = old ?? emptyParty(side);
  const text = (field: 'country' | 'town' | 'website' | 'offers' | 'seeks'): string =>
    has.has(field) ? (row.values[field] ?? '') : before[field];
  return {
    side,
    // A member keeps its own name, whatever a list calls it.
    name: before.organisation ? before.name : (row.values.name ?? ''),
    organisation: before.organisation,
    country: text('country').slice(0, 80),
    town: text('town').slice(0, 80),
    website: text('website'),
    offers: text('offers'),
    seeks: text('seeks'),
    languages: has.has('languages') ? row.languages : before.languages,
    min: has.has('min') ? row.min : before.min,
    max: has.has('max') ? row.max : before.max,
    unavailable: before.unavailable,
    site: before.site,
    cancelled: before.cancelled,
    importKey: [...new Set([...(old ? importKeys(old) : []), ...row.keys])].join('\n'),
  };
}

function updateParty(
  db: AppDb,
  old: PartyRecord,
  row: GuestRow,
  has: ReadonlySet<string>,
  of: ListOf,
): boolean {
  const { mission, id, version, ...was } = old;
  const fields = fieldsOf(row, old, has, of.side);
  // What is known of a member stays where its row says nothing.
  if (old.organisation) keepSaid(fields, old);
  const same =
    JSON.stringify(entries({ ...was, importKey: '' })) ===
    JSON.stringify(entries({ ...fields, importKey: '' }));
  if (!same || fields.importKey !== old.importKey) saveParty(db, mission, id, version, fields);
  if (!PERSON_FIELDS.some((f) => has.has(f))) return !same;
  const persons = listPersons(db, mission, id);
  const merged = of.members.length ? mergedPersons(persons, row) : replacedPersons(persons, row);
  const plain = (people: readonly PersonInput[]): string =>
    JSON.stringify(people.map((p) => [p.name, p.role, p.email]).sort());
  if (plain(merged) === plain(persons)) return !same;
  savePersons(db, mission, id, merged);
  return true;
}

function keepSaid(fields: PartyFields, old: PartyRecord): void {
  for (const field of ['country', 'town', 'website', 'offers', 'seeks'] as const)
    fields[field] ||= old[field];
  if (fields.languages.length === 0) fields.languages = old.languages;
}

/** A list of guests says who comes; nobody else does. */
function replacedPersons(persons: readonly PersonRecord[], row: GuestRow): PersonInput[] {
  return row.persons.map((p) => ({
    ...p,
    ownDiary: persons.find((q) => q.name === p.name)?.ownDiary ?? false,
  }));
}

/** A list of contacts names one of those who come: by name or address, else somebody more. */
function mergedPersons(persons: readonly PersonRecord[], row: GuestRow): PersonInput[] {
  const merged: PersonInput[] = [...persons];
  for (const p of row.persons) {
    const at = merged.findIndex(
      (q) =>
        q.name === p.name ||
        (p.email !== '' && q.email.toLowerCase() === p.email.toLowerCase()) ||
        q.name === p.email,
    );
    const old = merged[at];
    if (!old) merged.push({ ...p, ownDiary: false });
    else
      merged[at] = {
        ...old,
        // A row with an address alone calls the person by it.
        name: p.name === p.email ? old.name : p.name,
        role: p.role || old.role,
        email: p.email || old.email,
      };
  }
  return merged;
}

function entries(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Who takes part in a mission: parties with their persons. Every lookup names the mission, so an id
 * of another mission finds nothing.
 */
import type { PartyRecord, PersonRecord, Side } from '../../domain/mission-record.ts';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';
import { staleEdit } from './missions.ts';
import { partyIdGlob, partyIdOf, personIdOf } from '../../domain/party-id.ts';

/** What a form or an import says of a party; the rest is the store's. */
export type PartyFields = Omit<PartyRecord, 'mission' | 'id' | 'version'>;

interface PartyRow {
  mission: string;
  id: string;
  side: Side;
  name: string;
  organisation: string;
  country: string;
  town: string;
  website: string;
  languages: string;
  offers: string;
  seeks: string;
  min: number | null;
  max: number | null;
  unavailable: string;
  site: string;
  cancelled: number;
  import_key: string;
  version: number;
}
interface PersonRow {
  mission: string;
  id: string;
  party: string;
  name: string;
  role: string;
  email: string;
  own_diary: number;
}

const COLUMNS = [
  'side',
  'name',
  'organisation',
  'country',
  'town',
  'website',
  'languages',
  'offers',
  'seeks',
  'min',
  'max',
  'unavailable',
  'site',
  'cancelled',
  'import_key',
];
const INSERT_PARTY = `INSERT INTO parties (mission, id, ${COLUMNS.join(', ')}) VALUES (@mission, @id, ${COLUMNS.map((c) => `@${c}`).join(', ')})`;
const INSERT_PERSON =
  'INSERT INTO persons (mission, id, party, name, role, email, own_diary) VALUES (?, ?, ?, ?, ?, ?, ?)';

/** By id, guests first. */
export function listParties(db: AppDb, mission: string): PartyRecord[] {
  return (
    db.sql.prepare('SELECT * FROM parties WHERE mission = ? ORDER BY id').all(mission) as PartyRow[]
  ).map(toParty);
}

/** @throws Problem `not-found`, also for a party of another mission */
export function getParty(db: AppDb, mission: string, id: string): PartyRecord {
  const row = db.sql
    .prepare('SELECT * FROM parties WHERE mission = ? AND id = ?')
    .get(mission, id) as PartyRow | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such party in this mission.', {
      key: 'missions.error.unknown-party',
    });
  return toParty(row);
}

/**
 * Call inside a change. Ids go on from the highest one, so the id of a removed party is not given
 * again while a later one exists.
 */
export function addParty(db: AppDb, mission: string, fields: PartyFields): PartyRecord {
  const id = partyIdOf(fields.side, nextNumber(db, mission, fields.side));
  db.sql.prepare(INSERT_PARTY).run({ mission, id, ...toRow(fields) });
  return getParty(db, mission, id);
}

/**
 * Adds parties of one side with who comes, as addParty and savePersons would one by one; hundreds
 * are written in a few milliseconds. Call inside a change.
 */
export function addParties(
  db: AppDb,
  mission: string,
  side: Side,
  added: readonly { fields: PartyFields; persons: readonly PersonInput[] }[],
): void {
  const [party, person] = [db.sql.prepare(INSERT_PARTY), db.sql.prepare(INSERT_PERSON)];
  let [parties, people] = [nextNumber(db, mission, side), nextPerson(db, mission)];
  for (const { fields, persons } of added) {
    const id = partyIdOf(side, parties++);
    party.run({ mission, id, ...toRow(fields) });
    for (const p of persons) {
      const { name, role, email } = p;
      person.run(mission, personIdOf(people++), id, name, role, email, p.ownDiary ? 1 : 0);
    }
  }
}

/** Call inside a change. @throws Problem `conflict` when somebody saved in between */
export function saveParty(
  db: AppDb,
  mission: string,
  id: string,
  version: number,
  fields: PartyFields,
): void {
  const done = db.sql
    .prepare(
      `UPDATE parties SET ${COLUMNS.map((c) => `${c} = @${c}`).join(', ')}, version = version + 1 WHERE mission = @mission AND id = @id AND version = @version`,
    )
    .run({ mission, id, version, ...toRow(fields) });
  if (done.changes > 0) return;
  getParty(db, mission, id);
  throw staleEdit();
}

/** Call inside a change. */
export function removeParty(db: AppDb, mission: string, id: string): void {
  db.sql.prepare('DELETE FROM parties WHERE mission = ? AND id = ?').run(mission, id);
}

export function listPersons(db: AppDb, mission: string, party?: string): PersonRecord[] {
  const rows = db.sql
    .prepare(
      'SELECT * FROM persons WHERE mission = ? AND party = ifnull(?, party) ORDER BY party, id',
    )
    .all(mission, party ?? null) as PersonRow[];
  return rows.map((r) => ({
    mission: r.mission,
    id: r.id,
    party: r.party,
    name: r.name,
    role: r.role,
    email: r.email,
    ownDiary: r.own_diary === 1,
  }));
}

/** A person as a form or a list gives it; without an id it is known by its name, then its address. */
export type PersonInput = Omit<PersonRecord, 'mission' | 'id' | 'party'> & { id?: string };

/**
 * Replaces the persons of a party. Meetings hang on the ids, so a corrected person keeps its own,
 * and the id of one who left is never given again. Call inside a change.
 */
export function savePersons(
  db: AppDb,
  mission: string,
  party: string,
  persons: readonly PersonInput[],
): void {
  const ids = knownIds(listPersons(db, mission, party), persons);
  const fresh = ids.includes(undefined) ? nextPerson(db, mission) : 0;
  db.sql.prepare('DELETE FROM persons WHERE mission = ? AND party = ?').run(mission, party);
  const insert = db.sql.prepare(INSERT_PERSON);
  let next = fresh;
  for (const [i, p] of persons.entries()) {
    const id = ids[i] ?? personIdOf(next++);
    insert.run(mission, id, party, p.name, p.role, p.email, p.ownDiary ? 1 : 0);
  }
}

/** Which known person each of the new ones is: by id, else by name, else by address; each once. */
function knownIds(
  known: readonly PersonRecord[],
  persons: readonly PersonInput[],
): (string | undefined)[] {
  const left = new Map(known.map((p) => [p.id, p]));
  const ids = persons.map(() => undefined as string | undefined);
  const take = (same: (a: PersonInput, b: PersonRecord) => boolean): void => {
    for (const [i, person] of persons.entries()) {
      if (ids[i]) continue;
      const found = [...left.values()].find((k) => same(person, k));
      if (!found) continue;
      ids[i] = found.id;
      left.delete(found.id);
    }
  };
  take((a, b) => a.id === b.id);
  // A form that knows ids means somebody new where it gives none.
  if (persons.some((p) => p.id !== undefined)) return ids;
  take((a, b) => a.name === b.name);
  take((a, b) => a.email !== '' && a.email.toLowerCase() === b.email.toLowerCase());
  return ids;
}

/** One above every number that a person of the mission has or had, by the record of changes. */
function nextPerson(db: AppDb, mission: string): number {
  const row = db.sql
    .prepare(
      `SELECT max(CAST(substr(id, 2) AS INTEGER)) AS n FROM (SELECT id FROM persons WHERE mission = @mission
    UNION ALL SELECT json_extract(before, '$.id') FROM change_rows WHERE noun = 'persons' AND json_extract(before, '$.mission') = @mission)`,
    )
    .get({ mission }) as { n: number | null };
  return (row.n ?? 0) + 1;
}

function nextNumber(db: AppDb, mission: string, side: Side): number {
  const row = db.sql
    .prepare(
      `SELECT max(CAST(substr(id, 2) AS INTEGER)) AS n FROM parties WHERE mission = ? AND id GLOB ?`,
    )
    .get(mission, partyIdGlob(side)) as { n: number | null };
  return (row.n ?? 0) + 1;
}

function toRow(f: PartyFields): Record<string, unknown> {
  return {
    side: f.side,
    name: f.name,
    organisation: f.organisation,
    country: f.country,
    town: f.town,
    website: f.website,
    languages: JSON.stringify(f.languages),
    offers: f.offers,
    seeks: f.seeks,
    min: f.min,
    max: f.max,
    unavailable: JSON.stringify(f.unavailable),
    site: f.site,
    cancelled: f.cancelled ? 1 : 0,
    import_key: f.importKey,
  };
}

function toParty(r: PartyRow): PartyRecord {
  return {
    mission: r.mission,
    id: r.id,
    side: r.side,
    name: r.name,
    organisation: r.organisation,
    country: r.country,
    town: r.town,
    website: r.website,
    languages: JSON.parse(r.languages) as string[],
    offers: r.offers,
    seeks: r.seeks,
    min: r.min,
    max: r.max,
    unavailable: JSON.parse(r.unavailable) as string[],
    site: r.site,
    cancelled: r.cancelled === 1,
    importKey: r.import_key,
    version: r.version,
  };
}

/**
 * Parties as the secretariat edits them, and the list that a guest file waits in until its columns
 * are confirmed.
 */
import type { PartyRecord, Side } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { inLanguage, type Lang, type Text } from '../domain/text.ts';
import type { AppDb } from '../store/app/database.ts';
import { getMission } from '../store/app/missions.ts';
import {
  addParty,
  listParties,
  removeParty,
  savePersons,
  saveParty,
  type PartyFields,
  type PersonInput,
} from '../store/app/parties.ts';
import { addUpload, getUpload, removeUpload, type Upload } from '../store/app/uploads.ts';
import { emptyParty } from './empty-party.ts';
import { guestKey } from './read-guests.ts';
import type { ListOf } from './import-parties.ts';
import type { Office } from './office.ts';
import { tableIn, type GuestFile } from './guest-file.ts';

export { getParty, listParties, listPersons, type PartyFields } from '../store/app/parties.ts';
export { suggestColumns, GUEST_FIELDS, type GuestField } from './guest-columns.ts';
export { emptyParty };
export { importParties, newInList, type ListOf } from './import-parties.ts';
export { mergeParties } from './merge-parties.ts';
export { readGuests, type GuestList } from './read-guests.ts';
export { CODE_PAGES } from '../tables/code-pages.ts';
export { tableIn, type GuestFile, type TableChoice, type TableFile } from './guest-file.ts';

export type PersonFields = PersonInput;

export function createParty(
  db: AppDb,
  who: Actor,
  mission: string,
  fields: PartyFields,
  persons: readonly PersonFields[],
): PartyRecord {
  return db.change(who, 'party-add', mission, () => {
    const party = addParty(db, mission, {
      ...fields,
      importKey: guestKey(fields.name, fields.country),
    });
    savePersons(db, mission, party.id, persons);
    return party;
  });
}

/** @throws Problem `conflict` when somebody saved in between */
export function updateParty(
  db: AppDb,
  who: Actor,
  mission: string,
  party: { id: string; version: number },
  { fields, persons }: { fields: PartyFields; persons: readonly PersonFields[] },
): void {
  db.change(who, 'party-save', mission, () => {
    saveParty(db, mission, party.id, party.version, fields);
    savePersons(db, mission, party.id, persons);
  });
}

export function deleteParty(db: AppDb, who: Actor, mission: string, id: string): void {
  db.change(who, 'party-remove', mission, () => removeParty(db, mission, id));
}

/** An organisation of the catalogue, as far as choosing a host needs it. */
export interface Member {
  id: string;
  name: Text;
  town: string;
  country: string;
  prospect: boolean;
  /** Name of the neighbouring cluster that it comes from; absent for our own. */
  home?: Text;
}

/**
 * Organisations of the catalogue that do not take part in the mission yet: members first, each
 * group by name.
 */
export async function membersToAdd(office: Office, mission: string, lang: Lang): Promise<Member[]> {
  const there = new Set(listParties(office.db, mission).map((p) => p.organisation));
  const all = await office.use(({ catalogue }) =>
    catalogue.organisations().map((o) => ({
      id: o.id,
      name: o.name,
      town: o.town ?? '',
      country: o.country ?? '',
      prospect: o.membership.standing !== 'member',
      ...(o.home && { home: o.home.name }),
    })),
  );
  return all
    .filter((m) => !there.has(m.id))
    .sort(
      (a, b) =>
        Number(a.prospect) - Number(b.prospect) ||
        inLanguage(a.name, lang).localeCompare(inLanguage(b.name, lang), lang),
    );
}

/**
 * Takes organisations of the catalogue as parties of our side, those of neighbouring clusters as
 * parties of the other; unknown ids are passed over.
 */
export async function addMembers(
  office: Office,
  who: Actor,
  mission: string,
  ids: readonly string[],
): Promise<number> {
  const { ours } = getMission(office.db, mission).settings;
  const chosen = new Set(ids);
  const members = (await membersToAdd(office, mission, 'en')).filter((m) => chosen.has(m.id));
  if (members.length === 0) return 0;
  const languages = await office.use(({ catalogue }) => catalogue.profile.languages);
  const theirs = ours === 'host' ? 'guest' : 'host';
  office.db.change(who, 'hosts-add', mission, () => {
    for (const m of members) {
      const name = inLanguage(m.name, 'en');
      addParty(office.db, mission, {
        ...emptyParty(m.home ? theirs : ours),
        name,
        organisation: m.id,
        town: m.town,
        country: m.country,
        // What people of another cluster speak, nobody here knows.
        languages: m.home ? [] : [...languages],
        importKey: guestKey(name, ''),
      });
    }
  });
  return members.length;
}

/** Whose list a file of one side is: on our own side rows are known by the catalogue's names. */
export async function listOf(office: Office, mission: string, side: Side): Promise<ListOf> {
  const { ours } = getMission(office.db, mission).settings;
  if (side !== ours) return { side, members: [], languages: [] };
  return office.use(({ catalogue }) => ({
    side,
    members: catalogue.organisations().map(({ id, name }) => ({ id, name })),
    languages: catalogue.profile.languages,
  }));
}

/**
 * Keeps an uploaded list for the confirmation.
 * @returns id of the upload
 * @throws Problem as `tableIn`, now and not when the page asks
 */
export function receiveGuestFile(
  db: AppDb,
  mission: string,
  name: string,
  file: GuestFile,
): string {
  tableIn(file);
  return addUpload(db, mission, name, file);
}

export function waitingGuestFile(db: AppDb, mission: string, id: string): Upload<GuestFile> {
  return getUpload<GuestFile>(db, mission, id);
}

export function dropGuestFile(db: AppDb, id: string): void {
  removeUpload(db, id);
}

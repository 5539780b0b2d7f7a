/** Which party of a mission a row of a list is: by what earlier lists called it, else by its name. */
import type { PartyRecord } from '../domain/mission-record.ts';
import type { Text } from '../domain/text.ts';
import { nameKey } from '../language/name-key.ts';
import { canonicalKey, type GuestRow } from './read-guests.ts';

/** An organisation of the catalogue, as far as rows are recognised by it. */
export interface NamedMember {
  id: string;
  name: Text;
}

export interface KnownParties {
  /** The party that a row is, or undefined for a new one. */
  partyOf(row: GuestRow): PartyRecord | undefined;
  /** The organisation of the catalogue that a row names, or undefined. */
  memberOf(row: GuestRow): NamedMember | undefined;
}

/**
 * @param parties of one side
 * @param members whose names in every language are known; none on the side of strangers, who are
 * told apart by their country
 */
export function knownParties(
  parties: readonly PartyRecord[],
  members: readonly NamedMember[],
): KnownParties {
  const byKey = new Map(parties.flatMap((p) => importKeys(p).map((key) => [key, p] as const)));
  const namesOf = new Map(members.map((m) => [m.id, Object.values(m.name)]));
  const byName = unique(
    members.length === 0
      ? []
      : parties.map((p) => [p, [p.name, ...(namesOf.get(p.organisation) ?? [])]] as const),
  );
  const memberByName = unique(members.map((m) => [m, Object.values(m.name)] as const));
  const keyOf = (row: GuestRow): string => nameKey(row.values.name ?? '');
  const memberOf = (row: GuestRow): NamedMember | undefined => memberByName.get(keyOf(row));
  return {
    memberOf,
    partyOf: (row) =>
      row.keys.map((key) => byKey.get(key)).find((p) => p !== undefined) ?? byName.get(keyOf(row)),
  };
}

/** Keys that a party was imported under: one, or several where parties were merged. */
export function importKeys(party: Pick<PartyRecord, 'importKey'>): string[] {
  return party.importKey.split('\n').map(canonicalKey);
}

/** Things by their names; a name of two things tells neither. */
function unique<T>(things: readonly (readonly [T, readonly string[]])[]): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const [thing, names] of things)
    for (const key of new Set(names.map(nameKey))) found.set(key, found.has(key) ? null : thing);
  return new Map([...found].flatMap(([key, thing]) => (thing === null ? [] : [[key, thing]])));
}

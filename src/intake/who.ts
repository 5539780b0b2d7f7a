/** Which organisation a row means: by id, number, or a name that only one has. */
import type { RecordFields } from '../domain/record.ts';
import { nearestTo } from '../language/did-you-mean.ts';
import { nameKey } from '../language/name-key.ts';

const NUMBERS = ['ico', 'ror', 'pic'] as const;

export interface Who {
  add(id: string, fields: RecordFields): void;
  has(id: string): boolean;
  /** The id that a reference means, or all that it may mean. */
  meant(reference: string): string | readonly string[];
  /** The organisation that a row of the table of members describes, if it is known. */
  described(fields: RecordFields): string | undefined;
  /** What an unknown reference may be a slip of. */
  nearest(reference: string): string | undefined;
}

export function knownOrganisations(members: Iterable<{ id: string; fields: RecordFields }>): Who {
  const names = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const byNumber = new Map<string, string>();
  const add = (id: string, fields: RecordFields): void => {
    const own = namesIn(fields);
    names.set(id, own[0] ?? id);
    for (const name of [...own, ...(fields.aliases ?? '').split('|')]) {
      const key = nameKey(name);
      if (key) byName.set(key, (byName.get(key) ?? new Set()).add(id));
    }
    for (const n of NUMBERS) if (fields[n]) byNumber.set(`${n} ${fields[n]}`, id);
  };
  for (const { id, fields } of members) add(id, fields);
  const named = (name: string): readonly string[] => [...(byName.get(nameKey(name)) ?? [])];
  return {
    add,
    has: (id) => names.has(id),
    meant(reference) {
      if (names.has(reference)) return reference;
      const found = named(reference);
      return found.length === 1 ? found[0]! : found;
    },
    described(fields) {
      if (fields.id) return names.has(fields.id) ? fields.id : undefined;
      const number = NUMBERS.flatMap((n) => byNumber.get(`${n} ${fields[n]}`) ?? [])[0];
      if (number) return number;
      const found = new Set(namesIn(fields).flatMap(named));
      return found.size === 1 ? [...found][0] : undefined;
    },
    nearest: (reference) => nearestTo(reference, [...names.keys(), ...names.values()]),
  };
}

/** Names in all languages, the English first. */
export function namesIn(fields: RecordFields, column = 'name'): string[] {
  const keys = [`${column}_en`, column, `${column}_cs`];
  const others = Object.keys(fields).filter(
    (k) => k.startsWith(`${column}_`) && k.length === column.length + 3 && !keys.includes(k),
  );
  return [...keys, ...others].flatMap((k) => fields[k] || []);
}

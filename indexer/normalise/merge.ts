/** The same organisation described twice becomes one, with both sources kept. */
import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Defect } from '../../src/domain/defect.ts';
import type { Identifiers, Organisation, PillarTag } from '../../src/domain/organisation.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { defectAt } from '../row.ts';
import { defined, type OrganisationRow } from './organisations.ts';
import { fold } from '../../src/language/fold.ts';
import { legalFormOf, nameKey } from '../../src/language/name-key.ts';

export interface MergedOrganisations {
  rows: OrganisationRow[];
  /** Id under which the organisation of a given id, or of a given name, now stands. */
  idOf: (reference: string) => string | undefined;
  /** Ids of all organisations that a name may mean; an id means one only. */
  meantBy: (reference: string) => readonly string[];
  defects: Defect[];
}

const IDENTIFIERS = ['ico', 'ror', 'pic'] as const;

/** Organisations that the settings keep apart: all, or those of each group of ids. */
export type KeptApart = NonNullable<ClusterProfile['keepApart']>;

/**
 * Merges rows that are sure to speak of one organisation: the same id and a name in common, the same
 * IČO, ROR or PIC, or the same full name and town. Two rows of one table with ids of their own stay
 * two for an equal name; an alias or acronym never merges. What a file only implies never changes
 * what another describes.
 */
export function mergeOrganisations(
  all: readonly OrganisationRow[],
  keptApart: KeptApart = [],
): MergedOrganisations {
  const byKey = new Map<string, number[]>();
  const rows: OrganisationRow[] = [];
  const idOf = new Map<string, string>();
  const defects: Defect[] = [];
  for (const row of [...all.filter((r) => !r.assumed), ...all.filter((r) => r.assumed)]) {
    const keys = keysOf(row.organisation);
    const near = [...new Set(keys.flatMap((k) => byKey.get(k) ?? []))];
    const at = row.assumed ? near[0] : near.find((i) => agree(rows[i]!, row, keptApart));
    const clash = rows[firstWith(byKey, `id ${row.organisation.id}`)];
    if (at === undefined && clash) {
      defects.push(duplicateId(row, clash));
      continue;
    }
    const first = at === undefined ? undefined : rows[at];
    const index = at ?? rows.length;
    if (first && !row.assumed) defects.push(said(row, first));
    if (!first) rows.push(row);
    else if (!row.assumed)
      rows[index] = { ...first, organisation: join(first.organisation, row.organisation) };
    // A name that several have is nobody's own; who refers by it is asked.
    if (!row.assumed || near.length < 2)
      idOf.set(row.organisation.id, (first ?? row).organisation.id);
    addKeys(byKey, keys, index);
  }
  return { rows, ...references(rows, idOf), defects };
}

function firstWith(byKey: ReadonlyMap<string, readonly number[]>, key: string): number {
  return byKey.get(key)?.[0] ?? -1;
}

function addKeys(byKey: Map<string, number[]>, keys: readonly string[], index: number): void {
  for (const key of keys) {
    const had = byKey.get(key);
    if (!had) byKey.set(key, [index]);
    else if (!had.includes(index)) had.push(index);
  }
}

/** Finds organisations by what other rows call them: an id, else a full name, else another name. */
function references(
  rows: readonly OrganisationRow[],
  idOf: ReadonlyMap<string, string>,
): Pick<MergedOrganisations, 'idOf' | 'meantBy'> {
  const byName = new Map<string, Set<string>>();
  const byAlias = new Map<string, Set<string>>();
  for (const { organisation: o } of rows) {
    for (const name of Object.values(o.name)) addTo(byName, nameKey(name), o.id);
    for (const name of o.aliases) addTo(byAlias, nameKey(name), o.id);
  }
  const meantBy = (reference: string): readonly string[] => {
    const byId = idOf.get(reference);
    if (byId !== undefined) return [byId];
    const key = nameKey(reference);
    return [...(byName.get(key) ?? byAlias.get(key) ?? [])];
  };
  return {
    meantBy,
    idOf: (reference) => {
      const [id, ...others] = meantBy(reference);
      return others.length ? undefined : id;
    },
  };
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function keysOf(o: Organisation): string[] {
  const names = [...Object.values(o.name), ...o.aliases].map((n) => `name ${nameKey(n)}`);
  return [
    `id ${o.id}`,
    ...IDENTIFIERS.flatMap((i) => (o.identifiers[i] ? [`${i} ${o.identifiers[i]}`] : [])),
    ...new Set(names),
  ];
}

/** Whether two rows are sure to describe one organisation, and nothing forbids joining them. */
function agree(first: OrganisationRow, second: OrganisationRow, keptApart: KeptApart): boolean {
  const [a, b] = [first.organisation, second.organisation];
  if (a.id !== b.id && areApart(a, b, keptApart)) return false;
  const both = IDENTIFIERS.filter((i) => a.identifiers[i] && b.identifiers[i]);
  if (both.some((i) => a.identifiers[i] === b.identifiers[i])) return true;
  if (both.length || haveTwoCountries(a, b)) return false;
  if (a.id === b.id && first.ownId && second.ownId) return shareName(a, b, true);
  if (first.ownId && second.ownId && sameTable(first, second)) return false;
  return shareName(a, b, false) && a.town !== undefined && townKey(a.town) === townKey(b.town);
}

function haveTwoCountries(a: Organisation, b: Organisation): boolean {
  return Boolean(a.country && b.country && a.country !== b.country);
}

/** Whether somebody said that the two are two. */
function areApart(a: Organisation, b: Organisation, keptApart: KeptApart): boolean {
  if (keptApart === 'all') return true;
  if (keptApart.some((group) => group.includes(a.id) && group.includes(b.id))) return true;
  // A faculty has the number of its university and is not it.
  return a.parent === b.id || b.parent === a.id;
}

/** A full name in common whose legal forms do not differ; other names count where they may. */
function shareName(a: Organisation, b: Organisation, withAliases: boolean): boolean {
  const namesOf = (o: Organisation) => [
    ...Object.values(o.name),
    ...(withAliases ? o.aliases : []),
  ];
  return namesOf(a).some((x) =>
    namesOf(b).some((y) => {
      const [formX, formY] = [legalFormOf(x), legalFormOf(y)];
      return nameKey(x) === nameKey(y) && (!formX || !formY || formX === formY);
    }),
  );
}

function sameTable({ place: a }: OrganisationRow, { place: b }: OrganisationRow): boolean {
  return a.file === b.file && a.sheet === b.sheet;
}

/** `Praha 1`, `PRAHA` and `Praha – Libeň` are one town. */
function townKey(town = ''): string {
  return fold(town)
    .split(/[-–,(/\d]/, 1)[0]!
    .trim();
}

function join(a: Organisation, b: Organisation): Organisation {
  const known = new Set([...Object.values(a.name), ...a.aliases]);
  const name = { ...b.name, ...a.name };
  const others = [...Object.values(b.name), ...b.aliases].filter(
    (n) => !known.has(n) && !Object.values(name).includes(n),
  );
  const identifiers: Identifiers = { ...b.identifiers, ...a.identifiers };
  const membership =
    a.membership.standing === 'member' || b.membership.standing !== 'member'
      ? a.membership
      : b.membership;
  return {
    ...b,
    ...defined({ ...a }),
    id: a.id,
    name,
    identifiers,
    membership: { ...membership, sources: union(a.membership.sources, b.membership.sources) },
    aliases: union(a.aliases, others),
    kind: a.kind === 'other' ? b.kind : a.kind,
    pillars: joinPillars(a.pillars, b.pillars),
    inferred: a.inferred,
    ...((a.facts || b.facts) && { facts: { ...b.facts, ...a.facts } }),
    sources: union(a.sources, b.sources),
    ...((a.extra || b.extra) && { extra: { ...b.extra, ...a.extra } }),
  };
}

/** One tag a pillar; a sourced one wins over an inferred one. */
export function joinPillars(a: readonly PillarTag[], b: readonly PillarTag[]): PillarTag[] {
  const tags = new Map<string, PillarTag>();
  for (const tag of [...a, ...b]) {
    const had = tags.get(tag.pillar);
    if (!had || (had.basis === 'inferred' && tag.basis === 'sourced'))
      tags.set(tag.pillar, had ? { ...tag, sources: union(tag.sources, had.sources) } : tag);
    else tags.set(tag.pillar, { ...had, sources: union(had.sources, tag.sources) });
  }
  return [...tags.values()];
}

/** Both lists without repetition, the first one's order first. */
export function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

function said(row: OrganisationRow, first: OrganisationRow): Defect {
  return defectAt(row.place, 'warning', 'merged', {
    found: inLanguage(row.organisation.name, 'en'),
    remedy: `this organisation is described before (${placeWords(first)}); both were merged under the id ${first.organisation.id} and the sources of both are kept`,
  });
}

function duplicateId(row: OrganisationRow, first: OrganisationRow): Defect {
  return defectAt(row.place, 'error', 'duplicate-id', {
    column: 'id',
    found: row.organisation.id,
    remedy: `the id already belongs to "${inLanguage(first.organisation.name, 'en')}" (${placeWords(first)}), so this row was left out; give it an id of its own`,
  });
}

function placeWords({ place }: OrganisationRow): string {
  return [place.file, place.sheet && `sheet ${place.sheet}`, place.row && `row ${place.row}`]
    .filter(Boolean)
    .join(', ');
}

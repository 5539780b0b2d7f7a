/** The same organisation described twice becomes one, with both sources kept. */
import type { Defect } from '../../src/domain/defect.ts';
import type { Identifiers, Organisation, PillarTag } from '../../src/domain/organisation.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { defectAt } from '../row.ts';
import { defined, type OrganisationRow } from './organisations.ts';
import { nameKey } from '../../src/language/name-key.ts';

export interface MergedOrganisations {
  rows: OrganisationRow[];
  /** Id under which the organisation of a given id, or of a given name, now stands. */
  idOf: (reference: string) => string | undefined;
  defects: Defect[];
}

const IDENTIFIERS = ['ico', 'ror', 'pic'] as const;

/**
 * Merges rows with the same id, IČO, ROR or PIC, or the same name without its legal form. Names do
 * not merge what different identifiers or countries keep apart. What a file only implies never
 * changes what another describes.
 */
export function mergeOrganisations(all: readonly OrganisationRow[]): MergedOrganisations {
  const byKey = new Map<string, number>();
  const rows: OrganisationRow[] = [];
  const idOf = new Map<string, string>();
  const defects: Defect[] = [];
  for (const row of [...all.filter((r) => !r.assumed), ...all.filter((r) => r.assumed)]) {
    const keys = keysOf(row.organisation);
    const at = keys
      .map((k) => byKey.get(k))
      .find(
        (i) => i !== undefined && (row.assumed || agree(rows[i]?.organisation, row.organisation)),
      );
    const clash = rows[byKey.get(`id ${row.organisation.id}`) ?? -1];
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
    idOf.set(row.organisation.id, (first ?? row).organisation.id);
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, index);
  }
  return {
    rows,
    idOf: (reference) =>
      idOf.get(reference) ?? rows[byKey.get(`name ${nameKey(reference)}`) ?? -1]?.organisation.id,
    defects,
  };
}

function keysOf(o: Organisation): string[] {
  const names = [...Object.values(o.name), ...o.aliases].map((n) => `name ${nameKey(n)}`);
  return [
    `id ${o.id}`,
    ...IDENTIFIERS.flatMap((i) => (o.identifiers[i] ? [`${i} ${o.identifiers[i]}`] : [])),
    ...new Set(names),
  ];
}

/**
 * Whether two descriptions can be of one organisation: an identifier in common decides, else
 * nothing may speak against it.
 */
function agree(a: Organisation | undefined, b: Organisation): boolean {
  if (!a) return false;
  const both = IDENTIFIERS.filter((i) => a.identifiers[i] && b.identifiers[i]);
  if (both.some((i) => a.identifiers[i] === b.identifiers[i])) return true;
  if (both.length) return false;
  if (a.country && b.country && a.country !== b.country) return false;
  const names = new Set([...Object.values(a.name), ...a.aliases].map(nameKey));
  return [...Object.values(b.name), ...b.aliases].some((n) => names.has(nameKey(n)));
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

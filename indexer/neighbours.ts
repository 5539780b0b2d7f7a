/**
 * Organisations and statements of neighbouring clusters beside our own: under ids with the
 * neighbour's name, always with their home, and never members. One that both clusters have, by an
 * identifier and never by its name, stays ours and is told to belong to the other, too.
 */
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { Evidence } from '../src/domain/evidence.ts';
import { type HomeCluster, NEIGHBOUR_MARK, type Neighbour } from '../src/domain/neighbour.ts';
import type { Organisation } from '../src/domain/organisation.ts';
import { inLanguage } from '../src/domain/text.ts';
import { type NeighbourCopy, readCopies } from '../src/neighbours/copies.ts';

const IDENTIFIERS = ['ico', 'ror', 'pic'] as const;

/** The input with the neighbours of a data folder; the same when there are none. */
export function withNeighbours(input: CatalogueInput, data: string): CatalogueInput {
  const copies = readCopies(data);
  if (copies.length === 0) return input;
  const organisations = new Map(input.organisations.map((o) => [o.id, o]));
  const evidence = [...input.evidence];
  const byIdentifier = new Map<string, string>();
  const remember = (o: Organisation): void => {
    for (const key of keysOf(o)) if (!byIdentifier.has(key)) byIdentifier.set(key, o.id);
  };
  for (const o of input.organisations) remember(o);
  for (const copy of copies) {
    const idOf = new Map<string, string>();
    for (const theirs of copy.catalogue.organisations) {
      const home = homeOf(copy, theirs.id);
      const same = keysOf(theirs).flatMap((key) => byIdentifier.get(key) ?? [])[0];
      const ours = same === undefined ? undefined : organisations.get(same);
      const one = ours
        ? { ...ours, alsoIn: [...(ours.alsoIn ?? []), home] }
        : neighbourOf(theirs, copy.id, home);
      idOf.set(theirs.id, one.id);
      organisations.set(one.id, one);
      remember(one);
    }
    evidence.push(...copy.catalogue.evidence.map((e) => evidenceOf(e, copy, idOf)));
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    ...input,
    profile: { ...input.profile, neighbours: copies.map(summaryOf) },
    organisations: [...organisations.values()].sort(byId),
    evidence: evidence.sort(byId),
  };
}

function keysOf({ identifiers }: Pick<Organisation, 'identifiers'>): string[] {
  return IDENTIFIERS.flatMap((i) => {
    const value = identifiers[i]?.replace('https://ror.org/', '');
    return value ? [`${i} ${value}`] : [];
  });
}

function homeOf({ id, catalogue }: NeighbourCopy, organisation: string): HomeCluster {
  const { name, pages } = catalogue.cluster;
  const lang = Object.keys(name)[0] ?? 'en';
  return {
    cluster: id,
    name,
    href: pages
      ? new URL(
          `/${lang === 'und' ? 'en' : lang}/members/${encodeURIComponent(organisation)}`,
          pages,
        ).href
      : '',
  };
}

function neighbourOf(
  theirs: NeighbourCopy['catalogue']['organisations'][number],
  cluster: string,
  home: HomeCluster,
): Organisation {
  return {
    ...theirs,
    // Their regions are none of ours.
    region: undefined,
    id: `${cluster}${NEIGHBOUR_MARK}${theirs.id}`,
    membership: { standing: 'neighbour', status: inLanguage(home.name, 'en'), sources: [] },
    home,
    // Pillars are of the cluster that has them.
    pillars: [],
    inferred: [],
    sources: home.href ? [home.href] : [],
  };
}

function evidenceOf(
  e: Evidence,
  { id, catalogue }: NeighbourCopy,
  idOf: ReadonlyMap<string, string>,
): Evidence {
  const from = inLanguage(catalogue.cluster.name, 'en');
  return {
    ...e,
    id: `${id}${NEIGHBOUR_MARK}${e.id}`,
    owners: e.owners.map((o) => ({ ...o, owner: idOf.get(o.owner) ?? o.owner })),
    sources: [...e.sources, `${from}, ${catalogue.licence}`],
  };
}

function summaryOf({ id, fetched, catalogue }: NeighbourCopy): Neighbour {
  const { name, website, contact, country } = catalogue.cluster;
  return {
    ...{ id, name, website: website ?? '', contact, country, fetched },
    licence: catalogue.licence,
    organisations: catalogue.organisations.length,
  };
}

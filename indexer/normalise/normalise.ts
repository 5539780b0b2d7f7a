import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Concept } from '../../src/domain/concept.ts';
import type { Defect } from '../../src/domain/defect.ts';
import type { ClusterEvent } from '../../src/domain/event.ts';
import type { Evidence, Ownership } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import { oneOf } from '../../src/language/did-you-mean.ts';
import { defectAt, type Place, type ValidRows } from '../row.ts';
import { accessReader, untoldAccess } from './access.ts';
import { conceptsOf } from './concepts.ts';
import { eventsOf } from './events.ts';
import { ownedEvidence, type EvidenceRow, type Vocabulary } from './evidence.ts';
import { mergeEvidence } from './merge-evidence.ts';
import { joinPillars, mergeOrganisations, type MergedOrganisations } from './merge.ts';
import { keysByName } from './names-of-keys.ts';
import { nobody } from './nobody.ts';
import { nearDoubles } from './near-doubles.ts';
import { organisationsOf, pillarTagOf, type OrganisationRow } from './organisations.ts';
import { withPresence } from './presence.ts';
import { projectEvidence } from './projects.ts';
import { withRegions } from './regions.ts';

type Who = Pick<MergedOrganisations, 'idOf' | 'meantBy' | 'rows'>;

export interface Normalised {
  organisations: Organisation[];
  evidence: Evidence[];
  concepts: Concept[];
  events: ClusterEvent[];
  defects: Defect[];
}

/**
 * Joins checked rows into the things they speak of: merged organisations, evidence with known
 * owners, concepts. Ordered by id.
 */
export function normalise(rows: ValidRows, profile: ClusterProfile): Normalised {
  const regions: Defect[] = [];
  const merged = mergeOrganisations(
    withRegions(organisationsOf(rows.members), profile, regions),
    profile.keepApart,
  );
  const defects = [
    ...regions,
    ...merged.defects,
    ...nearDoubles(merged.rows),
    ...untoldAccess(rows.equipment, profile.access),
  ];
  const rowsOfEvidence = [
    ...ownedEvidence(rows, vocabularyOf(profile), merged.idOf),
    ...projectEvidence(rows.projects, rows.participants, defects),
  ];
  const evidence = mergeEvidence(withOwners(rowsOfEvidence, merged, defects), defects);
  const organisations = withPillars(
    withParents(merged.rows, merged, defects),
    rows,
    merged,
    profile,
    defects,
  );
  return {
    organisations: withPresence(organisations, rows.presence, merged.idOf, defects).sort(byId),
    evidence: evidence.sort(byId),
    concepts: conceptsOf(rows.terms, profile, defects),
    events: eventsOf(rows.events, profile, defects),
    defects,
  };
}

function vocabularyOf(profile: ClusterProfile): Vocabulary {
  return {
    access: accessReader(profile.access),
    category: keysByName(Object.entries(profile.categories)),
  };
}

function withPillars(
  organisations: readonly Organisation[],
  rows: ValidRows,
  who: Who,
  profile: ClusterProfile,
  defects: Defect[],
): Organisation[] {
  const known = new Set(profile.pillars.map((p) => p.id));
  const pillarOf = keysByName(profile.pillars.map((p) => [p.id, p.name]));
  const tags = new Map<string, ReturnType<typeof pillarTagOf>[]>();
  for (const row of rows['pillar-tags']) {
    const said = pillarTagOf(row);
    const tag = { ...said, pillar: pillarOf(said.pillar) };
    const owner = who.idOf(row.values.member);
    if (!owner) defects.push(nobody(row.place, 'member', row.values.member, who));
    else if (!known.has(tag.pillar))
      defects.push(
        defectAt(row.place, 'error', 'unknown-pillar', {
          column: 'pillar',
          found: tag.pillar,
          expected: oneOf(tag.pillar, known, 'a pillar of cluster.yaml'),
          remedy: 'the tag was left out; correct it or add the pillar to cluster.yaml',
        }),
      );
    else tags.set(owner, [...(tags.get(owner) ?? []), tag]);
  }
  return organisations.map((o) =>
    tags.has(o.id) ? { ...o, pillars: joinPillars(o.pillars, tags.get(o.id) ?? []) } : o,
  );
}

function withParents(
  rows: readonly OrganisationRow[],
  who: Who,
  defects: Defect[],
): Organisation[] {
  return rows.map(({ organisation: { parent: named, ...o }, place }) => {
    if (named === undefined) return o;
    const parent = who.idOf(named);
    if (parent === undefined || parent === o.id)
      defects.push(
        defectAt(place, 'error', 'unknown-reference', {
          column: 'parent',
          found: named,
          expected: 'the id of another organisation on the sheet Members',
          remedy: 'the value was left out; correct it or add the organisation',
        }),
      );
    return parent === undefined || parent === o.id ? o : { ...o, parent };
  });
}

/** Owners by the ids under which they now stand; evidence that nobody owns is left out and told. */
function withOwners(rows: readonly EvidenceRow[], who: Who, defects: Defect[]): EvidenceRow[] {
  const unlisted = new Map<string, { place: Place; count: number }>();
  const known = rows.flatMap((row) => {
    const owners: Ownership[] = [];
    for (const o of row.evidence.owners) {
      const owner = who.idOf(o.owner);
      if (owner && !owners.some((had) => had.owner === owner)) owners.push({ ...o, owner });
      if (owner) continue;
      if (!row.assumedOwners) defects.push(nobody(row.place, 'member', o.owner, who));
      else
        unlisted.set(row.place.file, {
          place: unlisted.get(row.place.file)?.place ?? row.place,
          count: (unlisted.get(row.place.file)?.count ?? 0) + 1,
        });
    }
    return owners.length ? [{ ...row, evidence: { ...row.evidence, owners } }] : [];
  });
  for (const { place, count } of unlisted.values())
    defects.push(
      defectAt(place, 'warning', 'unlisted-participants', {
        found: `${count} unlisted participants, the first here`,
        remedy:
          'no file lists these organisations, so their participation was left out; give the file of organisations that belongs to these projects if there is one',
      }),
    );
  return known;
}

function byId(a: { id: string }, b: { id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

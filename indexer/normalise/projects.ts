import type { Defect } from '../../src/domain/defect.ts';
import type { Evidence, Ownership, ProjectFacts } from '../../src/domain/evidence.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { defectAt, type ValidRow } from '../row.ts';
import type { EvidenceRow } from './evidence.ts';
import { idSource, slug } from '../../src/language/ids.ts';
import { defined, levelOf } from './organisations.ts';
import { nameKey } from '../../src/language/name-key.ts';
import { lastYear } from './years.ts';

interface Participants {
  owners: Ownership[];
  assumed: boolean;
}

/**
 * A project belongs to all its participants, who stand in a table of their own and name it by id,
 * acronym or title. Projects that nobody takes part in are left out and told.
 */
export function projectEvidence(
  rows: readonly ValidRow<'projects'>[],
  participants: readonly ValidRow<'participants'>[],
  defects: Defect[],
): EvidenceRow[] {
  const identified = withIds(rows);
  const byId = participantsOf(identified, participants, defects);
  return identified.flatMap(({ row, id }) => {
    const who = byId.get(id);
    if (!who) {
      defects.push(
        defectAt(row.place, 'error', 'nobody-takes-part', {
          found: inLanguage(row.values.title, 'en'),
          expected: 'a row of Participants that names this project',
          remedy:
            'the project was left out, for nothing can be told of a project without participants; add them',
        }),
      );
      return [];
    }
    return [
      {
        place: row.place,
        evidence: projectOf(row, id, who.owners),
        ...(who.assumed && { assumedOwners: true as const }),
      },
    ];
  });
}

/**
 * A project without an id takes the one of a project of the same title, else one made of its
 * acronym or title.
 */
function withIds(
  rows: readonly ValidRow<'projects'>[],
): { row: ValidRow<'projects'>; id: string }[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  const byTitle = new Map<string, string>();
  return rows.map((row) => {
    const titles = Object.values(row.values.title).map(nameKey);
    const id =
      row.values.id ??
      titles.map((t) => byTitle.get(t)).find(Boolean) ??
      ids.claim(slug(row.values.acronym ?? inLanguage(row.values.title, 'en')));
    for (const title of titles) if (!byTitle.has(title)) byTitle.set(title, id);
    return { row, id };
  });
}

function participantsOf(
  projects: readonly { row: ValidRow<'projects'>; id: string }[],
  participants: readonly ValidRow<'participants'>[],
  defects: Defect[],
): Map<string, Participants> {
  const known = new Set(projects.map((p) => p.id));
  const byName = new Map<string, string>();
  for (const { row, id } of projects)
    for (const name of [row.values.acronym, ...Object.values(row.values.title)])
      if (name && !byName.has(nameKey(name))) byName.set(nameKey(name), id);
  const found = new Map<string, Participants>();
  for (const { values: v, place, assumed } of participants) {
    const id = known.has(v.project) ? v.project : byName.get(nameKey(v.project));
    if (id === undefined) {
      defects.push(
        defectAt(place, 'error', 'unknown-reference', {
          column: 'project',
          found: v.project,
          expected: 'the id of a project on the sheet Projects',
          remedy: 'no project has this id, so the row was left out; correct it or add the project',
        }),
      );
      continue;
    }
    const who = found.get(id) ?? { owners: [], assumed: false };
    who.owners.push({ owner: v.member, ...defined({ role: v.role }) });
    who.assumed ||= assumed === true;
    found.set(id, who);
  }
  return found;
}

function projectOf(
  { values: v, place, extra }: ValidRow<'projects'>,
  id: string,
  owners: readonly Ownership[],
): Evidence {
  const project: ProjectFacts = defined({
    acronym: v.acronym,
    result: v.result,
    cooperation: v.kind,
    strength: v.strength as ProjectFacts['strength'],
    programme: v.programme,
    call: v.call,
    years: v.years,
    start: v.start,
    end: v.end,
    otherPartners: v.other_partners,
  });
  return {
    id,
    kind: 'project',
    owners,
    title: v.title,
    keywords: [...(v.other_names ?? []), ...(v.keywords ?? [])],
    sources: v.sources ?? [place.file],
    project,
    ...levelOf(v.audience),
    ...defined({
      body: v.summary,
      url: v.url,
      year: lastYear(v.end ?? v.start ?? v.years ?? ''),
      translated: v.translated,
    }),
    ...(extra && { extra }),
  };
}

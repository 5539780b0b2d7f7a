import type { Evidence, Ownership, ProjectFacts } from '../../src/domain/evidence.ts';
import { inLanguage } from '../../src/domain/text.ts';
import type { ValidRow } from '../row.ts';
import type { EvidenceRow } from './evidence.ts';
import { idSource, slug } from './ids.ts';
import { defined } from './organisations.ts';
import { lastYear } from './years.ts';

/** A project is stored once and belongs to all its participants, who stand in a table of their own. */
export function projectEvidence(rows: readonly ValidRow<'projects'>[], participants: readonly ValidRow<'participants'>[]): EvidenceRow[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  const owners = new Map<string, Ownership[]>();
  for (const { values: v } of participants) {
    const list = owners.get(v.project);
    const owner = { owner: v.member, ...defined({ role: v.role }) };
    if (list) list.push(owner);
    else owners.set(v.project, [owner]);
  }
  return rows.map((row) => {
    const id = row.values.id ?? ids.claim(slug(row.values.acronym ?? inLanguage(row.values.title, 'en')));
    return { place: row.place, evidence: projectOf(row, id, owners.get(id) ?? []) };
  });
}

function projectOf({ values: v, place, extra }: ValidRow<'projects'>, id: string, owners: readonly Ownership[]): Evidence {
  const project: ProjectFacts = defined({
    acronym: v.acronym, cooperation: v.kind, strength: v.strength as ProjectFacts['strength'], programme: v.programme, call: v.call,
    years: v.years, start: v.start, end: v.end, otherPartners: v.other_partners,
  });
  return {
    id, kind: 'project', owners, title: v.title, keywords: [...(v.other_names ?? []), ...(v.keywords ?? [])], sources: v.sources ?? [place.file], project,
    ...defined({ body: v.summary, url: v.url, year: lastYear(v.end ?? v.start ?? v.years ?? ''), translated: v.translated }), ...(extra && { extra }),
  };
}

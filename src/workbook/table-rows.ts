/**
 * The catalogue as rows of the workbook's tables: the reverse of what the indexer's input stages
 * do.
 */
import type { Concept } from '../domain/concept.ts';
import type { ClusterEvent } from '../domain/event.ts';
import { type Evidence, type EvidenceKind, KINDS } from '../domain/evidence.ts';
import type { NeedFacts } from '../domain/need.ts';
import type { DecidingFacts, Organisation } from '../domain/organisation.ts';
import { inLanguage } from '../domain/text.ts';
import type { ColumnValues, TableName } from '../domain/workbook.ts';

/**
 * Values of one row by column id, as the input stages checked them; `extra` holds columns that the
 * product does not know.
 */
export interface ExportRow {
  values: Readonly<Record<string, ColumnValues[keyof ColumnValues] | undefined>>;
  extra?: Readonly<Record<string, string>>;
}
export type ExportTables = Record<TableName, ExportRow[]>;

/** Everything of a catalogue that its input files said. */
export interface CatalogueFacts {
  organisations: readonly Organisation[];
  evidence: Iterable<Evidence>;
  concepts: readonly Concept[];
  events?: readonly ClusterEvent[];
}

/** Rows of all tables; reading them again gives the same catalogue. */
export function tableRows(facts: CatalogueFacts): ExportTables {
  const tables: ExportTables = {
    members: [],
    'pillar-tags': [],
    capabilities: [],
    products: [],
    equipment: [],
    certifications: [],
    markets: [],
    needs: [],
    presence: [],
    events: (facts.events ?? []).map((e) => ({ values: { ...e } })),
    projects: [],
    participants: [],
    terms: [],
  };
  for (const o of facts.organisations) {
    tables.members.push(memberRow(o));
    for (const { pillar, basis, why, sources } of o.pillars)
      tables['pillar-tags'].push({ values: { member: o.id, pillar, basis, why, sources } });
  }
  for (const o of facts.organisations)
    tables.presence.push(
      ...(o.presence ?? []).map(
        (p) => ({ values: { ...p, member: o.id, audience: p.level } }) satisfies ExportRow,
      ),
    );
  for (const e of facts.evidence) {
    tables[KINDS[e.kind].table].push(evidenceRow(e));
    if (e.kind === 'project')
      for (const { owner, role } of e.owners)
        tables.participants.push({ values: { project: e.id, member: owner, role } });
  }
  tables.terms.push(...facts.concepts.map(termRow));
  return tables;
}

function memberRow({
  identifiers,
  membership,
  pillars: _pillars,
  presence: _presence,
  home: _home,
  alsoIn: _alsoIn,
  facts = {},
  workingGroups,
  extra,
  ...o
}: Organisation): ExportRow {
  return {
    values: {
      ...o,
      audience: o.level,
      working_groups: workingGroups,
      ...factValues(facts),
      ...identifiers,
      membership: membership.status,
      joined: membership.joined,
      membership_sources: membership.sources,
    },
    extra,
  };
}

function factValues(facts: DecidingFacts): ExportRow['values'] {
  const { employees, languages, materials, tolerances } = facts;
  return {
    employees,
    employees_year: facts.employeesYear,
    languages,
    series_from: facts.seriesFrom,
    series_to: facts.seriesTo,
    materials,
    tolerances,
    export: facts.export,
    access_terms: facts.accessTerms,
    facts_sources: facts.sources,
  };
}

function evidenceRow(e: Evidence): ExportRow {
  const shared = {
    id: e.id,
    title: e.title,
    translated: e.translated,
    keywords: e.keywords,
    sources: e.sources,
    url: e.url,
    audience: e.level,
  };
  return {
    values: {
      ...shared,
      ...(e.kind !== 'project' && { member: e.owners[0]?.owner }),
      ...VALUES_OF_KIND[e.kind](e),
    },
    extra: e.extra,
  };
}

/** The columns that a kind has beside those of all: the reverse of the indexer's `FROM_TABLE`. */
const VALUES_OF_KIND = {
  capability: noteValues,
  instrument: ({ body, instrument }) => ({
    note: body,
    ...instrument,
    access: instrument?.access.words,
  }),
  project: projectValues,
  product: noteValues,
  certificate: ({ body, certificate }) => ({
    status: inLanguage(body, 'und') || undefined,
    number: certificate?.number,
    valid_until: certificate?.validUntil,
  }),
  market: noteValues,
  need: ({ need }) => needValues(need ?? {}),
} as const satisfies Record<EvidenceKind, (e: Evidence) => ExportRow['values']>;

function noteValues({ body }: Evidence): ExportRow['values'] {
  return { note: body };
}

function needValues({ trlMin, trlMax, must, ...facts }: NeedFacts): ExportRow['values'] {
  const priority = must ? 'yes' : 'no';
  return {
    ...facts,
    must: must === undefined ? undefined : priority,
    trl_min: trlMin,
    trl_max: trlMax,
  };
}

function projectValues({ body, project }: Evidence): ExportRow['values'] {
  const { cooperation, otherPartners, ...facts } = project ?? {};
  return { ...facts, summary: body, kind: cooperation, other_partners: otherPartners };
}

function termRow(c: Concept): ExportRow {
  const names = Object.fromEntries(
    Object.entries(c.other).map(([lang, others]) => [
      lang === 'und' ? 'abbreviations' : `${lang}_other`,
      others,
    ]),
  );
  return {
    values: {
      id: c.id,
      ...c.preferred,
      ...names,
      in_context: c.inContext,
      broader: c.broader,
      related: c.related,
      pillars: c.pillars,
      source: c.source?.split(' | '),
    },
  };
}

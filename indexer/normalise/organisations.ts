import type { DecidingFacts, Organisation } from '../../src/domain/organisation.ts';
import {
  ORGANISATION_KINDS,
  type OrganisationKind,
  type PillarTag,
} from '../../src/domain/organisation.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { fold } from '../../src/language/fold.ts';
import type { ValidRow } from '../row.ts';
import { idSource, slug } from '../../src/language/ids.ts';

/** Words that say: this one is a member. Every other word makes a prospect. */
const MEMBER_WORDS = ['sourced', 'member', 'clen', 'yes', 'ano'];
/** A member with fewer rights is a member, too. */
const ASSOCIATE_WORDS = ['associate', 'associate member', 'pridruzeny', 'pridruzeny clen'];

export interface OrganisationRow {
  organisation: Organisation;
  place: ValidRow['place'];
  /** The file only implies it: it counts when no other row describes it. */
  assumed?: true;
  /** The row says its id itself; others get one from their name. */
  ownId?: true;
}

/** Organisations as the rows describe them, one a row; the same one may still come twice. */
export function organisationsOf(rows: readonly ValidRow<'members'>[]): OrganisationRow[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  return rows.map((row) => ({
    place: row.place,
    ...(row.assumed && { assumed: row.assumed }),
    ...(row.values.id !== undefined && { ownId: true as const }),
    organisation: organisationOf(
      row,
      row.values.id ?? ids.claim(slug(inLanguage(row.values.name, 'en'))),
    ),
  }));
}

function organisationOf(
  { values: v, place, extra }: ValidRow<'members'>,
  id: string,
): Organisation {
  const status = v.membership ?? '';
  const sources = v.sources ?? [place.file];
  return {
    id,
    name: v.name,
    aliases: v.aliases ?? [],
    kind: kindOf(v.kind),
    ...defined({
      town: v.town,
      region: v.region,
      country: v.country,
      website: v.website,
      parent: v.parent,
      notes: v.notes,
    }),
    identifiers: defined({ ico: v.ico, ror: v.ror, pic: v.pic }),
    membership: {
      ...standingOf(fold(status)),
      status: status || 'not stated',
      ...defined({ joined: v.joined }),
      sources: v.membership_sources ?? [],
    },
    pillars: [],
    ...levelOf(v.audience),
    ...defined({ workingGroups: v.working_groups, facts: decidingFacts(v) }),
    inferred: v.inferred ?? [],
    sources,
    ...(extra && { extra }),
  };
}

/** Marks what is for members only. */
export function levelOf(audience: string | undefined): { level?: 'members' } {
  return audience === 'members' ? { level: 'members' } : {};
}

function standingOf(word: string): Pick<Organisation['membership'], 'standing' | 'associate'> {
  if (ASSOCIATE_WORDS.includes(word)) return { standing: 'member', associate: true };
  return { standing: MEMBER_WORDS.includes(word) ? 'member' : 'prospect' };
}

function decidingFacts(v: ValidRow<'members'>['values']): DecidingFacts | undefined {
  const facts = defined({
    employees: v.employees,
    employeesYear: v.employees_year,
    languages: v.languages,
    seriesFrom: v.series_from,
    seriesTo: v.series_to,
    materials: v.materials,
    tolerances: v.tolerances,
    export: v.export,
    accessTerms: v.access_terms,
    sources: v.facts_sources,
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}

function kindOf(kind: string | undefined): OrganisationKind {
  return ORGANISATION_KINDS.find((k) => k === kind) ?? 'other';
}

/** A pillar tag of a row. */
export function pillarTagOf({ values: v }: ValidRow<'pillar-tags'>): PillarTag {
  return {
    pillar: v.pillar,
    basis: v.basis === 'sourced' ? 'sourced' : 'inferred',
    ...defined({ why: v.why }),
    sources: v.sources ?? [],
  };
}

/** The entries that have a value. */
export function defined<T extends Record<string, unknown>>(
  entries: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

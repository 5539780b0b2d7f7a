/**
 * Shapes of the API's answers. They say what src/domain says; test/web/api checks real answers
 * against them.
 */
import { z } from 'zod';
import {
  ACCESS_TERMS,
  EVIDENCE_KINDS,
  type Evidence,
  type InstrumentFacts,
} from '../../domain/evidence.ts';
import { HELP_KINDS, type NeedFacts, WANTED_ROLES } from '../../domain/need.ts';
import {
  type DecidingFacts,
  type Organisation,
  ORGANISATION_KINDS,
} from '../../domain/organisation.ts';
import { PROBLEM_CODES } from '../../domain/problem.ts';
import { FACETS } from '../../search/port.ts';

/** Every field that the domain has: a new one is not left out of the answers by mistake. */
type Fields<T> = Record<keyof T, z.ZodType>;

export const text = z.record(z.string(), z.string()).meta({
  id: 'Text',
  description: 'The same words by language code; `und` belongs to no language.',
});
export const source = z
  .string()
  .meta({ description: 'Address or file where the statement is known from' });

const homeCluster = z
  .object({ cluster: z.string(), name: text, href: z.string() })
  .meta({ description: 'A neighbouring cluster, and the page of the organisation there' });

export const organisation = z
  .object({
    id: z.string(),
    name: text,
    aliases: z.array(z.string()),
    kind: z.enum(ORGANISATION_KINDS),
    town: z.string().optional(),
    region: z.string().optional(),
    country: z.string().optional(),
    website: z.string().optional(),
    identifiers: z.object({
      ico: z.string().optional(),
      ror: z.string().optional(),
      pic: z.string().optional(),
    }),
    membership: z.object({
      standing: z.enum(['member', 'prospect', 'neighbour']).meta({
        description:
          '`prospect`: no source shows a membership; `neighbour`: of another cluster (`home`)',
      }),
      associate: z.literal(true).optional(),
      status: z.string(),
      joined: z.string().optional(),
      sources: z.array(source),
    }),
    home: homeCluster.optional(),
    alsoIn: z.array(homeCluster).readonly().optional(),
    parent: z.string().optional(),
    workingGroups: z.array(z.string()).readonly().optional(),
    facts: z
      .object({
        employees: z.number().optional(),
        employeesYear: z.number().optional(),
        languages: z.array(z.string()).readonly().optional(),
        seriesFrom: z.string().optional(),
        seriesTo: z.string().optional(),
        materials: z.array(z.string()).readonly().optional(),
        tolerances: z.string().optional(),
        export: z.string().optional(),
        accessTerms: z.string().optional(),
        sources: z.array(source).readonly().optional(),
      } satisfies Fields<DecidingFacts>)
      .optional()
      .meta({ description: 'What others decide by; a missing field is not stated by a source' }),
    pillars: z.array(
      z.object({
        pillar: z.string(),
        basis: z.enum(['sourced', 'inferred']),
        why: z.string().optional(),
        sources: z.array(source),
      }),
    ),
    presence: z
      .array(
        z.object({
          id: z.string(),
          title: text,
          when: z.string().optional(),
          sources: z.array(source),
          translated: z.array(z.string()).readonly().optional(),
          level: z.literal('members').optional(),
        }),
      )
      .optional()
      .meta({ description: 'Where it was seen; no statement of what it can do' }),
    level: z.literal('members').optional().meta({
      description: 'Of public answers never there: they hold nothing that is for members',
    }),
    inferred: z
      .array(z.string())
      .meta({ description: 'Fields whose value is our reading of other facts, no source says it' }),
    sources: z.array(source),
    extra: z.record(z.string(), z.string()).optional(),
  } satisfies Fields<Omit<Organisation, 'notes'>>)
  .meta({ id: 'Organisation' });

export const instrument = z
  .object({
    category: z.string().optional(),
    technique: z.string().optional(),
    manufacturer: z.string().optional(),
    model: z.string().optional(),
    pid: z.string().optional(),
    parameters: z.record(z.string(), z.string()),
    access: z.object({
      words: z.string(),
      term: z.enum(ACCESS_TERMS),
      untold: z.boolean().optional(),
    }),
    price: z.string().optional(),
    site: z.string().optional(),
  } satisfies Fields<InstrumentFacts>)
  .optional();

export const need = z
  .object({
    role: z.enum(WANTED_ROLES).optional(),
    wanted: z.array(z.enum(ORGANISATION_KINDS)).readonly().optional(),
    help: z.array(z.enum(HELP_KINDS)).readonly().optional(),
    place: z.array(z.string()).readonly().optional(),
    must: z.boolean().optional(),
    trlMin: z.number().optional(),
    trlMax: z.number().optional(),
    expires: z.string().optional(),
  } satisfies Fields<NeedFacts>)
  .meta({ description: 'What is sought; a missing field is not stated by the source' })
  .optional();

export const evidence = z
  .object({
    id: z.string(),
    kind: z.enum(EVIDENCE_KINDS),
    owners: z.array(z.object({ owner: z.string(), role: z.string().optional() })),
    title: text,
    body: text.optional(),
    keywords: z.array(z.string()),
    sources: z.array(source),
    translated: z
      .array(z.string())
      .optional()
      .meta({ description: "Languages whose words are our translation of the source's" }),
    year: z.number().optional(),
    instrument,
    project: z
      .looseObject({
        acronym: z.string().optional(),
        result: text.optional(),
        programme: z.string().optional(),
        call: z.string().optional(),
        years: z.string().optional(),
      })
      .optional(),
    need,
    certificate: z
      .object({
        underWay: z.literal(true).optional(),
        number: z.string().optional(),
        validUntil: z.string().optional(),
      })
      .optional(),
    level: z.literal('members').optional().meta({
      description: 'Of public answers never there: they hold nothing that is for members',
    }),
    url: z.string().optional(),
    extra: z.record(z.string(), z.string()).optional(),
  } satisfies Fields<Evidence>)
  .meta({
    id: 'Evidence',
    description:
      'One statement about its owners: capability, instrument, project, product, certificate, market or need.',
  });

export const facets = z
  .partialRecord(z.enum(FACETS), z.array(z.object({ value: z.string(), count: z.number() })))
  .meta({ id: 'Facets' });

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(PROBLEM_CODES).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

export const language = z
  .string()
  .regex(/^[a-z]{2}$/)
  .default('en')
  .meta({ description: 'Language of the question and of words made for the answer' });
export const page = z.coerce.number().int().min(1).max(1_000_000).default(1);
export const size = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(20)
  .meta({ description: 'Rows a page' });

/** Search and suggestions. */
import { z } from 'zod';
import type { FoundEvidence } from '../../ask/search/found-records.ts';
import { type SearchResult, askSearch } from '../../ask/search/search.ts';
import { FACETS, SORTS, VIEWS } from '../../search/port.ts';
import { readSearch } from '../addresses/search-address.ts';
import { memberHref } from '../view/organisation.ts';
import { operation } from './operation.ts';
import { conditionFits, fitsOf, reading, readingOf } from './reading-shape.ts';
import { facets, language, organisation, page, size } from './schemas.ts';
import { mention, statement, statementOf } from './statement.ts';

/** A parameter that may be given several times arrives as one string or as many. */
const several = z.union([z.string(), z.array(z.string())]).optional();
const facetParameters = Object.fromEntries(
  FACETS.map((f) => [f, several.meta({ description: 'May be repeated; several values widen' })]),
) as Record<(typeof FACETS)[number], typeof several>;

export const searchOperations = [
  operation({
    method: 'get',
    path: '/search',
    id: 'search',
    summary: 'Members, instruments, needs or statements that answer a question',
    example: ({ question, lang }) => `/search?q=${question}&lang=${lang}`,
    description:
      'Lists name statements by id; `statements` has each of them once. Words with their endings taken off in the languages that are read, "phrases" in quotes, -exclusions, figures such as `5 kW`. Several values of a facet widen, several facets narrow.',
    query: z.object({
      q: z.string().max(2_000).default(''),
      lang: language,
      view: z.enum(VIEWS).default('owners'),
      sort: z.enum(SORTS).default('relevance'),
      page,
      size,
      ...facetParameters,
      range: several.meta({
        description: 'A figure in the unit of its kind, `power:1000..5000` (W), either end open',
      }),
      off: several.meta({
        description:
          'Ids of concepts and of parts of the reading (`reading.conditions`, `head`, `help:KIND`) that shall not count',
      }),
      values: z.coerce
        .number()
        .int()
        .min(0)
        .max(100_000)
        .default(20)
        .meta({ description: 'Most values of a facet, those with most rows first' }),
    }),
    answer: z.object({
      query: z.string(),
      view: z.enum(VIEWS),
      page: z.number(),
      size: z.number(),
      totalOwners: z.number(),
      totalEvidence: z.number(),
      understood: z
        .array(z.object({ concept: z.string(), text: z.string(), names: z.string() }))
        .meta({ description: 'Concepts that words of the question were read as' }),
      reading: reading.meta({ description: 'What the question was read as' }),
      owners: z
        .array(
          z.object({
            score: z.number(),
            total: z.number(),
            organisation,
            conditions: conditionFits,
            evidence: z.array(mention),
          }),
        )
        .meta({
          description: 'Filled in view `owners`; at most three statements each, `total` counts all',
        }),
      evidence: z.array(mention).meta({ description: 'Filled in the other views' }),
      statements: z.array(statement),
      facets,
      broadened: z
        .array(z.object({ concept: z.string(), names: z.string(), broader: z.string() }))
        .meta({
          description:
            'Understood concepts that no statement holds, and the broader ones shown in their place',
        }),
      didYouMean: z.string().optional(),
      loosened: z
        .string()
        .optional()
        .meta({ description: 'What was asked instead, when nothing found answers all of it' }),
      unmet: z.array(z.string()).optional().meta({
        description:
          'Beside `loosened`: wishes that nothing found meets; empty when each is met by something',
      }),
      missing: z.number().meta({ description: 'Share of the catalogue that could not be asked' }),
      engine: z.string(),
      standIn: z.boolean().optional().meta({
        description: 'True when the embedded engine answered because the chosen one is away',
      }),
    }),
    async run({ context, query: { lang, size: pageSize, values, ...rest }, signal }) {
      const state = readSearch(parametersOf(rest));
      const result = await askSearch(context, { ...state, lang, pageSize }, signal);
      return {
        query: result.query.raw,
        view: result.view,
        page: result.page,
        size: result.pageSize,
        totalOwners: result.totalOwners,
        totalEvidence: result.totalEvidence,
        understood: result.understood,
        reading: readingOf(result.reading),
        owners: result.owners.map((o) => ({
          score: o.score,
          total: o.total,
          organisation: o.organisation,
          conditions: fitsOf(o.conditions),
          evidence: o.evidence.map(mentionOf),
        })),
        evidence: result.evidence.map(mentionOf),
        statements: statementsOf(result),
        facets: mostFrequent(result.facets, values),
        broadened: result.broadened,
        didYouMean: result.didYouMean,
        loosened: result.loosened,
        unmet: result.unmet,
        missing: result.missing,
        engine: result.engine,
        standIn: result.standIn,
      };
    },
  }),
  operation({
    method: 'get',
    path: '/suggest',
    id: 'suggest',
    summary: 'Suggestions for the beginning of a question',
    example: ({ beginning, lang }) => `/suggest?q=${beginning}&lang=${lang}`,
    query: z.object({
      q: z.string().max(200).default(''),
      lang: language,
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
    answer: z.object({
      suggestions: z.array(
        z.object({
          kind: z.enum(['concept', 'owner', 'evidence']),
          text: z.string(),
          id: z.string(),
          href: z
            .string()
            .optional()
            .meta({ description: 'Page of what is named, when it has one' }),
        }),
      ),
    }),
    async run({ context, query, signal }) {
      const suggestions = await context.engine.suggest(query.q, query.lang, query.limit, signal);
      return {
        suggestions: suggestions.map((s) => ({
          kind: s.kind,
          text: s.text,
          id: s.id,
          href: s.kind === 'owner' ? memberHref(s.id, query.lang) : undefined,
        })),
      };
    },
  }),
];

function mentionOf(e: FoundEvidence): object {
  return { id: e.evidence, score: e.score };
}

/**
 * Each once, in the order of their first mention: twenty partners of one project rest on the same
 * statement.
 */
function statementsOf({ owners, evidence }: SearchResult): object[] {
  return [...new Set([...owners.flatMap((o) => o.evidence), ...evidence].map((e) => e.record))].map(
    statementOf,
  );
}

/** Facets come with most first. */
function mostFrequent(counted: SearchResult['facets'], values: number): object {
  return Object.fromEntries(
    Object.entries(counted).map(([facet, counts]) => [facet, counts.slice(0, values)]),
  );
}

/**
 * Back to the parameters of an address, so that the API and the page read the same question in the
 * same way.
 */
function parametersOf(
  query: Readonly<Record<string, string | number | string[] | undefined>>,
): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((v) => v !== undefined)
        .map((v): [string, string] => [name, `${v}`]),
    ),
  );
}

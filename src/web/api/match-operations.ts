/** Outline to members. */
import { z } from 'zod';
import { askMatch } from '../../ask/match/match.ts';
import { askComplementary } from '../../ask/pairs/complementary.ts';
import { LONGEST_OUTLINE } from '../../ask/reading/outline.ts';
import { askSimilar } from '../../ask/pairs/similar.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { type Operation, operation } from './operation.ts';
import { conditionFits, fitsOf, reading, readingOf } from './reading-shape.ts';
import { language, organisation } from './schemas.ts';

const need = z
  .object({
    id: z.string(),
    text: z.string(),
    sentence: z
      .string()
      .optional()
      .meta({ description: 'The passage that it was read from, where it is a part of that' }),
    lang: z.string(),
    must: z.boolean(),
    start: z.number(),
    end: z.number(),
  })
  .meta({ id: 'Need' });
const degree = z.number().min(0).max(1);
const reason = z
  .object({
    feature: z.string(),
    value: z.number(),
    key: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Reason' });

const pair = z
  .object({
    organisation,
    score: z.number(),
    strength: z.enum(['strong', 'fair', 'weak']),
    similar: z.number(),
    complementary: z.number(),
    competitor: z.boolean().meta({ description: 'Offers the same; shown, never recommended' }),
    reasons: z.array(reason),
    missing: z.array(reason),
  })
  .meta({ id: 'MemberPair' });

/** One of the two member-to-member questions. */
function pairs(
  path: 'similar' | 'complementary',
  summary: string,
  ask: typeof askSimilar,
): Operation {
  return operation({
    method: 'get',
    path: `/organisations/{id}/${path}`,
    id: `${path}Organisations`,
    summary,
    example: ({ organisation: exampleId }) => `/organisations/${exampleId}/${path}?limit=3`,
    pathParameters: z.object({ id: z.string().max(300) }),
    query: z.object({ lang: language, limit: z.coerce.number().int().min(1).max(100).default(10) }),
    answer: z.object({ organisations: z.array(pair) }),
    async run({ context, path: { id }, query, signal }) {
      return {
        organisations: (await ask(context, id, { ...query, signal })).map(
          ({ owner: _, ...p }) => p,
        ),
      };
    },
  });
}

export const matchOperations: readonly Operation[] = [
  pairs('similar', 'Organisations that do the same', askSimilar),
  pairs(
    'complementary',
    'Organisations that offer what this one seeks, or seek what it offers',
    askComplementary,
  ),
  operation({
    method: 'post',
    path: '/match',
    id: 'match',
    summary: 'A project outline to members, with needs, coverage, reasons and gaps',
    description:
      'Nothing that is sent is stored. Leave `needs` out to have the outline split; send them to have edited ones answered.',
    body: z.object({
      text: z.string().max(LONGEST_OUTLINE).default(''),
      lang: language,
      call: z.string().max(200).optional(),
      asker: z
        .string()
        .max(300)
        .optional()
        .meta({ description: 'Organisation that asks; it is left out' }),
      exclude: z.array(z.string().max(300)).max(100).optional(),
      limit: z.number().int().min(1).max(100).default(20),
      needs: z
        .array(z.object({ text: z.string().min(1).max(2_000), must: z.boolean().default(false) }))
        .max(24)
        .optional(),
      off: z
        .array(z.string().max(200))
        .max(40)
        .optional()
        .meta({ description: 'Parts of the reading that shall not count, as in searching' }),
    }),
    answer: z.object({
      needs: z.array(need),
      unread: z
        .array(z.string())
        .meta({ description: 'Passages of the outline that were not read as needs' }),
      concepts: z.array(z.string()),
      readings: z
        .array(z.object({ need: z.string(), reading }))
        .meta({ description: 'What each need was read as' }),
      members: z.array(
        z.object({
          organisation,
          conditions: z
            .array(z.object({ need: z.string(), fits: conditionFits }))
            .meta({ description: 'Conditions of the needs that have some' }),
          score: z.number(),
          strength: z.enum(['strong', 'fair', 'weak']),
          coverage: z.array(
            z.object({
              need: z.string(),
              degree,
              evidence: z.array(
                z.object({ need: z.string(), evidence: z.string(), score: z.number() }),
              ),
            }),
          ),
          evidence: z.array(z.object({ evidence: z.string(), score: z.number() })),
          reasons: z.array(reason),
          missing: z.array(reason),
        }),
      ),
      uncovered: z.array(
        z.object({
          need: z.string(),
          nearest: z.array(z.object({ evidence: z.string(), score: z.number() })),
        }),
      ),
    }),
    async run({ context, body, signal, inTurn }) {
      const needs = body.needs?.map((n, i) => {
        const found = detectLanguage(n.text);
        return {
          id: `n${i + 1}`,
          text: n.text,
          must: n.must,
          start: 0,
          end: 0,
          lang: found === 'und' ? body.lang : found,
        };
      });
      const text = needs && !body.text ? needs.map((n) => n.text).join('\n') : body.text;
      const { concepts, members, uncovered, ...answer } = await inTurn(text, () =>
        askMatch(context, { ...body, needs, text }, signal),
      );
      return {
        needs: answer.needs,
        unread: answer.unread,
        concepts,
        readings: answer.readings.map((r) => ({ need: r.need, reading: readingOf(r.reading) })),
        members: members.map(({ owner: _, conditions, ...m }) => ({
          ...m,
          conditions: conditions.map((c) => ({ need: c.need, fits: fitsOf(c.judged) })),
        })),
        uncovered,
      };
    },
  }),
];

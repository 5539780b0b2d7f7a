/** Needs to instruments. */
import { z } from 'zod';
import { type FoundInstrument, askEquipment } from '../../ask/equipment/equipment.ts';
import { QUANTITY_KINDS } from '../../domain/quantity.ts';
import { operation } from './operation.ts';
import { evidence, language, organisation } from './schemas.ts';

const quantity = z
  .object({ kind: z.enum(QUANTITY_KINDS), min: z.number().nullable(), max: z.number().nullable() })
  .meta({ id: 'Quantity', description: 'A range in the unit of its kind; null is an open end' });

const instrument = z
  .object({
    evidence,
    organisations: z.array(organisation),
    degree: z.number().min(0).max(1).meta({ description: 'Comparable between needs' }),
    strength: z.enum(['strong', 'fair', 'weak']),
    figures: z
      .array(
        z.object({
          asked: quantity,
          offered: quantity.optional(),
          fit: z.enum(['met', 'near', 'short', 'not-stated']),
        }),
      )
      .meta({ description: 'One for each figure of the need' }),
  })
  .meta({ id: 'InstrumentForNeed' });

export const equipmentOperations = [
  operation({
    method: 'get',
    path: '/equipment',
    id: 'equipmentForNeed',
    summary:
      'Instruments that a need asks for, how each stands to its figures, whose they are and on what terms',
    example: ({ need, lang }) => `/equipment?need=${need}&lang=${lang}`,
    query: z.object({
      need: z
        .string()
        .min(1)
        .max(2_000)
        .meta({ description: 'One need in words, with figures and their units' }),
      lang: language,
      limit: z.coerce.number().int().min(1).max(50).default(10),
      access: z.enum(['said', 'outsiders', 'any']).default('said').meta({
        description:
          '`outsiders`: without instruments that are for their owners only; `said`: when the need says so',
      }),
    }),
    answer: z.object({
      need: z.string(),
      concepts: z.array(z.string()),
      figures: z.array(quantity),
      outsiders: z.boolean(),
      outsiderWords: z
        .string()
        .optional()
        .meta({ description: 'Words of the need that ask for access' }),
      instruments: z.array(instrument),
      withheld: z
        .number()
        .meta({ description: 'Instruments that would answer and are for their owners only' }),
      statements: z.array(instrument).meta({
        description: 'Other statements that answer the need without naming an instrument',
      }),
    }),
    async run({ context, query: { access, ...query }, signal }) {
      const answer = await askEquipment(
        context,
        { ...query, outsiders: access === 'said' ? undefined : access === 'outsiders' },
        signal,
      );
      return {
        ...answer,
        instruments: answer.instruments.map(foundInstrument),
        statements: answer.statements.map(foundInstrument),
      };
    },
  }),
];

function foundInstrument({ record, ...rest }: FoundInstrument): object {
  return { ...rest, evidence: record };
}

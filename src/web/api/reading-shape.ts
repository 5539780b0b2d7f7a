/** A reading and its conditions as the API tells them. */
import { z } from 'zod';
import { HELP_KINDS } from '../../domain/need.ts';
import type { RequestReading } from '../../domain/reading.ts';
import type { JudgedCondition } from '../../matching/conditions.ts';

export const reading = z
  .object({
    lang: z.string(),
    wanted: z.enum(['organisation', 'instrument', 'service', 'person', 'any']),
    head: z.string().meta({ description: 'What is wanted; `off=head` makes it narrow only' }),
    modifiers: z.string().meta({ description: 'What narrows the head' }),
    help: z.array(z.enum(HELP_KINDS)).meta({
      description: 'Kinds of help asked for, any of them; `off=help:KIND`',
    }),
    conditions: z.array(
      z.object({
        id: z.string().meta({ description: 'For `off`' }),
        type: z.enum(['place', 'organisation', 'certificate', 'access', 'figure', 'topic']),
        text: z.string(),
        negated: z.boolean(),
      }),
    ),
    must: z.boolean(),
  })
  .meta({ id: 'Reading' });

export const conditionFits = z
  .array(z.object({ id: z.string(), fit: z.enum(['meets', 'fails', 'unknown']) }))
  .meta({ description: 'How the conditions about organisations stand for it' });

export function readingOf({
  lang,
  wanted,
  head,
  modifiers,
  help,
  conditions,
  must,
}: RequestReading): z.infer<typeof reading> {
  const words = (part: typeof head): string => part.words.map((w) => w.text).join(' ');
  return {
    lang,
    wanted,
    head: words(head),
    modifiers: words(modifiers),
    help: [...help],
    conditions: conditions.map(({ id, type, text, negated }) => ({ id, type, text, negated })),
    must,
  };
}

export function fitsOf(judged: readonly JudgedCondition[]): z.infer<typeof conditionFits> {
  return judged.map(({ condition, fit }) => ({ id: condition.id, fit }));
}

/**
 * The measured figures that `collimate quality` left in docs/quality.json, for the page that shows
 * them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';

const figure = z.object({ mean: z.number(), half: z.number() });

const right = z.object({ right: z.number(), of: z.number() });
const reliability = z.object({ strong: right, fair: right, nobody: right, answered: right });

const figuresSchema = z.object({
  sections: z.array(
    z.object({
      id: z.string(),
      queries: z.number(),
      rows: z.array(
        z.object({
          baseline: z.string(),
          figures: z.object({ ndcg10: figure, recall20: figure, mrr: figure }),
          ahead: z.object({ mean: z.number(), low: z.number(), high: z.number() }).optional(),
          milliseconds: z.number(),
        }),
      ),
    }),
  ),
  leftOut: z.array(
    z.object({ set: z.string(), feature: z.string(), weight: z.number(), effect: z.number() }),
  ),
  partners: z
    .object({
      members: z.number(),
      ours: z.number(),
      chance: z.number(),
      baselines: z.array(z.object({ baseline: z.string(), share: z.number() })),
    })
    .nullable(),
  // Reports from before claims were measured have none.
  claims: z.object({ answers: reliability, same: reliability }).optional(),
});

export type QualityFigures = z.infer<typeof figuresSchema>;

const FILE = fileURLToPath(new URL('../../../docs/quality.json', import.meta.url));

/**
 * Undefined where nothing has been measured yet.
 * @throws Problem `unavailable` when the file is there and cannot be understood
 */
export function qualityFigures(file: string = FILE): QualityFigures | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return figuresSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Problem(
      'unavailable',
      'docs/quality.json cannot be read. Write it again with "collimate quality".',
      { key: 'error.noQuality', cause },
    );
  }
}

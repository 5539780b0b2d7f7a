/** A cluster's own calibration of its claims, beside its builds: it outlives them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import { CLAIM_FEATURES } from '../../matching/claims/claim-features.ts';
import { PAIR_FEATURES } from '../../matching/claims/pair-features.ts';
import type { Calibrations } from '../../matching/claims/probability.ts';

export const CALIBRATION_FILE = 'calibration.json';

function fitted<Feature extends string>(features: readonly Feature[]) {
  return z.object({
    intercept: z.number(),
    weights: z.record(z.enum(features), z.number()),
    provenance: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  });
}

const FILE = z.object({ answers: fitted(CLAIM_FEATURES), same: fitted(PAIR_FEATURES) });

/**
 * The calibration that was fitted for a data folder; undefined where there is none.
 * @throws Problem `unavailable` when the file cannot be read as one
 */
export function readCalibrations(data: string): Calibrations | undefined {
  const file = join(data, CALIBRATION_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return FILE.parse(JSON.parse(text));
  } catch (cause) {
    throw new Problem(
      'unavailable',
      `${file} is no calibration of this version. Make it again with "collimate calibrate", or remove it: then the one that comes with the program is used.`,
      { cause },
    );
  }
}

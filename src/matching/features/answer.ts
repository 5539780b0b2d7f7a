import { bestFewColumn } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const answer = {
  id: 'answer',
  weight: 3,
  why: 'the chance that its best statements answer, calibrated on judged claims: what strength is read from, so that order and strength agree',
  column: bestFewColumn('degree'),
} as const satisfies MatchFeature;

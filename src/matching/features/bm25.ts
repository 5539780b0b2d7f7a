import { bestFewColumn } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const bm25 = {
  id: 'bm25',
  weight: 2,
  why: 'the same words with long texts held back; it errs elsewhere than the cosine, so both together are steadier',
  column: bestFewColumn('bm25'),
} as const satisfies MatchFeature;

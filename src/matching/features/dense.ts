import { bestFewColumn, quoteBest } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const dense = {
  id: 'dense',
  weight: 0.4,
  why: 'cosine by an embedding model where one is set up, on the scale of the latent cosine; takes no part otherwise',
  column: bestFewColumn('dense'),
  sentence: (table, m, value) => quoteBest(table, m, 'dense', value),
} as const satisfies MatchFeature;

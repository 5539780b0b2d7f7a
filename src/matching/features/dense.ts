import { bestFewColumn, quoteBest } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const dense = {
  id: 'dense',
  // With a small multilingual model (384 numbers) on the judged topics, weights from 0 to 4 lie
  // within 0.004 nDCG@10 of each other; 1 is better or as good as none in every language.
  weight: 1,
  why: 'cosine by an embedding model where one is set up, on the scale of the latent cosine; takes no part otherwise',
  column: bestFewColumn('dense'),
  sentence: (table, m, value) => quoteBest(table, m, 'dense', value),
} as const satisfies MatchFeature;

import { bestFewColumn, quoteBest } from './by-evidence.ts';
import { type MatchFeature, WORTH_SAYING } from './feature.ts';

export const latent = {
  id: 'latent',
  weight: 0.8,
  why: 'texts of one meaning in other words and in the other language; alone it is too general',
  column: bestFewColumn('latent'),
  sentence: (table, m, value) =>
    // The words themselves say more, where there are some.
    (m.rank.features.tfidf ?? 0) < WORTH_SAYING ? quoteBest(table, m, 'latent', value) : [],
} as const satisfies MatchFeature;

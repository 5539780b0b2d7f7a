import { bestFewColumn, quoteBest } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const tfidf = {
  id: 'tfidf',
  weight: 3,
  why: 'the asked words themselves, rare ones first: the strongest single sign in specialist language',
  column: bestFewColumn('tfidf'),
  sentence: (table, m, value) => quoteBest(table, m, 'tfidf', value),
} as const satisfies MatchFeature;

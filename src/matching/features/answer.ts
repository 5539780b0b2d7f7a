import { bestFewColumn } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

const degree = bestFewColumn('degree');

// No statement answers a whole page: what it asks for is in its needs. With the chance of the whole
// text, CORDIS photonics lost 0.02 nDCG@10.
const LONGEST_QUESTION = 60;

export const answer = {
  id: 'answer',
  weight: 4,
  why: 'the chance that its best statements answer, calibrated on judged claims: what strength is read from, so that order and strength agree',
  column: (table, question, ranked) =>
    question.words > LONGEST_QUESTION ? null : degree(table, question, ranked),
} as const satisfies MatchFeature;

import { bestFewColumn } from './by-evidence.ts';
import { LONGEST_QUESTION, type MatchFeature, scaled } from './feature.ts';

const degree = bestFewColumn('degree');

// No statement answers a whole page: what it asks for is in its needs. With the chance of the whole
// text, CORDIS photonics lost 0.02 nDCG@10.
// The title of a call names a field and asks for nothing: on CORDIS broad a quarter of the weight,
// and a full one for kinds of action, raised nDCG@10 from 0.240 to 0.274.
const OF_A_CALL = 0.25;

export const answer = {
  id: 'answer',
  weight: 4,
  why: 'the chance that its best statements answer, calibrated on judged claims: what strength is read from, so that order and strength agree',
  column: (table, question, ranked) =>
    question.words > LONGEST_QUESTION
      ? null
      : scaled(degree(table, question, ranked), question.families.length > 0 ? OF_A_CALL : 1),
} as const satisfies MatchFeature;

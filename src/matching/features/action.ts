import { experienceColumn, experienceSentence } from './call-experience.ts';
import { LONGEST_QUESTION, type MatchFeature, scaled } from './feature.ts';

// A page says itself who is wanted: with the full weight CORDIS photonics lost 0.02 nDCG@10.
const OF_A_PAGE = 0.05;

export const action = {
  id: 'action',
  weight: 2,
  why: 'the same kind of action or destination: of a call known by its title alone it tells most',
  column: (table, { families, words }, { owners }) =>
    scaled(
      experienceColumn(table, families, 'action', owners),
      words > LONGEST_QUESTION ? OF_A_PAGE : 1,
    ),
  sentence: (table, m, value) => experienceSentence(table, m, value, 'action', 'action'),
} as const satisfies MatchFeature;

import { experienceColumn, experienceSentence } from './call-experience.ts';
import type { MatchFeature } from './feature.ts';

export const action = {
  id: 'action',
  weight: 0.1,
  why: 'the same kind of action or destination: narrower than the programme, and seldom known',
  column: (table, { families }, { owners }) => experienceColumn(table, families, 'action', owners),
  sentence: (table, m, value) => experienceSentence(table, m, value, 'action', 'action'),
} as const satisfies MatchFeature;

import { experienceColumn, experienceSentence } from './call-experience.ts';
import type { MatchFeature } from './feature.ts';

export const experience = {
  id: 'experience',
  weight: 0.5,
  why: 'earlier projects in the same programme: who has applied there applies again',
  column: (table, { families }, { owners }) =>
    experienceColumn(table, families, 'programme', owners),
  sentence: (table, m, value) => experienceSentence(table, m, value, 'programme', 'experience'),
} as const satisfies MatchFeature;

import { columnOf, type MatchFeature } from './feature.ts';

export const named = {
  id: 'named',
  weight: 6,
  why: 'the outline names the organisation, or uses words of its name: whoever writes a name down mostly means its bearer',
  column: (_table, { named: byOwner }, ranked) =>
    columnOf(ranked, byOwner.size > 0, (owner) => byOwner.get(owner) ?? 0),
  sentence: (_table, m, value) => [
    {
      feature: 'named',
      value,
      key: 'reasons.named',
      parameters: { words: m.nameWords.join(' ') },
      evidence: [],
    },
  ],
} as const satisfies MatchFeature;

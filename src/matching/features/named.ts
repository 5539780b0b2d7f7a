import { columnOf, type MatchFeature } from './feature.ts';

export const named = {
  id: 'named',
  // A sure name outweighs all that statements say; the square lets a name that may as well be
  // an everyday word count less than what statements say.
  weight: 6,
  why: 'the outline names the organisation, or uses words of its name: whoever writes a name down mostly means its bearer',
  column: (_table, { named: byOwner }, ranked) =>
    columnOf(ranked, byOwner.size > 0, (owner) => (byOwner.get(owner) ?? 0) ** 2),
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

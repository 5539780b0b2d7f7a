import { columnOf, type MatchFeature, QUOTED } from './feature.ts';

// A profile that meets this share of a question's BM25 leaves nothing to wish.
const WHOLE = 0.5;

export const profile = {
  id: 'profile',
  weight: 0.5,
  why: 'all matching statements of an owner read as one text: covers questions that no single statement answers',
  column: (_table, { profiles }, ranked) => {
    return columnOf(ranked, profiles.size > 0, (owner) =>
      Math.min(1, (profiles.get(owner) ?? 0) / WHOLE),
    );
  },
  sentence: (_table, m, value) => {
    const count = m.evidence.filter((e) => e.bm25 > 0).length;
    if (count <= QUOTED) return [];
    return [
      { feature: 'profile', value, key: 'reasons.profile', parameters: { count }, evidence: [] },
    ];
  },
} as const satisfies MatchFeature;

import { asShares } from '../best-few.ts';
import { columnOf, type MatchFeature, QUOTED } from './feature.ts';

export const profile = {
  id: 'profile',
  weight: 0.4,
  why: 'all matching statements of an owner read as one text: covers questions that no single statement answers',
  column: (_table, { profiles }, ranked) => {
    const shares = asShares(profiles);
    return columnOf(ranked, shares.size > 0, (owner) => shares.get(owner) ?? 0);
  },
  sentence: (_table, m, value) => {
    const count = m.evidence.filter((e) => e.bm25 > 0).length;
    if (count <= QUOTED) return [];
    return [
      { feature: 'profile', value, key: 'reasons.profile', parameters: { count }, evidence: [] },
    ];
  },
} as const satisfies MatchFeature;

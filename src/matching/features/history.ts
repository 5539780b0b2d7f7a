import { columnOf, type MatchFeature } from './feature.ts';

export const history = {
  id: 'history',
  weight: 0,
  why: 'worked together before; off unless asked for, since it helps those who know each other anyway',
  column: (_table, { partners }, ranked) =>
    columnOf(ranked, partners.size > 0, (owner) => (partners.has(owner) ? 1 : 0)),
  sentence: (_table, _m, value) => [
    { feature: 'history', value, key: 'reasons.history', parameters: {}, evidence: [] },
  ],
} as const satisfies MatchFeature;

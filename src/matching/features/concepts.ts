import { bestFewColumn, bestIn, idsOf } from './by-evidence.ts';
import type { MatchFeature } from './feature.ts';

export const concepts = {
  id: 'concepts',
  weight: 1,
  why: 'the bridge between languages where texts are too short for a latent space to learn one',
  column: bestFewColumn('concepts'),
  sentence: (table, m, value) => {
    const held = [...m.concepts]
      .filter(
        ([c, w]) =>
          w === 1 && m.evidence.some((e) => table.evidence[e.ordinal]!.concepts.includes(c)),
      )
      .map(([c]) => c);
    if (held.length === 0) return [];
    return [
      {
        feature: 'concepts',
        value,
        key: 'reasons.concepts',
        parameters: { count: held.length, concepts: held.join('|') },
        evidence: idsOf(table, bestIn(m.evidence, 'concepts')),
      },
    ];
  },
} as const satisfies MatchFeature;

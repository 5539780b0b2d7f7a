import type { Reason } from '../../domain/match.ts';
import { matchQuantities } from '../quantity-match.ts';
import type { MatchTable } from '../table.ts';
import { bestFewColumn, bestIn, idsOf } from './by-evidence.ts';
import type { MatchFeature, ReasonMaterial } from './feature.ts';

export const quantities = {
  id: 'quantities',
  weight: 0.6,
  why: 'figures asked for that an instrument or statement meets; most questions name none, and then it is left out',
  column: bestFewColumn('quantities'),
  sentence: quoteFigures,
} as const satisfies MatchFeature;

/** Figures that are met, or the nearest ones when none is. */
function quoteFigures(table: MatchTable, m: ReasonMaterial, value: number): Reason[] {
  const best = bestIn(m.evidence, 'quantities');
  const fits = matchQuantities(
    m.quantities,
    best.flatMap((e) => table.evidence[e.ordinal]!.quantities),
  ).filter((f) => f.fit > 0);
  if (fits.length === 0) return [];
  const met = fits.filter((f) => f.fit === 1);
  const shown = (met.length > 0 ? met : fits)
    .map(({ offered: o }) => `${o.kind};${o.min ?? ''};${o.max ?? ''}`)
    .join('|');
  return [
    {
      feature: 'quantities',
      value,
      key: met.length > 0 ? 'reasons.quantities' : 'reasons.near',
      parameters: { figures: shown },
      evidence: idsOf(table, best),
    },
  ];
}

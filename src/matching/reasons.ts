import type { Reason } from '../domain/match.ts';
import { COVERED } from './coverage.ts';
import { idsOf } from './features/by-evidence.ts';
import { type MatchFeature, type ReasonMaterial, WORTH_SAYING } from './features/feature.ts';
import { MATCH_FEATURES } from './features/index.ts';
import type { OwnerRank } from './rank-owners.ts';
import type { MatchTable } from './table.ts';
import { type Feature, WEIGHTS } from './weights.ts';

/**
 * Why an owner stands where it does, the greatest part of its score first. Each reason names its
 * feature, its value and the evidence that it rests on; the words are in
 * `views/locales/<lang>/reasons.yaml`.
 */
export function reasonsFor(table: MatchTable, material: ReasonMaterial): Reason[] {
  const { features } = material.rank;
  const reasons = MATCH_FEATURES.flatMap((feature: MatchFeature) => {
    const value = features[feature.id] ?? 0;
    return value >= WORTH_SAYING ? (feature.sentence?.(table, material, value) ?? []) : [];
  });
  const covered = material.coverage.filter((c) => c.degree >= COVERED);
  const needs: Reason[] =
    material.coverage.length > 1 && covered.length > 0
      ? [
          {
            feature: 'coverage',
            value: covered.length / material.coverage.length,
            key: 'reasons.coverage',
            parameters: { count: covered.length, all: material.coverage.length },
            evidence: covered.flatMap((c) => idsOf(table, c.evidence.slice(0, 1))),
          },
        ]
      : [];
  const weight = (r: Reason): number =>
    (r.feature === 'coverage' ? 1 : WEIGHTS[r.feature as Feature]) * r.value;
  return [...reasons, ...needs].sort((a, b) => weight(b) - weight(a));
}

/** Features that have a sentence. */
export const EXPLAINING: readonly Feature[] = MATCH_FEATURES.filter(
  (f: MatchFeature) => f.sentence,
).map((f) => f.id);

/**
 * What keeps an owner from a higher place: needs that it does not cover, and signs in which those
 * above are stronger.
 */
export function missingFor(
  table: MatchTable,
  material: ReasonMaterial,
  above: OwnerRank | undefined,
): Reason[] {
  const gaps = material.coverage
    .filter((c) => c.degree < COVERED)
    .map((c): Reason => ({
      feature: 'coverage',
      value: c.degree,
      key: 'reasons.missing.need',
      parameters: { need: c.need },
      evidence: idsOf(table, c.evidence.slice(0, 1)),
    }));
  if (!above) return gaps;
  const behind = EXPLAINING.filter((f) => WEIGHTS[f] > 0)
    .map((f) => ({ f, lost: (above.features[f] - (material.rank.features[f] ?? 0)) * WEIGHTS[f] }))
    .filter((x) => x.lost > 0.05)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 2)
    .map(({ f }): Reason => ({
      feature: f,
      value: material.rank.features[f] ?? 0,
      key: `reasons.missing.${f}`,
      parameters: {},
      evidence: [],
    }));
  return [...gaps, ...behind];
}

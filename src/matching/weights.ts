/**
 * What each feature counts when owners are ranked (its file under features/ says why). `collimate
 * tune` proposes weights by cross-validation over several sets of queries; `collimate quality`
 * measures what is lost when each is left out and writes the table of docs/QUALITY.md.
 */
import { type Feature, MATCH_FEATURES } from './features/index.ts';

export type { Feature } from './features/index.ts';

export const FEATURES: readonly Feature[] = MATCH_FEATURES.map((f) => f.id);

export type Weights = Readonly<Record<Feature, number>>;

export const WEIGHTS = Object.fromEntries(MATCH_FEATURES.map((f) => [f.id, f.weight])) as Weights;

/** The same weights with some changed, for tuning and for measuring what is lost without one. */
export function withWeights(
  changed: Partial<Record<Feature, number>>,
  base: Weights = WEIGHTS,
): Weights {
  return { ...base, ...changed };
}

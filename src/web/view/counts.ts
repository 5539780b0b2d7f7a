import type { KindCounts } from '../../ask/map/census.ts';
import type { Translate } from '../rendering/locales.ts';

const SHOWN = [
  ['capability', 'capabilities'],
  ['instrument', 'instruments'],
  ['project', 'projects'],
] as const;

/**
 * Capabilities, instruments and projects of an owner, each as its sign, number and words; what
 * there is none of has the number 0.
 */
export function kindCounts(
  counts: KindCounts,
  t: Translate,
): { kind: string; count: number; text: string }[] {
  return SHOWN.map(([kind, key]) => ({
    kind,
    count: counts[kind] ?? 0,
    text: t(`site.count.${key}`, { count: counts[kind] ?? 0 }),
  }));
}

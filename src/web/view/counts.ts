import type { KindCounts } from '../../ask/census.ts';
import type { Translate } from '../locales.ts';

/** "9 capabilities · 3 instruments · 2 projects", what there is. */
export function countsLine(counts: KindCounts, t: Translate): string {
  const part = (kind: 'capability' | 'instrument' | 'project', key: string): string => (counts[kind] ? t(`site.count.${key}`, { count: counts[kind] }) : '');
  return [part('capability', 'capabilities'), part('instrument', 'instruments'), part('project', 'projects')].filter(Boolean).join(' · ');
}

/** The country by its regions, each with the number of members there. */
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { sourceView, type SourceView } from './evidence.ts';

/** Steps of shading, as classes in the style sheet. */
const SHADES = 5;

export interface RegionMapView {
  viewBox: string;
  source: SourceView;
  shapes: {
    path: string;
    x: string;
    y: string;
    count: number;
    shade: number;
    label: string;
    /** Empty where there is nobody. */
    href: string;
  }[];
}

/**
 * Null where the cluster has no outlines.
 * @param counts members per region key
 * @param hrefOf address of the members of a region
 */
export function regionMap(
  { profile, t, lang }: Pick<Visit, 'profile' | 't' | 'lang'>,
  counts: ReadonlyMap<string, number>,
  hrefOf: (region: string) => string,
): RegionMapView | null {
  const map = profile.regionMap;
  if (!map) return null;
  const most = Math.max(1, ...counts.values());
  return {
    viewBox: map.viewBox,
    source: sourceView(map.source),
    shapes: Object.entries(map.shapes).map(([region, { path, label }]) => {
      const count = counts.get(region) ?? 0;
      const [x = '', y = ''] = label.split(' ');
      return {
        path,
        x,
        y,
        count,
        shade: Math.ceil((SHADES * count) / most),
        label: `${inLanguage(profile.regions[region], lang) || region}: ${t('site.count.members', { count })}`,
        href: count > 0 ? hrefOf(region) : '',
      };
    }),
  };
}

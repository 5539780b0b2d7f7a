/** The heat map: topics by pillar, each cell a search. */
import { census } from '../../ask/map/census.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';

/** Steps of shading, as classes in the style sheet. */
const SHADES = 5;

export interface HeatMapView {
  rows: {
    topic: string;
    href: string;
    cells: { owners: number; shade: number; href: string; label: string }[];
  }[];
  pillars: { index: number; letter: string; name: string; href: string }[];
}

/** @param most rows: the topics with most organisations; further ones are found by searching */
export function heatMap({ context, profile, t, lang }: Visit, most: number): HeatMapView {
  const { catalogue } = context;
  const counted = census(catalogue);
  const topics = [...counted.concepts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  const inPillar = profile.pillars.map(
    (p) => new Map((counted.pillars.get(p.id)?.concepts ?? []).map((c) => [c.concept, c.owners])),
  );
  const darkest = Math.max(1, ...topics.flatMap(([id]) => inPillar.map((m) => m.get(id) ?? 0)));
  return {
    rows: topics.map(([id]) => {
      const topic = inLanguage(catalogue.concept(id)?.concept.preferred, lang) || id;
      return {
        topic,
        href: `/${lang}/search?concept=${encodeURIComponent(id)}`,
        cells: profile.pillars.map((p, i) => {
          const owners = inPillar[i]?.get(id) ?? 0;
          return {
            owners,
            shade: owners === 0 ? 0 : Math.ceil((SHADES * owners) / darkest),
            href: `/${lang}/search?pillar=${encodeURIComponent(p.id)}&concept=${encodeURIComponent(id)}`,
            label: `${topic}, ${inLanguage(p.name, lang)}: ${t('site.count.organisations', { count: owners })}`,
          };
        }),
      };
    }),
    pillars: profile.pillars.map((p, i) => ({
      index: i,
      letter: p.letter,
      name: inLanguage(p.name, lang),
      href: `/${lang}/pillars/${encodeURIComponent(p.id)}`,
    })),
  };
}

/** The heat map: topics by pillar, each cell a search. */
import { census } from '../../ask/map/census.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { seriate } from './seriate.ts';

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
  const ownersOf = (pillar: number, [id]: readonly [string, number]): number =>
    inPillar[pillar]?.get(id) ?? 0;
  const darkest = Math.max(1, ...topics.flatMap((c) => inPillar.map((_, i) => ownersOf(i, c))));
  const order = seriate(topics.map((c) => inPillar.map((_, i) => ownersOf(i, c))));
  const columns = order.columns.map((i) => ({ pillar: profile.pillars[i]!, index: i }));
  return {
    rows: order.rows.map((row) => {
      const counts = topics[row]!;
      const [id] = counts;
      const topic = inLanguage(catalogue.concept(id)?.concept.preferred, lang) || id;
      return {
        topic,
        href: `/${lang}/search?concept=${encodeURIComponent(id)}`,
        cells: columns.map(({ pillar: p, index }) => {
          const owners = ownersOf(index, counts);
          return {
            owners,
            shade: owners === 0 ? 0 : Math.ceil((SHADES * owners) / darkest),
            href: `/${lang}/search?pillar=${encodeURIComponent(p.id)}&concept=${encodeURIComponent(id)}`,
            label: `${topic}, ${inLanguage(p.name, lang)}: ${t('site.count.organisations', { count: owners })}`,
          };
        }),
      };
    }),
    pillars: columns.map(({ pillar: p, index }) => ({
      index,
      letter: p.letter,
      name: inLanguage(p.name, lang),
      href: `/${lang}/pillars/${encodeURIComponent(p.id)}`,
    })),
  };
}

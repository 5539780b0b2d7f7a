import { census } from '../../ask/census.ts';
import { inLanguage } from '../../domain/text.ts';
import { pictures } from '../view/pictures.ts';
import type { PageReply, Visit } from '../visit.ts';

/**
 * Rows of the heat map: the topics with most organisations; further ones are found by searching.
 */
const TOPICS = 30;
/** Steps of shading, as classes in the style sheet. */
const SHADES = 5;

/** Who can do what: topics by pillar, each cell a search. */
export function map({ context, profile, t, lang }: Visit): PageReply {
  const { catalogue } = context;
  const counted = census(catalogue);
  const topics = [...counted.concepts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, TOPICS);
  const inPillar = profile.pillars.map(
    (p) => new Map((counted.pillars.get(p.id)?.concepts ?? []).map((c) => [c.concept, c.owners])),
  );
  const most = Math.max(1, ...topics.flatMap(([id]) => inPillar.map((m) => m.get(id) ?? 0)));
  const rows = topics.map(([id, total]) => {
    const topic = inLanguage(catalogue.concept(id)?.concept.preferred, lang) || id;
    return {
      topic,
      total,
      href: `/${lang}/search?concept=${encodeURIComponent(id)}`,
      cells: profile.pillars.map((p, i) => {
        const owners = inPillar[i]?.get(id) ?? 0;
        return {
          owners,
          shade: owners === 0 ? 0 : Math.ceil((SHADES * owners) / most),
          href: `/${lang}/search?pillar=${encodeURIComponent(p.id)}&concept=${encodeURIComponent(id)}`,
          label: `${topic}, ${inLanguage(p.name, lang)}: ${t('site.count.organisations', { count: owners })}`,
        };
      }),
    };
  });
  return {
    view: 'map',
    title: t('map.title'),
    description: t('map.lead'),
    model: {
      pictures: pictures('/map', t),
      rows,
      pillars: profile.pillars.map((p, i) => ({
        index: i,
        letter: p.letter,
        name: inLanguage(p.name, lang),
        href: `/${lang}/pillars/${encodeURIComponent(p.id)}`,
      })),
    },
  };
}

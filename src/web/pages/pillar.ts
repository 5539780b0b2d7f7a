import { census } from '../../ask/map/census.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { sourceView } from '../view/evidence.ts';
import { organisationView } from '../view/organisation.ts';
import { pillarRow } from '../view/pillar.ts';
import { topicLine } from '../view/topics.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Most topics shown for a pillar, those with most organisations first. */
const TOPICS = 24;

/** One pillar: scope, topics, who is in it and how we know. */
export function pillar(visit: Visit): PageReply {
  const { context, profile, t, lang, params } = visit;
  const index = profile.pillars.findIndex((p) => p.id === params.id);
  const found = profile.pillars[index];
  if (!found) throw new Problem('not-found', 'No pillar has this id.', { key: 'error.noPillar' });
  const catalogue = context.catalogue;
  const counted = census(catalogue);
  const inside = catalogue
    .organisations()
    .filter((o) => o.pillars.some((p) => p.pillar === found.id))
    .sort((a, b) => inLanguage(a.name, lang).localeCompare(inLanguage(b.name, lang), lang))
    .map((o) => {
      const tag = o.pillars.find((p) => p.pillar === found.id);
      return {
        ...organisationView(o, profile, t),
        topics: topicLine(visit, o.id),
        inferred: tag?.basis === 'inferred',
      };
    });
  const topics = (counted.pillars.get(found.id)?.concepts ?? [])
    .slice(0, TOPICS)
    .flatMap(({ concept, owners }) => {
      const label = inLanguage(catalogue.concept(concept)?.concept.preferred, lang);
      return label
        ? [
            {
              label,
              owners,
              href: `/${lang}/search?pillar=${encodeURIComponent(found.id)}&concept=${encodeURIComponent(concept)}`,
            },
          ]
        : [];
    });
  const row = pillarRow(found, index, counted, t);
  return {
    view: 'pillar',
    title: row.name,
    description: row.scope,
    model: {
      row,
      topics,
      search: `/${lang}/search?pillar=${encodeURIComponent(found.id)}`,
      leaflet: `/${lang}/papers/leaflet/${encodeURIComponent(found.id)}`,
      sources: found.sources.map(sourceView),
      sourced: inside.filter((o) => !o.prospect && !o.inferred),
      inferred: inside.filter((o) => !o.prospect && o.inferred),
      prospects: inside.filter((o) => o.prospect),
    },
  };
}

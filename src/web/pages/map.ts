import { heatMap } from '../view/heat-map.ts';
import { pictures } from '../view/pictures.ts';
import type { PageReply, Visit } from '../visit.ts';

/** What can be taken in on one page. */
const TOPICS = 30;

/** Who can do what: topics by pillar, each cell a search. */
export function map(visit: Visit): PageReply {
  const { t } = visit;
  return {
    view: 'map',
    title: t('map.title'),
    description: t('map.lead'),
    model: { pictures: pictures('/map', t), ...heatMap(visit, TOPICS) },
  };
}

/** One offer or request: what it says, who posted it as far as it is known, and how to answer. */
import { Problem } from '../../../domain/problem.ts';
import { postingView, sideOf } from '../../view/posting.ts';
import { plain } from '../../view/words.ts';
import type { PageReply, Visit } from '../../visit.ts';

export function posting(visit: Visit): PageReply {
  const { t, lang, params, introduces } = visit;
  const found = visit.postings().find((p) => p.id === params.id);
  if (!found)
    throw new Problem('not-found', 'This offer or request is not shown any more.', {
      key: 'posting.error.over',
    });
  const view = postingView(found, t);
  const side = sideOf(found.content);
  return {
    view: 'posting/one',
    title: plain(view.title),
    description: `${view.type}: ${view.text.slice(0, 160)}`,
    model: {
      ...view,
      crumb: side === 'people' && found.content.type !== 'job' ? 'students' : 'offers',
      ask: introduces
        ? `/${lang}/introduce?${new URLSearchParams({ offer: found.id, q: found.content.title }).toString()}`
        : '',
      askLabel: t(`posting.ask.${side}`),
    },
  };
}

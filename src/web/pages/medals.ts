/** The rules by which a profile is complete and fresh; they are the same for all. */
import { medalRules } from '../view/found-more.ts';
import type { PageReply, Visit } from '../visit.ts';

export function medals({ t }: Visit): PageReply {
  return {
    view: 'medals',
    title: t('medal.title'),
    description: t('medal.lead'),
    model: { medals: medalRules(t) },
  };
}

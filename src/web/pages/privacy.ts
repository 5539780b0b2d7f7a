/** What is kept of persons, why and how long: the table of src/desk/personal-data.ts in words. */
import { RETENTION } from '../../desk/personal-data.ts';
import type { PageReply, Visit } from '../visit.ts';

export function privacy({ t, profile }: Visit): PageReply {
  return {
    view: 'privacy',
    title: t('privacy.title'),
    description: t('privacy.lead'),
    model: {
      rows: RETENTION.map(({ what, days }) => ({
        what: t(`privacy.kept.${what}`),
        why: t(`privacy.why.${what}`),
        until:
          days === null ? t(`privacy.until.${what}`) : t(`privacy.days.${what}`, { count: days }),
      })),
      email: profile.contact?.email ?? '',
      url: profile.contact?.url ?? '',
    },
  };
}

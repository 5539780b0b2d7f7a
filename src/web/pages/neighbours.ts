/** Which other clusters' catalogues are here: who, contact point, licence, how fresh. */
import { inLanguage } from '../../domain/text.ts';
import { contactView, searchOf } from '../view/neighbour.ts';
import { countryName } from '../view/organisation.ts';
import { dayOf } from '../view/when.ts';
import type { PageReply, Visit } from '../visit.ts';

export function neighbours({ t, lang, profile }: Visit): PageReply {
  return {
    view: 'neighbours',
    title: t('neighbours.title'),
    description: t('neighbours.lead'),
    model: {
      neighbours: (profile.neighbours ?? []).map((n) => ({
        name: inLanguage(n.name, lang) || n.id,
        website: n.website,
        country: countryName(n.country, lang),
        contact: contactView(n),
        licence: n.licence,
        fetched: dayOf(n.fetched, t),
        count: t('neighbours.count', { count: n.organisations }),
        search: searchOf(n.id, lang),
      })),
      own: profile.licence && profile.contact ? '/api/v1/catalogue' : '',
      licence: profile.licence ?? '',
    },
  };
}

import type { PartyRecord } from '../../../domain/mission-record.ts';
import { inLanguage, type Lang } from '../../../domain/text.ts';
import type { Visit } from '../../visit.ts';

/**
 * What a party is called in a language: a member of the catalogue by its own name in it, unless the
 * office called it otherwise in this mission.
 */
export function partyName(
  visit: Pick<Visit, 'context' | 'lang'>,
  party: Pick<PartyRecord, 'name' | 'organisation'>,
  lang: Lang = visit.lang,
): string {
  const name = party.organisation && visit.context.catalogue.organisation(party.organisation)?.name;
  return name && inLanguage(name, 'en') === party.name ? inLanguage(name, lang) : party.name;
}

import type { MissionRecord, ProgrammeItem } from '../../domain/mission-record.ts';
import type { Lang } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';

/**
 * What a mission is called in a language: by its name in the cluster's own language, by its English
 * one in every other. A cluster of English pages keeps its name in all of them.
 */
export function missionName(
  { profile, lang: own }: Pick<Visit, 'profile' | 'lang'>,
  mission: Pick<MissionRecord, 'name' | 'settings'>,
  lang: Lang = own,
): string {
  return isForeign(profile, lang) && mission.settings.nameEn
    ? mission.settings.nameEn
    : mission.name;
}

/** What an item of the programme is called, by the same rule. */
export function itemName(
  { profile }: Pick<Visit, 'profile'>,
  item: Pick<ProgrammeItem, 'title' | 'titleEn'>,
  lang: Lang,
): string {
  return isForeign(profile, lang) && item.titleEn ? item.titleEn : item.title;
}

function isForeign({ languages }: Visit['profile'], lang: Lang): boolean {
  const home = languages[0] ?? 'en';
  return lang === 'en' || (home !== 'en' && lang !== home);
}

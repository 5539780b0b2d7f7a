import type { MissionRecord } from '../../domain/mission-record.ts';
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
  const home = profile.languages[0] ?? 'en';
  const isForeign = lang === 'en' || (home !== 'en' && lang !== home);
  return isForeign && mission.settings.nameEn ? mission.settings.nameEn : mission.name;
}

import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import { inLanguage, type Lang } from '../../../domain/text.ts';
import { listParties, listPersons } from '../../../missions/parties.ts';
import { partyOf, personOf } from '../../../domain/party-id.ts';
import type { TimetableLine } from '../../../missions/published-timetable.ts';
import type { OfficeVisit } from '../../access/guard.ts';
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

/**
 * What all parties of a mission are called in a language, by id; those called the same are told
 * apart by where they are from.
 */
function partyNames(
  visit: Pick<Visit, 'context' | 'lang'>,
  parties: readonly PartyRecord[],
  lang: Lang = visit.lang,
): Map<string, string> {
  const plain = new Map(parties.map((p) => [p.id, partyName(visit, p, lang)]));
  const counts = new Map<string, number>();
  for (const name of plain.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    parties.map((p) => {
      const name = plain.get(p.id) ?? p.name;
      const from = [p.town, p.country].filter(Boolean).join(', ');
      return [p.id, from && (counts.get(name) ?? 0) > 1 ? `${name} (${from})` : name];
    }),
  );
}

/**
 * Names a diary in a language: by its party and person of now, and never by its id.
 * @param planned names of the time when a plan was made, for parties that are gone since
 */
export function diaryNames(
  visit: OfficeVisit,
  mission: Pick<MissionRecord, 'id'>,
  planned: readonly { id: string; name?: string }[] = [],
): (diary: string, lang?: Lang) => string {
  const parties = listParties(visit.office.db, mission.id);
  const persons = new Map(listPersons(visit.office.db, mission.id).map((p) => [p.id, p.name]));
  const gone = new Map(planned.map((p) => [p.id, p.name]));
  const byLanguage = new Map<Lang, Map<string, string>>();
  return (diary, lang = visit.lang) => {
    const names = byLanguage.get(lang) ?? partyNames(visit, parties, lang);
    byLanguage.set(lang, names);
    const party = names.get(partyOf(diary));
    if (party === undefined) return gone.get(diary) ?? visit.t('missions.party.gone');
    const person = persons.get(personOf(diary));
    return [party, person].filter(Boolean).join(' – ');
  };
}

/** Records under the names that the reader knows; for pages, never to be stored. */
export function localNames(
  visit: OfficeVisit,
  mission: Pick<MissionRecord, 'id'>,
): <T extends { id: string; name?: string }>(records: readonly T[]) => T[] {
  const nameOf = diaryNames(visit, mission);
  return (records) => records.map((r) => ({ ...r, name: nameOf(r.id) }));
}

/** Lines of a timetable under those names. */
export function localLines(
  visit: OfficeVisit,
  mission: Pick<MissionRecord, 'id'>,
  lines: readonly TimetableLine[],
): TimetableLine[] {
  const nameOf = diaryNames(visit, mission);
  const named = (p: PartyRecord): PartyRecord => ({ ...p, name: nameOf(p.id) });
  return lines.map((l) => ({ ...l, guest: named(l.guest), host: named(l.host) }));
}

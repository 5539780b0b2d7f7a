/** Texts to those who have to be told of a timetable, each in its reader's language. */
import type { Mission } from '../../../domain/mission.ts';
import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import { ensureLinks } from '../../../missions/links.ts';
import { listParties, listPersons } from '../../../missions/parties.ts';
import { partyOf } from '../../../domain/party-id.ts';
import type { Difference, PartyChange } from '../../../missions/planning.ts';
import type { WithoutReason } from '../../../missions/publishing.ts';
import type { Lang } from '../../../domain/text.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Parameters, Translate } from '../../rendering/locales.ts';
import { isolated } from '../../rendering/typeset.ts';
import { changeLine, timesOf } from './change-views.ts';
import { daysName } from './frame.ts';
import { missionName } from '../../view/mission-name.ts';
import { diaryNames, partyName } from './party-name.ts';
import { linkLanguage } from './link-language.ts';
import { partyLinkAddress } from '../../../missions/mission-address.ts';

export interface TellText {
  /** Id of the party. */
  party: string;
  name: string;
  subject: string;
  text: string;
}

/** What is told: changes of meetings, and who is without one. */
export interface Told {
  input: Mission;
  difference: Difference;
  /** Parties that have no meeting after it, with the reason. */
  without: ReadonlyMap<string, WithoutReason>;
  /** Those of them who hear of the timetable for the first time. */
  newlyWithout: readonly string[];
  /** All times mean another zone now. */
  zone?: { old: string; now: string };
}

/**
 * The texts, with the link to each party's own timetable; made one by one as they are taken, so that
 * others can be answered in between.
 */
export function* tellTexts(
  visit: OfficeVisit,
  mission: MissionRecord,
  told: Told,
): Generator<TellText> {
  const parties = new Map(listParties(visit.office.db, mission.id).map((p) => [p.id, p]));
  const nameOf = diaryNames(visit, mission, told.input.parties);
  const peopleOf = peopleNames(visit, mission);
  const words = letterWords(visit, mission);
  for (const change of told.difference.parties) {
    const party = parties.get(partyOf(change.party));
    if (!party) continue;
    const own = words(party);
    yield {
      ...addressed(own),
      name: nameOf(change.party),
      text: changeText(own, { mission, told, nameOf, peopleOf }, change),
    };
  }
  for (const id of told.newlyWithout) {
    const party = parties.get(id);
    if (!party) continue;
    const own = words(party);
    const { t, parameters } = own;
    const reason = t(`missions.without.${told.without.get(id) ?? 'full'}`);
    yield { ...addressed(own), text: t('missions.text.none', { ...parameters, reason }) };
  }
  yield* zoneTexts(told, [...parties.values()], words);
}

/** For those with meetings whose timetable stays in words and means other instants. */
function zoneTexts(
  { input, difference, without, zone }: Told,
  parties: readonly PartyRecord[],
  words: (party: PartyRecord) => Words,
): TellText[] {
  if (!zone) return [];
  const changed = new Set(difference.parties.map((p) => partyOf(p.party)));
  const planned = new Set(input.parties.map((p) => partyOf(p.id)));
  return parties
    .filter((p) => planned.has(p.id) && !without.has(p.id) && !changed.has(p.id))
    .map((party) => {
      const own = words(party);
      const { t, parameters } = own;
      return { ...addressed(own), text: t('missions.text.zone', { ...parameters, ...zone }) };
    });
}

interface Words {
  t: Translate;
  party: PartyRecord;
  /** What the office calls the party. */
  name: string;
  parameters: Parameters;
}

/** Whom a text goes to, and its subject. */
export function addressed({ t, party, name, parameters }: Words): Omit<TellText, 'text'> {
  return {
    party: party.id,
    name,
    subject: t('missions.text.timetableSubject', parameters),
  };
}

/** What every text to a party says: its name, the mission, when and where, its link. */
export function letterWords(
  visit: OfficeVisit,
  mission: MissionRecord,
): (party: PartyRecord) => Words {
  const links = ensureLinks(visit.office.db, visit.actor, mission);
  const nameOf = diaryNames(visit, mission);
  return (party) => {
    const t = visit.inLanguage(linkLanguage(party, visit));
    return {
      t,
      party,
      name: nameOf(party.id),
      parameters: {
        party: partyName(visit, party, t.lang),
        mission: missionName(visit, mission, t.lang),
        day: daysName(mission, t.lang),
        place: [mission.settings.venue, mission.settings.town].filter(Boolean).join(', '),
        link: `${visit.origin}${partyLinkAddress(t.lang, links.get(party.id) ?? '')}`,
      },
    };
  };
}

/** Who comes for a diary; a person's own diary is named by the person already. */
function peopleNames(visit: OfficeVisit, mission: MissionRecord): (diary: string) => string {
  const people = new Map<string, string[]>();
  for (const p of listPersons(visit.office.db, mission.id))
    if (p.name) people.set(p.party, [...(people.get(p.party) ?? []), p.name]);
  return (diary) => (people.get(diary) ?? []).join(', ');
}

/** What is told, and how diaries and those who come are called. */
interface Telling {
  mission: MissionRecord;
  told: Told;
  nameOf: (diary: string, lang?: Lang) => string;
  peopleOf: (diary: string) => string;
}

function changeText(
  { t, party, parameters }: Words,
  { mission, told, nameOf, peopleOf }: Telling,
  change: PartyChange,
): string {
  const timeOf = timesOf(t.lang, mission, told.difference);
  const isFirst = change.meetingsBefore === 0 && change.changes.every((c) => c.kind === 'added');
  const lines = change.changes.map((c) => {
    const other = c.guest === change.party ? c.host : c.guest;
    // Who comes matters for a meeting that takes place.
    const people = c.kind === 'dropped' ? '' : peopleOf(other);
    const name = nameOf(other, t.lang);
    return `– ${changeLine(t, timeOf, c, people ? `${isolated(name)} (${isolated(people)})` : name)}`;
  });
  if (told.zone) lines.push('', t('missions.text.zoneLine', told.zone));
  const reason = told.without.get(party.id);
  if (reason && change.meetingsAfter === 0 && !party.cancelled)
    lines.push('', t('missions.text.noneLeft', { reason: t(`missions.without.${reason}`) }));
  return t(isFirst ? 'missions.text.first' : 'missions.text.change', {
    ...parameters,
    party: nameOf(change.party, t.lang),
    lines: lines.join('\n'),
  });
}

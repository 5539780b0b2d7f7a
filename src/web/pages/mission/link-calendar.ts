/** A party's calendar: for importing, as a feed, and the message that takes out what was dropped. */
import { listParties } from '../../../missions/parties.ts';
import { partyOf } from '../../../domain/party-id.ts';
import { listCalendar } from '../../../missions/publishing.ts';
import { publishedTimetable, type TimetableLine } from '../../../missions/published-timetable.ts';
import type { CalendarMeeting, MissionRecord } from '../../../domain/mission-record.ts';
import {
  calendarText,
  cancellationText,
  type CalendarEntry,
  type CalendarFile,
} from '../../../papers/calendar.ts';
import type { PartyVisit } from '../../access/guard.ts';
import type { Reply, Visit } from '../../visit.ts';
import { itemName, missionName } from '../../view/mission-name.ts';
import { fileName } from './matrix.ts';
import { partyName } from './party-name.ts';
import { partyLinkAddress } from '../../../missions/mission-address.ts';

/** This party's calendar: for importing and as the address of a feed. */
export function linkCalendar(visit: PartyVisit): Reply {
  return {
    download: `${fileName(visit.party.mission.name)}.ics`,
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    body: calendarText(calendarFile(visit)),
  };
}

/** The message that takes dropped meetings out of a calendar; with none dropped it leads back. */
export function linkCancellation(visit: PartyVisit): Reply {
  const text = cancellationText(calendarFile(visit));
  return text
    ? {
        download: `${fileName(visit.party.mission.name)}-cancel.ics`,
        type: 'text/calendar; charset=utf-8; method=CANCEL',
        body: text,
      }
    : { redirect: partyLinkAddress(visit.lang, visit.token, '/timetable') };
}

function calendarFile(visit: PartyVisit): CalendarFile {
  const { mission, party } = visit.party;
  const parties = new Map(listParties(visit.office.db, mission.id).map((p) => [p.id, p]));
  const lines = new Map(
    (publishedTimetable(visit.office, mission) ?? []).map((l) => [
      `${l.guest.id} ${l.host.id} ${l.start}`,
      l,
    ]),
  );
  const own = listCalendar(visit.office.db, mission.id).filter(
    (m) => partyOf(m.guest) === party.id || partyOf(m.host) === party.id,
  );
  return {
    name: `${missionName(visit, mission)} – ${partyName(visit, party)}`,
    timezone: mission.settings.timezone,
    // An entry is forwarded to colleagues, so it bears no link that opens the party's pages.
    organiser: organiserOf(visit),
    entries: [
      ...own.map((m) => {
        const [guest, host] = [partyOf(m.guest), partyOf(m.host)];
        const other = parties.get(guest === party.id ? host : guest);
        const name = other ? partyName(visit, other) : visit.t('missions.party.gone');
        return { ...m, ...entryWords(visit, m, name, lines.get(`${guest} ${host} ${m.start}`)) };
      }),
      ...itemEntries(visit, mission),
    ],
  };
}

/**
 * RFC 5546 asks for an organiser; an office without an address is named by one that leads nowhere
 * (RFC 2606).
 */
export function organiserOf({ profile, lang }: Visit): CalendarFile['organiser'] {
  return {
    name: profile.name[lang] ?? profile.id,
    email: profile.contact?.email ?? 'office@collimate.invalid',
  };
}

/** What a calendar shows of a meeting: with whom, where, who comes on both sides, who interprets. */
function entryWords(
  visit: PartyVisit,
  m: CalendarMeeting,
  other: string,
  line: TimetableLine | undefined,
): Pick<CalendarEntry, 'summary' | 'description' | 'url'> {
  const { t } = visit;
  const mission = missionName(visit, visit.party.mission);
  if (m.state === 'cancelled')
    return {
      summary: t('missions.calendar.cancelledSummary', { party: other }),
      description: t('missions.calendar.cancelled', { party: other, mission }),
    };
  const isGuest = visit.party.party.side === 'guest';
  const people = (party: string, names: readonly string[] = []): string[] =>
    names.length ? [`${party}: ${names.join(', ')}`] : [];
  return {
    ...(line?.video ? { url: line.video } : {}),
    summary: t('missions.calendar.summary', { party: other }),
    description: [
      t('missions.calendar.description', { party: other, mission, place: m.place }),
      ...people(other, isGuest ? line?.hostPeople : line?.guestPeople),
      ...people(
        partyName(visit, visit.party.party),
        isGuest ? line?.guestPeople : line?.hostPeople,
      ),
      ...(line?.video ? [`${t('missions.link.video')}: ${line.video}`] : []),
      ...(line?.interpreter ? [`${t('missions.settings.interpreter')}: ${line.interpreter}`] : []),
    ].join('\n'),
  };
}

/** The programme of a mission whose timetable is out, for every calendar of it. */
export function itemEntries(visit: Visit, mission: MissionRecord): CalendarEntry[] {
  if (mission.state !== 'published' && mission.state !== 'closed') return [];
  return mission.settings.programme.map((item) => {
    const title = itemName(visit, item, visit.lang);
    const parameters = { party: title, mission: missionName(visit, mission) };
    return {
      uid: `${mission.id}-${item.id}@collimate`,
      sequence: item.sequence,
      state: item.cancelled ? ('cancelled' as const) : ('confirmed' as const),
      start: item.start,
      end: item.end,
      place: item.place,
      stamp: item.stamp,
      summary: item.cancelled ? visit.t('missions.calendar.cancelledSummary', parameters) : title,
      description: parameters.mission,
    };
  });
}

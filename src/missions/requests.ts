/** Participants ask, the office decides: requests with their effect, accepted or declined. */
import type { MissionRecord, PartyRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import {
  addRequest,
  decideRequest,
  listRequests,
  type MissionRequest,
} from '../store/app/mission-requests.ts';
import { getParty, listPersons, savePersons, saveParty } from '../store/app/parties.ts';
import type { RunRecord } from '../store/app/plans.ts';
import { cancelParty, missedSlots, missionNow, partyAway, replanDay } from './day.ts';
import type { PartyView } from './links.ts';
import type { Office } from './office.ts';
import { publishedTimetable, type TimetableLine } from './published-timetable.ts';

export {
  countOpenRequests,
  listRequests,
  REQUEST_KINDS,
  type MissionRequest,
  type RequestDetail,
} from '../store/app/mission-requests.ts';

/** A party may have so many open requests; more are no longer read. */
const MOST_OPEN = 20;

/** @throws Problem `conflict` where too many wait already */
export function askOffice(
  office: Office,
  { mission, party }: Pick<PartyView, 'mission' | 'party'>,
  request: Pick<MissionRequest, 'kind' | 'detail' | 'note'>,
): void {
  const open = listRequests(office.db, mission.id, party.id).filter((r) => r.state === 'open');
  if (open.length >= MOST_OPEN)
    throw new Problem('conflict', 'Too many requests wait already. Call the cluster office.', {
      key: 'missions.error.many-requests',
    });
  addRequest(office.db, { mission: mission.id, party: party.id, ...request });
}

export interface RequestEffect {
  party: PartyRecord;
  /** Meetings ahead that would fall or move. */
  meetings: readonly TimetableLine[];
}

/** What accepting a request does to the published timetable. */
export function effectOf(
  office: Office,
  mission: MissionRecord,
  request: MissionRequest,
): RequestEffect {
  const party = getParty(office.db, mission.id, request.party);
  const now = missionNow(office, mission);
  const missed = new Set(slotsOf(mission, request));
  const meetings = (publishedTimetable(office, mission) ?? []).filter(
    (l) => l.start > now && [l.guest.id, l.host.id].includes(party.id) && missed.has(l.slot),
  );
  return { party, meetings };
}

/** Slots that the party would not be there for. */
function slotsOf(mission: MissionRecord, { kind, detail }: MissionRequest): string[] {
  if (kind === 'profile') return [];
  if (kind === 'cancel') return mission.settings.slots.map((s) => s.id);
  if (kind === 'not-this') return detail.slot ? [detail.slot] : [];
  return missedSlots(mission, kind, detail.slot ?? '');
}

/**
 * Does what was asked. A timetable that has to change is looked for at once, touching nobody else;
 * it is published like any other.
 * @param words name of the search, and what the participant is answered
 * @returns the search, or null when the timetable stays
 * @throws Problem `conflict` when it was decided meanwhile
 */
export async function acceptRequest(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  id: string,
  words: { label: string; answer: string },
): Promise<RunRecord | null> {
  const request = openRequest(office, mission, id);
  const { meetings } = effectOf(office, mission, request);
  applyRequest(office, who, mission, request);
  decideRequest(office.db, id, 'accepted', words.answer);
  return meetings.length ? replanDay(office, who, mission, words.label, 'repair') : null;
}

export function declineRequest(
  office: Office,
  mission: MissionRecord,
  id: string,
  answer: string,
): void {
  decideRequest(office.db, openRequest(office, mission, id).id, 'declined', answer);
}

function openRequest(office: Office, mission: MissionRecord, id: string): MissionRequest {
  const request = listRequests(office.db, mission.id).find((r) => r.id === id);
  if (request?.state !== 'open')
    throw new Problem('conflict', 'This request was decided or taken back meanwhile.', {
      key: 'missions.error.request-decided',
    });
  return request;
}

function applyRequest(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  { party: id, kind, detail }: MissionRequest,
): void {
  if (kind === 'cancel') return cancelParty(office, who, mission.id, id, true);
  if (kind === 'late' || kind === 'leaves')
    return partyAway(office, who, mission, id, { how: kind, slot: detail.slot ?? '' });
  const { db } = office;
  const party = getParty(db, mission.id, id);
  if (kind === 'not-this') {
    const unavailable = mission.settings.slots
      .map((s) => s.id)
      .filter((s) => s === detail.slot || party.unavailable.includes(s));
    db.change(who, 'day-away', mission.id, () =>
      saveParty(db, mission.id, id, party.version, { ...party, unavailable }),
    );
    return;
  }
  const { profile } = detail;
  if (!profile) return;
  const { languages, offers, seeks } = profile;
  db.change(who, 'party-save', mission.id, () => {
    saveParty(db, mission.id, id, party.version, { ...party, languages, offers, seeks });
    const own = new Map(listPersons(db, mission.id, id).map((p) => [p.id, p.ownDiary]));
    savePersons(
      db,
      mission.id,
      id,
      profile.persons.map((p) => ({ ...p, ownDiary: own.get(p.id ?? '') ?? false })),
    );
  });
}

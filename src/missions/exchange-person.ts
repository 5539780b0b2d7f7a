/** Somebody comes instead of a person: the meetings stay, and those who meet them are named. */
import type { MissionRecord, PartyRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { raiseSequence } from '../store/app/calendar.ts';
import { getParty, listPersons, savePersons } from '../store/app/parties.ts';
import { missionNow } from './day.ts';
import type { Office } from './office.ts';
import { listPlans, savePlan } from '../store/app/plans.ts';
import type { MissionPlan } from './planning.ts';
import { publishedTimetable, type TimetableLine } from './published-timetable.ts';
import { diaryOf, partyOf, personOf } from '../domain/party-id.ts';

export interface PersonExchange {
  party: PartyRecord;
  old: string;
  now: string;
  /** Meetings ahead that the person has, alone or with the party. */
  lines: readonly TimetableLine[];
}

/**
 * Puts somebody in a person's place, diary and all; calendars get a higher number.
 * @throws Problem `not-found` for a person that the mission does not have
 */
export function exchangePerson(
  office: Office,
  who: Actor,
  mission: MissionRecord,
  id: string,
  person: { name: string; role: string; email: string },
): PersonExchange {
  const { db } = office;
  const old = listPersons(db, mission.id).find((p) => p.id === id);
  if (!old)
    throw new Problem('not-found', 'There is no such person in this mission.', {
      key: 'missions.error.unknown-person',
    });
  const party = getParty(db, mission.id, old.party);
  const now = missionNow(office, mission);
  const lines = (publishedTimetable(office, mission) ?? []).filter(
    (l) =>
      l.start > now &&
      ((l.guest.id === party.id && ['', old.name].includes(l.guestPerson)) ||
        (l.host.id === party.id && ['', old.name].includes(l.hostPerson))),
  );
  db.change(who, 'person-exchange', mission.id, () => {
    const persons = listPersons(db, mission.id, party.id);
    savePersons(
      db,
      mission.id,
      party.id,
      persons.map((p) => (p.id === id ? { ...p, ...person } : p)),
    );
    renameDiary(office, mission.id, diaryOf(party.id, id), `${party.name} – ${person.name}`);
    raiseSequence(
      db,
      mission.id,
      (m) =>
        m.start > now &&
        [m.guest, m.host].some(
          (diary) => partyOf(diary) === party.id && ['', id].includes(personOf(diary)),
        ),
    );
  });
  return { party, old: old.name, now: person.name, lines };
}

/** Timetables call the diary by its new person. */
function renameDiary(office: Office, mission: string, diary: string, name: string): void {
  for (const plan of listPlans(office.db, mission) as MissionPlan[]) {
    if (plan.state === 'replaced' || !plan.input.parties.some((p) => p.id === diary)) continue;
    const parties = plan.input.parties.map((p) => (p.id === diary ? { ...p, name } : p));
    savePlan(office.db, { ...plan, input: { ...plan.input, parties } });
  }
}

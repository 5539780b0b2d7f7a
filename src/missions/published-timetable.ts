/** The published timetable as people read it: by time, by table, by party. */
import type { MissionRecord, PartyRecord, PersonRecord } from '../domain/mission-record.ts';
import { listParties, listPersons } from '../store/app/parties.ts';
import { publishedPlan } from '../store/app/plans.ts';
import { placeReader } from '../scheduling/place-name.ts';
import type { Office } from './office.ts';
import { placeInFull } from './full-place.ts';
import type { MissionPlan } from './planning.ts';
import { videoReader } from './video-links.ts';
import { partyOf, personOf } from '../domain/party-id.ts';

export interface TimetableLine {
  slot: string;
  start: string;
  end: string;
  guest: PartyRecord;
  host: PartyRecord;
  /** Persons, where the party has days of their own for them; empty otherwise. */
  guestPerson: string;
  hostPerson: string;
  /** Who comes, as far as is known: that person, else everybody of the party. */
  guestPeople: readonly string[];
  hostPeople: readonly string[];
  place: string;
  /** The place with its venue and town. */
  fullPlace: string;
  table: number;
  interpreter: string;
  /** Where the two meet by video; empty where they do not. */
  video: string;
}

/**
 * Meetings of a plan in order of time and table, with the parties as they are now; of parties that
 * are gone nothing is shown.
 */
export function timetableOf(
  office: Office,
  mission: MissionRecord,
  plan: MissionPlan,
): TimetableLine[] {
  const parties = new Map(listParties(office.db, mission.id).map((p) => [p.id, p]));
  const persons = listPersons(office.db, mission.id);
  const slots = new Map(plan.input.slots.map((s) => [s.id, s]));
  const placeOf = placeReader(plan.input, mission.settings.venue);
  const fullPlaceOf = placeInFull(plan.input, mission.settings);
  const videoOf = videoReader(office.db, mission);
  const interpreters = new Map((plan.input.interpreters ?? []).map((i) => [i.id, i.name ?? i.id]));
  return plan.body.meetings
    .flatMap((m): TimetableLine[] => {
      const [guest, host, slot] = [
        parties.get(partyOf(m.guest)),
        parties.get(partyOf(m.host)),
        slots.get(m.slot),
      ];
      if (!guest || !host || !slot) return [];
      return [
        {
          slot: m.slot,
          start: slot.start,
          end: slot.end,
          guest,
          host,
          guestPerson: personNameOf(persons, m.guest),
          hostPerson: personNameOf(persons, m.host),
          guestPeople: peopleOf(persons, m.guest),
          hostPeople: peopleOf(persons, m.host),
          place: placeOf(m),
          fullPlace: fullPlaceOf(m),
          table: m.table,
          interpreter: interpreters.get(m.interpreter ?? '') ?? '',
          video: videoOf(m.guest, m.host),
        },
      ];
    })
    .sort(
      (a, b) =>
        a.start.localeCompare(b.start) || a.table - b.table || a.guest.id.localeCompare(b.guest.id),
    );
}

/** The published timetable, or null while there is none. */
export function publishedTimetable(office: Office, mission: MissionRecord): TimetableLine[] | null {
  const plan = publishedPlan(office.db, mission.id) as MissionPlan | null;
  return plan ? timetableOf(office, mission, plan) : null;
}

function peopleOf(persons: readonly PersonRecord[], diary: string): string[] {
  const [party, id] = [partyOf(diary), personOf(diary)];
  return persons
    .filter((p) => p.party === party && (!id || p.id === id) && p.name)
    .map((p) => p.name);
}

function personNameOf(persons: readonly PersonRecord[], diary: string): string {
  const id = personOf(diary);
  return id ? (persons.find((p) => p.id === id)?.name ?? '') : '';
}

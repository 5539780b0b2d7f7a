/**
 * What changes from one plan to another as people read it, meeting by meeting and party by party:
 * whom to tell, and what.
 */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import { positions } from './check.ts';
import { placeReader } from './place-name.ts';
import { outcomes } from './plan.ts';
import { readProgramme } from './programme.ts';

/** A meeting with its local times and its place in words. */
export interface ReadMeeting extends PlannedMeeting {
  start: string;
  end: string;
  place: string;
}

export interface MeetingChange {
  guest: string;
  host: string;
  /**
   * `moved`: another day or time; `reseated`: the same time at another place; `interpreted`: only
   * another interpreter, of which nobody is told.
   */
  kind: 'added' | 'dropped' | 'moved' | 'reseated' | 'interpreted';
  before?: ReadMeeting;
  after?: ReadMeeting;
}

export interface PartyChange {
  party: string;
  /** Changes of this party's meetings, by time. */
  changes: readonly MeetingChange[];
  meetingsBefore: number;
  meetingsAfter: number;
  worthBefore: number;
  worthAfter: number;
}

export interface Difference {
  meetings: readonly MeetingChange[];
  /** Those who have to be told: another day, time, place or counterpart. Guests first. */
  parties: readonly PartyChange[];
  /** Meetings that stay in their time. */
  kept: number;
}

/** What places and times were read from; where the mission has not changed, nothing is given. */
export interface Reading {
  /** The mission that the plan before was made for. */
  earlier?: Mission;
  /** Where a meeting is, now and before; by its room and table where not given. */
  placeOf?: (m: PlannedMeeting) => string;
  earlierPlaceOf?: (m: PlannedMeeting) => string;
}

/**
 * Compares two drafts, or the plan before and after a change.
 * @param mission gives the worth; where the mission itself has changed, the later one
 */
export function comparePlans(
  mission: Mission,
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
  {
    earlier = mission,
    placeOf = placeReader(mission, ''),
    earlierPlaceOf = placeReader(earlier, ''),
  }: Reading = {},
): Difference {
  const old = new Map(readMeetings(earlier, before, earlierPlaceOf).map((m) => [pairOf(m), m]));
  const now = new Map(readMeetings(mission, after, placeOf).map((m) => [pairOf(m), m]));
  const changes: MeetingChange[] = [];
  for (const [pair, m] of old) {
    const next = now.get(pair);
    const kind = next ? changeOf(m, next) : 'dropped';
    if (kind) changes.push({ guest: m.guest, host: m.host, kind, before: m, after: next });
  }
  for (const [pair, m] of now)
    if (!old.has(pair)) changes.push({ guest: m.guest, host: m.host, kind: 'added', after: m });
  const at = (c: MeetingChange) => (c.after ?? c.before)?.start ?? '';
  changes.sort((a, b) => at(a).localeCompare(at(b)));
  return {
    meetings: changes,
    parties: byParty({ mission, earlier }, before, after, changes),
    kept: [...old].filter(([pair, m]) => isSameTime(m, now.get(pair))).length,
  };
}

function changeOf(m: ReadMeeting, next: ReadMeeting): MeetingChange['kind'] | null {
  if (!isSameTime(m, next)) return 'moved';
  if (next.place !== m.place) return 'reseated';
  return next.interpreter === m.interpreter ? null : 'interpreted';
}

function isSameTime(a: ReadMeeting, b: ReadMeeting | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end;
}

/** Meetings with their times and places; a slot that the mission does not have leaves no time. */
function readMeetings(
  mission: Mission,
  meetings: readonly PlannedMeeting[],
  placeOf: (m: PlannedMeeting) => string,
): ReadMeeting[] {
  const slots = new Map(mission.slots.map((s) => [s.id, s]));
  return meetings.map((m) => {
    const slot = slots.get(m.slot);
    return { ...m, start: slot?.start ?? '', end: slot?.end ?? '', place: placeOf(m) };
  });
}

function byParty(
  missions: { mission: Mission; earlier: Mission },
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
  changes: readonly MeetingChange[],
): PartyChange[] {
  const p = readProgramme(missions.mission);
  const figures = (programme: typeof p, meetings: readonly PlannedMeeting[]) =>
    new Map(
      outcomes(
        programme,
        meetings.flatMap((m) => positions(programme, m) ?? []),
      ).map((o) => [o.id, o]),
    );
  const then = figures(
    missions.earlier === missions.mission ? p : readProgramme(missions.earlier),
    before,
  );
  const now = figures(p, after);
  const told = changes.filter((c) => c.kind !== 'interpreted');
  // Parties that have left the mission come last: they too are told.
  const gone = told.flatMap((c) => [c.guest, c.host]).filter((id) => !p.partyAt.has(id));
  return [...new Set([...p.parties.map((party) => party.id), ...gone])].flatMap((id) => {
    const own = told.filter((c) => c.guest === id || c.host === id);
    if (!own.length) return [];
    const count = (meetings: readonly PlannedMeeting[]) =>
      meetings.filter((m) => m.guest === id || m.host === id).length;
    return [
      {
        party: id,
        changes: own,
        meetingsBefore: count(before),
        meetingsAfter: count(after),
        worthBefore: then.get(id)?.worth ?? 0,
        worthAfter: now.get(id)?.worth ?? 0,
      },
    ];
  });
}

function pairOf(m: { guest: string; host: string }): string {
  return JSON.stringify([m.guest, m.host]);
}

/**
 * What changes from one plan to another, meeting by meeting and party by party: whom to tell, and
 * what.
 */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import { positions } from './check.ts';
import { outcomes } from './plan.ts';
import { readProgramme } from './programme.ts';

export interface MeetingChange {
  guest: string;
  host: string;
  /** `moved`: another slot; `reseated`: the same slot at another table, room or interpreter. */
  kind: 'added' | 'dropped' | 'moved' | 'reseated';
  before?: PlannedMeeting;
  after?: PlannedMeeting;
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
  /** Parties with any change: those who have to be told, guests first. */
  parties: readonly PartyChange[];
  /** Meetings that stay in their slot. */
  kept: number;
}

/**
 * Compares two drafts, or the plan before and after a change.
 * @param mission gives the worth; where the mission itself has changed, the later one
 */
export function comparePlans(
  mission: Mission,
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
): Difference {
  const old = new Map(before.map((m) => [pairOf(m), m]));
  const now = new Map(after.map((m) => [pairOf(m), m]));
  const changes: MeetingChange[] = [];
  for (const [pair, m] of old) {
    const next = now.get(pair);
    if (!next) changes.push({ guest: m.guest, host: m.host, kind: 'dropped', before: m });
    else if (next.slot !== m.slot)
      changes.push({ guest: m.guest, host: m.host, kind: 'moved', before: m, after: next });
    else if (next.table !== m.table || next.room !== m.room || next.interpreter !== m.interpreter)
      changes.push({ guest: m.guest, host: m.host, kind: 'reseated', before: m, after: next });
  }
  for (const [pair, m] of now)
    if (!old.has(pair)) changes.push({ guest: m.guest, host: m.host, kind: 'added', after: m });
  const order = new Map(mission.slots.map((s, i) => [s.id, i]));
  const at = (c: MeetingChange) => order.get((c.after ?? c.before)?.slot ?? '') ?? 0;
  changes.sort((a, b) => at(a) - at(b));
  return {
    meetings: changes,
    parties: byParty(mission, before, after, changes),
    kept: [...old].filter(([pair, m]) => now.get(pair)?.slot === m.slot).length,
  };
}

function byParty(
  mission: Mission,
  before: readonly PlannedMeeting[],
  after: readonly PlannedMeeting[],
  changes: readonly MeetingChange[],
): PartyChange[] {
  const p = readProgramme(mission);
  const figures = (meetings: readonly PlannedMeeting[]) =>
    new Map(
      outcomes(
        p,
        meetings.flatMap((m) => positions(p, m) ?? []),
      ).map((o) => [o.id, o]),
    );
  const [then, now] = [figures(before), figures(after)];
  // Parties that have left the mission come last: they too are told.
  const gone = changes.flatMap((c) => [c.guest, c.host]).filter((id) => !p.partyAt.has(id));
  return [...new Set([...p.parties.map((party) => party.id), ...gone])].flatMap((id) => {
    const own = changes.filter((c) => c.guest === id || c.host === id);
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

/**
 * What a plan breaks, and what it is worth: the same rules that the solver obeys, counted over any
 * set of meetings.
 */
import type { FixedMeeting, Mission, PlannedMeeting, RuleBreak } from '../domain/mission.ts';
import { openRooms, ownTableOf, placeNamed, placeOf, tablesAt } from './places.ts';
import type { Meeting, Programme } from './programme.ts';
import { pairKey, readProgramme, slotOf } from './programme.ts';
import { RULES } from './rules.ts';

/**
 * Every rule that the meetings break; empty for a plan that stands. Tables are checked where
 * meetings have one. The floor is no rule: being below it is the plan's shortfall, and never makes
 * a plan wrong.
 */
export function checkPlan(
  mission: Mission,
  meetings: readonly (FixedMeeting | PlannedMeeting)[],
  programme = readProgramme(mission),
): RuleBreak[] {
  const known = meetings.flatMap((m) => positions(programme, m) ?? []);
  return [
    ...unknownNames(programme, meetings),
    ...brokenLimits(programme, known),
    ...missingFixed(programme, meetings),
    ...brokenTables(programme, meetings),
  ];
}

/** Limits that a set of meetings breaks, in the order of the rules. */
export function brokenLimits(p: Programme, meetings: readonly Meeting[]): RuleBreak[] {
  return RULES.flatMap((rule) => {
    const tallies = new Map<number, { most: number; meetings: Meeting[]; groups: Set<number> }>();
    for (const m of meetings) {
      rule.count(p, m, (limit, most, group) => {
        const tally = tallies.get(limit) ?? { most, meetings: [], groups: new Set() };
        tallies.set(limit, tally);
        tally.meetings.push(m);
        // A meeting without a group stands for itself; negative numbers keep the two apart.
        tally.groups.add(group ?? -tally.meetings.length);
      });
    }
    return [...tallies]
      .filter(([, t]) => t.groups.size > t.most)
      .map(([limit, t]) => ({
        rule: rule.id,
        key: rule.key?.(p, limit) ?? `rules.${rule.id}`,
        parameters: { ...rule.parameters(p, limit), count: t.meetings.length },
        meetings: t.meetings.map((m) => named(p, m)),
      }));
  });
}

/**
 * Positions of a meeting's names; undefined when one is unknown or the two are not guest and host.
 */
export function positions(p: Programme, m: FixedMeeting): Meeting | undefined {
  const [guest, host, slot] = [p.partyAt.get(m.guest), p.partyAt.get(m.host), p.slotAt.get(m.slot)];
  if (
    guest === undefined ||
    host === undefined ||
    slot === undefined ||
    guest >= p.guests ||
    host < p.guests
  )
    return undefined;
  return { guest, host, slot };
}

export function named(p: Programme, m: Meeting): FixedMeeting {
  return {
    guest: p.parties[m.guest]?.id ?? '?',
    host: p.parties[m.host]?.id ?? '?',
    slot: p.slots[m.slot]?.id ?? '?',
  };
}

/** Sum of the worth of meetings; a pair counts once. */
export function valueOf(p: Programme, meetings: readonly Meeting[]): number {
  const keys = new Set(meetings.flatMap((m) => pairKey(p, m.guest, m.host) ?? []));
  return [...keys].reduce((sum, key) => sum + (p.worth.get(key) ?? 0), 0);
}

/** Meetings per party, by position. */
export function degreesOf(p: Programme, meetings: readonly Meeting[]): number[] {
  const degrees = p.parties.map(() => 0);
  for (const m of meetings)
    for (const party of [m.guest, m.host]) degrees[party] = (degrees[party] ?? 0) + 1;
  return degrees;
}

/** Sum over parties of the meetings missing to their floor. */
export function shortfallOf(p: Programme, degrees: readonly number[]): number {
  return p.parties.reduce((sum, party, i) => sum + Math.max(0, party.min - (degrees[i] ?? 0)), 0);
}

function unknownNames(p: Programme, meetings: readonly FixedMeeting[]): RuleBreak[] {
  return meetings
    .filter((m) => !positions(p, m))
    .map((m) => ({
      rule: 'unknown',
      key: 'rules.unknown',
      parameters: { guest: m.guest, host: m.host, slot: m.slot },
      meetings: [m],
    }));
}

function missingFixed(p: Programme, meetings: readonly FixedMeeting[]): RuleBreak[] {
  const there = new Set(meetings.map((m) => JSON.stringify([m.guest, m.host, m.slot])));
  return p.mission.fixed
    .filter((f) => !there.has(JSON.stringify([f.guest, f.host, f.slot])))
    .map((f) => ({
      rule: 'fixed',
      key: 'rules.fixed',
      parameters: {
        guest: nameOf(p, f.guest),
        host: nameOf(p, f.host),
        ...slotOf(p, p.slotAt.get(f.slot) ?? -1),
      },
      meetings: [f],
    }));
}

/** Each meeting at its own table, and only at tables that exist there in that slot. */
function brokenTables(
  p: Programme,
  meetings: readonly (FixedMeeting | PlannedMeeting)[],
): RuleBreak[] {
  const taken = new Map<string, PlannedMeeting[]>();
  const breaks: RuleBreak[] = [];
  for (const m of meetings) {
    const at = positions(p, m);
    if (!('table' in m) || !at) continue;
    const place = placeOf(p, at);
    const key = `${at.slot} ${place} ${m.table}`;
    taken.set(key, [...(taken.get(key) ?? []), m]);
    const own = ownTableOf(p, at);
    if (own !== undefined && own !== m.table)
      breaks.push({
        rule: 'host-table',
        key: 'rules.host-table',
        parameters: { host: nameOf(p, m.host), table: own, ...slotOf(p, at.slot) },
        meetings: [plain(m)],
      });
    if (!tableExists(p, place, at.slot, m))
      breaks.push({
        rule: 'no-table',
        key: 'rules.no-table',
        parameters: { table: m.table, ...slotOf(p, at.slot) },
        meetings: [plain(m)],
      });
  }
  for (const same of taken.values()) {
    if (same.length > 1)
      breaks.push({
        rule: 'own-table',
        key: 'rules.own-table',
        parameters: {
          table: same[0]?.table ?? 0,
          count: same.length,
          ...slotOf(p, p.slotAt.get(same[0]?.slot ?? '') ?? -1),
        },
        meetings: same.map(plain),
      });
  }
  return breaks;
}

function tableExists(p: Programme, place: number, slot: number, m: PlannedMeeting): boolean {
  if (!Number.isInteger(m.table) || m.table < 1) return false;
  const there = tablesAt(p, place, slot);
  if (there === null) return true;
  if (!p.mission.rooms?.some((r) => placeNamed(p, r.site) === place)) return m.table <= there;
  const room = tableRanges(p).find((r) => m.table >= r.first && m.table < r.first + r.tables);
  return (
    room !== undefined &&
    openRooms(p, place, slot).some((r) => r.id === room.id) &&
    (m.room === undefined || m.room === room.id)
  );
}

/** Which numbers the tables of each room have: counted through all rooms in their order. */
export function tableRanges(p: Programme): { id: string; first: number; tables: number }[] {
  let first = 1;
  return (p.mission.rooms ?? []).map((r) => {
    const range = { id: r.id, first, tables: r.tables };
    first += r.tables;
    return range;
  });
}

function nameOf(p: Programme, id: string): string {
  return p.parties[p.partyAt.get(id) ?? -1]?.name ?? id;
}

function plain(m: FixedMeeting): FixedMeeting {
  return { guest: m.guest, host: m.host, slot: m.slot };
}

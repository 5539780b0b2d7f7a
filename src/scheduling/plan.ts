/**
 * Puts a finished timetable into the words of `plan.json`, with the figures by which it is judged.
 */
import type { PartyOutcome, Plan, PlannedMeeting } from '../domain/mission.ts';
import { degreesOf, positions, shortfallOf, valueOf } from './check.ts';
import { gapsOf } from './gaps.ts';
import { UNIT } from './packing.ts';
import { tablesAt } from './places.ts';
import type { Meeting, Programme } from './programme.ts';
import { pairKey } from './programme.ts';

/** What the search proved: limits in millionths; `objective` counts keeping too. */
export interface Proof {
  shortfall: number;
  value: number;
  objective: number;
}

/**
 * A plan this near the bound is best: far under any difference in fit that means something, and
 * above what rounding and the solver's tolerance add up to.
 */
export const PROVEN_WITHIN = 1e-4;

export function describePlan(
  p: Programme,
  planned: readonly PlannedMeeting[],
  proof: Proof,
  {
    seed,
    seconds,
    earlier,
    keepWeight = 0,
  }: { seed: number; seconds: number; earlier?: readonly PlannedMeeting[]; keepWeight?: number },
): Plan {
  const meetings = planned.flatMap((m) => positions(p, m) ?? []);
  const degrees = degreesOf(p, meetings);
  const value = round(valueOf(p, meetings));
  const shortfall = shortfallOf(p, degrees);
  const kept = earlier ? countKept(earlier, planned) : 0;
  const objective = round(value + kept * keepWeight);
  const proven =
    shortfall <= proof.shortfall && objective >= proof.objective / UNIT - PROVEN_WITHIN;
  return {
    meetings: planned,
    value,
    shortfall,
    bound: Math.max(value, round(proof.value / UNIT)),
    proven,
    shortfallBound: proof.shortfall,
    worst: {
      guest: worstOff(p, meetings, degrees, 0, p.guests),
      host: worstOff(p, meetings, degrees, p.guests, p.parties.length),
    },
    gaps: totalGaps(p, meetings),
    tableUse: tableUse(p, meetings),
    seed,
    seconds,
    ...(earlier
      ? {
          replan: {
            kept,
            of: earlier.length,
            keepWeight,
            objective,
            bound: Math.max(objective, round(proof.objective / UNIT)),
          },
        }
      : {}),
  };
}

/** Meetings of the earlier plan that stay in their slot. */
function countKept(earlier: readonly PlannedMeeting[], planned: readonly PlannedMeeting[]): number {
  const there = new Set(planned.map((m) => JSON.stringify([m.guest, m.host, m.slot])));
  return earlier.filter((m) => there.has(JSON.stringify([m.guest, m.host, m.slot]))).length;
}

/** How each party of a range of positions comes off. */
export function outcomes(
  p: Programme,
  meetings: readonly Meeting[],
  degrees = degreesOf(p, meetings),
): PartyOutcome[] {
  const worth = p.parties.map(() => 0);
  for (const m of meetings)
    for (const party of [m.guest, m.host])
      worth[party] = (worth[party] ?? 0) + (p.worth.get(pairKey(p, m.guest, m.host) ?? -1) ?? 0);
  return p.parties.map((party, i) => ({
    id: party.id,
    meetings: degrees[i] ?? 0,
    worth: round(worth[i] ?? 0),
  }));
}

function worstOff(
  p: Programme,
  meetings: readonly Meeting[],
  degrees: readonly number[],
  from: number,
  to: number,
): PartyOutcome | null {
  const side = outcomes(p, meetings, [...degrees])
    .slice(from, to)
    .filter((_, i) => !p.parties[from + i]?.cancelled);
  return (
    side.sort(
      (a, b) => a.meetings - b.meetings || a.worth - b.worth || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}

/** Idle slots between meetings, over all parties. */
export function totalGaps(p: Programme, meetings: readonly Meeting[]): number {
  const busy = new Set(
    meetings.flatMap((m) => [m.guest * p.slots.length + m.slot, m.host * p.slots.length + m.slot]),
  );
  return p.parties.reduce(
    (sum, _, party) => sum + gapsOf(p, (slot) => busy.has(party * p.slots.length + slot)),
    0,
  );
}

function tableUse(p: Programme, meetings: readonly Meeting[]): number {
  const places = Array.from({ length: (p.mission.sites?.length ?? 0) + 1 }, (_, i) => i);
  const tables = p.slots.reduce(
    (sum, _, slot) => sum + places.reduce((s, place) => s + (tablesAt(p, place, slot) ?? 0), 0),
    0,
  );
  return tables ? round(Math.min(1, meetings.length / tables)) : 0;
}

function round(x: number): number {
  return Math.round(x * UNIT) / UNIT;
}

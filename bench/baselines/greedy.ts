/**
 * What a planner with a spreadsheet does: the worthiest pair first, in the first slot where both
 * are free.
 */
import type { FixedMeeting, Mission } from '../../src/domain/mission.ts';
import { brokenLimits, named, positions } from '../../src/scheduling/check.ts';
import { type Meeting, readProgramme } from '../../src/scheduling/programme.ts';

/**
 * Meetings by greedy choice: those who lack a meeting first, then by worth; never breaks a rule of
 * the plain mission.
 */
export function greedyPlan(mission: Mission): FixedMeeting[] {
  const p = readProgramme(mission);
  const plan: Meeting[] = mission.fixed.flatMap((f) => positions(p, f) ?? []);
  const met = new Set(plan.map((m) => m.guest * p.parties.length + m.host));
  const degree = p.parties.map((_, i) => plan.filter((m) => m.guest === i || m.host === i).length);
  const busy = new Set(
    plan.flatMap((m) => [m.guest * p.slots.length + m.slot, m.host * p.slots.length + m.slot]),
  );
  const used = p.slots.map((_, s) => plan.filter((m) => m.slot === s).length);
  const pairs = [...p.worth]
    .map(([key, worth]) => ({
      guest: Math.floor(key / p.parties.length),
      host: key % p.parties.length,
      worth,
    }))
    .sort((a, b) => b.worth - a.worth);
  const tryPair = ({ guest, host }: { guest: number; host: number }) => {
    if (
      met.has(guest * p.parties.length + host) ||
      degree[guest]! >= p.parties[guest]!.max ||
      degree[host]! >= p.parties[host]!.max
    )
      return;
    const slot = p.slots.findIndex(
      (_, s) =>
        used[s]! < mission.tables &&
        [guest, host].every((x) => !p.away[x]!.has(s) && !busy.has(x * p.slots.length + s)),
    );
    if (slot < 0) return;
    plan.push({ guest, host, slot });
    met.add(guest * p.parties.length + host);
    for (const x of [guest, host]) {
      degree[x]!++;
      busy.add(x * p.slots.length + slot);
    }
    used[slot]!++;
  };
  for (const pair of pairs)
    if ([pair.guest, pair.host].some((x) => degree[x]! < p.parties[x]!.min)) tryPair(pair);
  for (const pair of pairs) tryPair(pair);
  if (brokenLimits(p, plan).length) throw new Error('the greedy baseline broke a rule');
  return plan.map((m) => named(p, m));
}

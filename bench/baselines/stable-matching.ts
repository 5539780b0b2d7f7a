/**
 * Stable matching, slot by slot: in each slot guests propose to hosts by worth and hosts keep the
 * best proposal (Gale and Shapley, College admissions and the stability of marriage, 1962); of the
 * couples as many as there are tables, the worthiest first.
 */
import type { FixedMeeting, Mission } from '../../src/domain/mission.ts';
import { brokenLimits, named, positions } from '../../src/scheduling/check.ts';
import { type Meeting, readProgramme } from '../../src/scheduling/programme.ts';

export function stablePlan(mission: Mission): FixedMeeting[] {
  const p = readProgramme(mission);
  const fixed = mission.fixed.flatMap((f) => positions(p, f) ?? []);
  const plan: Meeting[] = [...fixed];
  const worth = (guest: number, host: number) => p.worth.get(guest * p.parties.length + host);
  const degree = (party: number) =>
    plan.filter((m) => m.guest === party || m.host === party).length;
  for (const slot of p.slots.keys()) {
    const here = fixed.filter((m) => m.slot === slot);
    const free = (party: number) =>
      !p.away[party]!.has(slot) &&
      !here.some((m) => m.guest === party || m.host === party) &&
      degree(party) < p.parties[party]!.max;
    const met = new Set(plan.map((m) => m.guest * p.parties.length + m.host));
    const hosts = p.parties
      .map((_, i) => i)
      .slice(p.guests)
      .filter(free);
    const wishes = new Map(
      p.parties
        .map((_, i) => i)
        .slice(0, p.guests)
        .filter(free)
        .map((g) => [
          g,
          hosts
            .filter((h) => worth(g, h) !== undefined && !met.has(g * p.parties.length + h))
            .sort((a, b) => worth(g, b)! - worth(g, a)!),
        ]),
    );
    const engaged = new Map<number, number>();
    const waiting = [...wishes.keys()];
    while (waiting.length) {
      const guest = waiting.pop()!;
      const host = wishes.get(guest)!.shift();
      if (host === undefined) continue;
      const rival = engaged.get(host);
      if (rival === undefined || worth(guest, host)! > worth(rival, host)!) {
        engaged.set(host, guest);
        if (rival !== undefined) waiting.push(rival);
      } else waiting.push(guest);
    }
    const couples = [...engaged]
      .map(([host, guest]) => ({ guest, host, slot }))
      .sort((a, b) => worth(b.guest, b.host)! - worth(a.guest, a.host)!);
    plan.push(...couples.slice(0, Math.max(0, mission.tables - here.length)));
  }
  if (brokenLimits(p, plan).length) throw new Error('the stable-matching baseline broke a rule');
  return plan.map((m) => named(p, m));
}

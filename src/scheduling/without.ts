/** Who has no meeting in a plan, and why, in words that may be told to the party itself. */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import { interpretersFor } from './places.ts';
import { pairKey, readProgramme, type Programme } from './programme.ts';

/**
 * `away` at all times; `nobody` on the other side with a fit or a wish; none of those speaks its
 * `language` and no interpreter helps; else the times of all who would suit are taken (`full`). A
 * "no" is never told to the other side, so it counts as `nobody`.
 */
export type WithoutReason = 'away' | 'nobody' | 'language' | 'full';

/** Parties without a meeting, by id; people of one company count as one. */
export function withoutMeeting(
  mission: Mission,
  meetings: readonly Pick<PlannedMeeting, 'guest' | 'host'>[],
): Map<string, WithoutReason> {
  const p = readProgramme(mission);
  const owner = (id: string): string => p.parties[p.partyAt.get(id) ?? -1]?.company ?? id;
  const met = new Set(meetings.flatMap((m) => [owner(m.guest), owner(m.host)]));
  const found = new Map<string, WithoutReason>();
  for (const [i, party] of p.parties.entries()) {
    const id = owner(party.id);
    if (met.has(id)) continue;
    const reason = reasonOf(p, i);
    // Of several people of one company the one who could have come furthest speaks for it.
    if (ORDER.indexOf(reason) >= ORDER.indexOf(found.get(id) ?? 'away')) found.set(id, reason);
  }
  return found;
}

const ORDER: readonly WithoutReason[] = ['away', 'nobody', 'language', 'full'];

function reasonOf(p: Programme, party: number): WithoutReason {
  if ((p.away[party]?.size ?? 0) >= p.slots.length) return 'away';
  const suitable = p.parties
    .map((_, other) => other)
    .filter((other) => p.worth.has(pairKey(p, party, other) ?? -1));
  if (suitable.length === 0) return 'nobody';
  const canTalk = suitable.some(
    (other) =>
      interpretersFor(p, { guest: Math.min(party, other), host: Math.max(party, other) }) !== 0,
  );
  return canTalk ? 'full' : 'language';
}

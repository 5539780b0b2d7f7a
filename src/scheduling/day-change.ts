/**
 * What happens on the day, as a change of the mission: what has begun stays as it is, the rest is
 * planned again against the plan that people have. Replanning itself is `schedule` with `previous`;
 * `comparePlans` says whom to tell.
 */
import type {
  FixedMeeting,
  Mission,
  MissionParty,
  MissionScore,
  MissionWish,
  PlannedMeeting,
} from '../domain/mission.ts';
import { brokenLimits, named, positions } from './check.ts';
import { readProgramme } from './programme.ts';

export type DayChange =
  /** Does not come, or goes home: away from the open slots on. */
  | { kind: 'cancel'; party: string }
  /** Is not there before this slot. */
  | { kind: 'late'; party: string; until: string }
  /** Leaves after this slot. */
  | { kind: 'leaves'; party: string; after: string }
  /** So many tables from now on, or in the given slots. */
  | { kind: 'tables'; tables: number; slots?: readonly string[] }
  | { kind: 'room-closed'; room: string; slots?: readonly string[] }
  /** A guest or host whom nobody expected. */
  | {
      kind: 'new-party';
      party: MissionParty;
      scores: readonly MissionScore[];
      wishes: readonly MissionWish[];
    };

export interface ChangedMission {
  /** The mission as it is now, with what has begun fixed. */
  mission: Mission;
  /**
   * Meetings fixed by hand that the change makes impossible and that are therefore no longer fixed.
   */
  released: readonly FixedMeeting[];
}

/** First slot that has not begun at a local time (`YYYY-MM-DDTHH:MM`); null when all have. */
export function firstOpenSlot(mission: Mission, now: string): string | null {
  return mission.slots.find((s) => s.start > now)?.id ?? null;
}

/**
 * Applies changes.
 * @param plan the meetings that people have been told
 * @param open id of the first slot that may still be changed; null when none may
 */
export function applyChanges(
  mission: Mission,
  plan: readonly PlannedMeeting[],
  changes: readonly DayChange[],
  open: string | null = mission.slots[0]?.id ?? null,
): ChangedMission {
  const at = open === null ? mission.slots.length : mission.slots.findIndex((s) => s.id === open);
  const past = new Set(mission.slots.slice(0, Math.max(0, at)).map((s) => s.id));
  const changed = changes.reduce((m, change) => applyOne(m, change, past), mission);
  const begun = plan
    .filter((m) => past.has(m.slot))
    .map(({ guest, host, slot }) => ({ guest, host, slot }));
  const fixed = [...begun, ...mission.fixed.filter((f) => !past.has(f.slot))];
  return release(lowerFloors(closePast({ ...changed, fixed }, past), changes, begun), past);
}

function applyOne(m: Mission, change: DayChange, past: ReadonlySet<string>): Mission {
  const order = m.slots.map((s) => s.id);
  const open = order.filter((s) => !past.has(s));
  if (change.kind === 'cancel') return awayIn(m, change.party, open);
  if (change.kind === 'late')
    return awayIn(
      m,
      change.party,
      open.filter((s) => order.indexOf(s) < order.indexOf(change.until)),
    );
  if (change.kind === 'leaves')
    return awayIn(
      m,
      change.party,
      open.filter((s) => order.indexOf(s) > order.indexOf(change.after)),
    );
  const slots = 'slots' in change && change.slots ? change.slots.filter((s) => !past.has(s)) : open;
  if (change.kind === 'tables')
    return {
      ...m,
      tablesIn: { ...m.tablesIn, ...Object.fromEntries(slots.map((s) => [s, change.tables])) },
    };
  if (change.kind === 'room-closed')
    return {
      ...m,
      rooms: m.rooms?.map((r) =>
        r.id === change.room
          ? { ...r, unavailable: [...new Set([...(r.unavailable ?? []), ...slots])] }
          : r,
      ),
    };
  return {
    ...m,
    parties: [...m.parties, change.party],
    scores: [...m.scores, ...change.scores],
    wishes: [...m.wishes, ...change.wishes],
  };
}

function awayIn(m: Mission, party: string, slots: readonly string[]): Mission {
  return {
    ...m,
    parties: m.parties.map((p) =>
      p.id === party ? { ...p, unavailable: [...new Set([...p.unavailable, ...slots])] } : p,
    ),
  };
}

/**
 * Nothing new in slots that have begun: whoever has no meeting there is away, and who has one is
 * busy.
 */
function closePast(m: Mission, past: ReadonlySet<string>): Mission {
  const busy = new Set(
    m.fixed.flatMap((f) => [JSON.stringify([f.guest, f.slot]), JSON.stringify([f.host, f.slot])]),
  );
  const gone = (p: MissionParty) => [...past].filter((s) => !busy.has(JSON.stringify([p.id, s])));
  return {
    ...m,
    parties: m.parties.map((p) => ({
      ...p,
      unavailable: [
        ...new Set([
          ...p.unavailable.filter((s) => !past.has(s) || !busy.has(JSON.stringify([p.id, s]))),
          ...gone(p),
        ]),
      ],
    })),
  };
}

/** Who cancels is owed no more meetings than were held. */
function lowerFloors(
  m: Mission,
  changes: readonly DayChange[],
  begun: readonly FixedMeeting[],
): Mission {
  const cancelled = new Set(changes.flatMap((c) => (c.kind === 'cancel' ? [c.party] : [])));
  const held = (id: string) => begun.filter((f) => f.guest === id || f.host === id).length;
  return {
    ...m,
    parties: m.parties.map((p) =>
      cancelled.has(p.id) ? { ...p, min: Math.min(p.min, held(p.id)), cancelled: true } : p,
    ),
  };
}

/** Takes out fixed meetings ahead that the change makes impossible, the fewest one by one. */
function release(m: Mission, past: ReadonlySet<string>): ChangedMission {
  const released: FixedMeeting[] = [];
  let fixed = [...m.fixed];
  for (;;) {
    const mission = { ...m, fixed };
    const p = readProgramme(mission);
    const [broken] = brokenLimits(
      p,
      fixed.flatMap((f) => positions(p, f) ?? []),
    ).map((b) => b.meetings.find((f) => !past.has(f.slot)));
    if (!broken) return { mission, released };
    const name = JSON.stringify(
      named(p, positions(p, broken) ?? { guest: -1, host: -1, slot: -1 }),
    );
    released.push(broken);
    fixed = fixed.filter(
      (f) => JSON.stringify({ guest: f.guest, host: f.host, slot: f.slot }) !== name,
    );
  }
}

/**
 * Replanning that touches few: what stands is kept where it is, and new meetings go only to those
 * who lost one (`repair`), or into any free time (`fill`).
 */
import type { FixedMeeting, Mission, PlannedMeeting } from '../domain/mission.ts';
import { applyChanges, type DayChange } from './day-change.ts';

/** How much may change; `full` looks for the best timetable and moves people for it. */
export const REPLAN_MODES = ['repair', 'fill', 'full'] as const;
export type ReplanMode = (typeof REPLAN_MODES)[number];

export interface Repair {
  /** What is searched: standing meetings fixed, pairs that may not be new left out. */
  search: Mission;
  /** The mission as it is kept with the plan: nothing is fixed that nobody fixed. */
  mission: Mission;
}

/**
 * @param plan the meetings that people know of
 * @param open id of the first slot that may still be changed; null when none may
 */
export function repairOf(
  base: Mission,
  plan: readonly PlannedMeeting[],
  changes: readonly DayChange[],
  open: string | null,
  mode: ReplanMode,
): Repair {
  const { mission } = applyChanges(base, plan, changes, open);
  if (mode === 'full') return { search: mission, mission };
  const standing = plan.map(({ guest, host, slot }) => ({ guest, host, slot }));
  // Those fixed by hand come last: of two that cannot both stand the other one goes.
  const fixed = new Map([...standing, ...base.fixed].map((f) => [pairOf(f), f]));
  const pinned = applyChanges({ ...base, fixed: [...fixed.values()] }, plan, changes, open).mission;
  if (mode === 'fill') return { search: pinned, mission };
  const kept = new Set(pinned.fixed.map(pairOf));
  const gone = new Set(changes.flatMap((c) => (c.kind === 'cancel' ? [c.party] : [])));
  const lost = standing.filter((m) => !kept.has(pairOf(m))).flatMap((m) => [m.guest, m.host]);
  const known = new Set(standing.flatMap((m) => [m.guest, m.host]));
  // Who has no meeting yet counts as one who lost: somebody new, or left out so far.
  const waiting = base.parties.filter((p) => !known.has(p.id)).map((p) => p.id);
  const concerned = new Set([...lost, ...waiting].filter((id) => !gone.has(id)));
  const may = (guest: string, host: string): boolean =>
    concerned.has(guest) || concerned.has(host) || kept.has(pairOf({ guest, host }));
  return {
    search: {
      ...pinned,
      scores: pinned.scores.filter((s) => may(s.guest, s.host)),
      wishes: pinned.wishes.filter((w) => may(w.from, w.to) || may(w.to, w.from)),
    },
    mission,
  };
}

function pairOf(m: Pick<FixedMeeting, 'guest' | 'host'>): string {
  return JSON.stringify([m.guest, m.host]);
}

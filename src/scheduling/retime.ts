/** A plan on other times: the times of a mission change, its meetings stay in their order. */
import type { Mission, MissionSlot, PlannedMeeting } from '../domain/mission.ts';

/**
 * Which slot each one becomes. A day of which times only came or only went keeps the others; else its
 * first becomes the first, and so on. Days go by their date, and in their order when all dates are new.
 * A slot beyond the new ones is not in the answer.
 */
export function slotMoves(
  old: readonly MissionSlot[],
  now: readonly MissionSlot[],
): Map<string, string> {
  const [before, after] = [byDay(old), byDay(now)];
  const isMoved = ![...before.keys()].some((day) => after.has(day));
  const moves = new Map<string, string>();
  for (const [i, [day, slots]] of [...before].entries()) {
    const there = after.get(day) ?? (isMoved ? [...after.values()][i] : undefined) ?? [];
    const times = new Map(there.map((s) => [timeOf(s), s.id]));
    const were = new Set(slots.map(timeOf));
    const isSame =
      slots.every((s) => times.has(timeOf(s))) ||
      (there.length > 0 && there.every((s) => were.has(timeOf(s))));
    for (const [n, s] of slots.entries()) {
      const id = isSame ? times.get(timeOf(s)) : there[n]?.id;
      if (id !== undefined) moves.set(s.id, id);
    }
  }
  return moves;
}

/** The plan on the new times; `lost` are the meetings whose time has no successor. */
export function retimed(
  input: Mission,
  meetings: readonly PlannedMeeting[],
  slots: readonly MissionSlot[],
  moves: ReadonlyMap<string, string>,
): { input: Mission; meetings: PlannedMeeting[]; lost: number } {
  const ids = (list: readonly string[]): string[] => list.flatMap((s) => moves.get(s) ?? []);
  const moved = <T extends { slot: string }>(list: readonly T[]): T[] =>
    list.flatMap((m) => {
      const slot = moves.get(m.slot);
      return slot === undefined ? [] : [{ ...m, slot }];
    });
  const away = <T extends { unavailable?: readonly string[] }>(x: T): T =>
    x.unavailable ? { ...x, unavailable: ids(x.unavailable) } : x;
  const kept = moved(meetings);
  return {
    input: {
      ...input,
      slots,
      parties: input.parties.map((p) => ({
        ...away(p),
        ...(p.breaks ? { breaks: p.breaks.map((b) => ({ ...b, slots: ids(b.slots) })) } : {}),
      })),
      fixed: moved(input.fixed),
      ...(input.rooms ? { rooms: input.rooms.map(away) } : {}),
      ...(input.interpreters ? { interpreters: input.interpreters.map(away) } : {}),
      ...(input.tablesIn
        ? {
            tablesIn: Object.fromEntries(
              Object.entries(input.tablesIn).flatMap(([s, n]) => {
                const to = moves.get(s);
                return to === undefined ? [] : [[to, n]];
              }),
            ),
          }
        : {}),
    },
    meetings: kept,
    lost: meetings.length - kept.length,
  };
}

function byDay(slots: readonly MissionSlot[]): Map<string, MissionSlot[]> {
  const days = new Map<string, MissionSlot[]>();
  for (const s of slots)
    days.set(s.start.slice(0, 10), [...(days.get(s.start.slice(0, 10)) ?? []), s]);
  return days;
}

function timeOf(s: MissionSlot): string {
  return `${s.start} ${s.end}`;
}

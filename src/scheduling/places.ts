/**
 * Where meetings take place: the main venue (place 0) or one of the mission's sites (place 1 and
 * on).
 */
import type { MissionRoom } from '../domain/mission.ts';
import type { Meeting, Programme } from './programme.ts';

/** The place of a meeting: where the host receives, else where the guest does, else the venue. */
export function placeOf(p: Programme, m: { guest: number; host: number }): number {
  return placeNamed(p, p.parties[m.host]?.site ?? p.parties[m.guest]?.site);
}

/** Position of a site; 0 for the venue and for names that no site has. */
export function placeNamed(p: Programme, site: string | undefined): number {
  return site === undefined ? 0 : (p.mission.sites?.findIndex((s) => s.id === site) ?? -1) + 1;
}

/** Rooms at a place that are open in a slot, in the mission's order. */
export function openRooms(p: Programme, place: number, slot: number): MissionRoom[] {
  const id = p.slots[slot]?.id ?? '';
  return (p.mission.rooms ?? []).filter(
    (r) => placeNamed(p, r.site) === place && !r.unavailable?.includes(id),
  );
}

/**
 * Meetings that a place bears in a slot; null where nothing is said of a site's tables: the host
 * has its own rooms.
 */
export function tablesAt(p: Programme, place: number, slot: number): number | null {
  const id = p.slots[slot]?.id ?? '';
  if (p.mission.rooms?.some((r) => placeNamed(p, r.site) === place))
    return openRooms(p, place, slot).reduce((sum, r) => sum + r.tables, 0);
  return place === 0 ? (p.mission.tablesIn?.[id] ?? p.mission.tables) : null;
}

/**
 * The table that a meeting must have: the host's own, at the venue, while it is open in the slot;
 * undefined where any will do.
 */
export function ownTableOf(p: Programme, m: Meeting): number | undefined {
  const table = p.parties[m.host]?.table;
  if (table === undefined || placeOf(p, m) !== 0) return undefined;
  return isOpen(p, table, m.slot) ? table : undefined;
}

function isOpen(p: Programme, table: number, slot: number): boolean {
  const there = tablesAt(p, 0, slot) ?? Infinity;
  if (!p.mission.rooms?.length) return table <= there;
  let first = 1;
  const room = p.mission.rooms.find((r) => {
    const isHere = table >= first && table < first + r.tables;
    first += r.tables;
    return isHere;
  });
  return room !== undefined && openRooms(p, 0, slot).some((r) => r.id === room.id);
}

/** Minutes on the way between two places, either way; 0 when nothing is said. */
export function travelMinutes(p: Programme, a: number, b: number): number {
  if (a === b) return 0;
  const name = (place: number) => (place === 0 ? 'venue' : p.mission.sites?.[place - 1]?.id);
  const [from, to] = [name(a), name(b)];
  return (
    p.mission.travel?.find(
      (t) => (t.from === from && t.to === to) || (t.from === to && t.to === from),
    )?.minutes ?? 0
  );
}

/** Whether a party can be at one place in the earlier slot and at another in the later one. */
export function canTravel(
  p: Programme,
  from: { place: number; slot: number },
  to: { place: number; slot: number },
): boolean {
  return (
    (p.start[to.slot] ?? 0) - (p.end[from.slot] ?? 0) >= travelMinutes(p, from.place, to.place)
  );
}

/** Which interpreters (bit per position) can serve a pair; null when it needs none. */
export function interpretersFor(p: Programme, m: Pick<Meeting, 'guest' | 'host'>): number | null {
  const a = p.parties[m.guest]?.languages;
  const b = p.parties[m.host]?.languages;
  if (!a?.length || !b?.length || a.some((l) => b.includes(l))) return null;
  return bits(
    (p.mission.interpreters ?? []).map(
      (i) => a.some((l) => i.languages.includes(l)) && b.some((l) => i.languages.includes(l)),
    ),
  );
}

/** Which interpreters are there in a slot. */
export function interpretersIn(p: Programme, slot: number): number {
  const id = p.slots[slot]?.id ?? '';
  return bits((p.mission.interpreters ?? []).map((i) => !i.unavailable?.includes(id)));
}

function bits(flags: readonly boolean[]): number {
  return flags.reduce((mask, on, i) => (on ? mask | (1 << i) : mask), 0);
}

/** A mission with its names turned into positions, so that rules and solver work on numbers. */
import type { Mission, MissionParty, MissionSlot } from '../domain/mission.ts';

/**
 * A meeting by positions: `guest` and `host` into `Programme.parties`, `slot` into
 * `Programme.slots`.
 */
export interface Meeting {
  guest: number;
  host: number;
  slot: number;
}

export interface Programme {
  mission: Mission;
  /** Guests first, then hosts, each in the order of the file. */
  parties: readonly MissionParty[];
  guests: number;
  partyAt: ReadonlyMap<string, number>;
  slots: readonly MissionSlot[];
  slotAt: ReadonlyMap<string, number>;
  /** Day of each slot, counted from 0, and its times in minutes; only differences count. */
  day: readonly number[];
  start: readonly number[];
  end: readonly number[];
  /** Slots when a party is away. */
  away: readonly ReadonlySet<number>[];
  /** Worth of each pair that may meet, by `pairKey`; pairs that are not here may not. */
  worth: ReadonlyMap<number, number>;
  /** Pairs where either said no. */
  vetoed: ReadonlySet<number>;
}

/**
 * What wishes add to the computed fit (0 to 1): one "must" lifts a fair fit (0.4) to about the
 * best, two "must" beat any pair that nobody asked for; a "meet" decides among near equals. Given
 * with the exchange format, so that plans can be compared.
 */
const WISH_WORTH = { must: 0.5, meet: 0.2, no: 0 } as const;

/**
 * Reads positions and worth. References to unknown parties or slots are left out here; `check` and
 * the border name them.
 */
export function readProgramme(mission: Mission): Programme {
  const parties = [
    ...mission.parties.filter((p) => p.side === 'guest'),
    ...mission.parties.filter((p) => p.side === 'host'),
  ];
  const partyAt = new Map(parties.map((p, i) => [p.id, i]));
  const slotAt = new Map(mission.slots.map((s, i) => [s.id, i]));
  const days = [...new Set(mission.slots.map((s) => s.start.slice(0, 10)))];
  const guests = parties.filter((p) => p.side === 'guest').length;
  const vetoed = new Set<number>();
  const worth = new Map<number, number>();
  const programme: Programme = {
    mission,
    parties,
    guests,
    partyAt,
    slots: mission.slots,
    slotAt,
    worth,
    vetoed,
    day: mission.slots.map((s) => days.indexOf(s.start.slice(0, 10))),
    start: mission.slots.map((s) => minutes(s.start)),
    end: mission.slots.map((s) => minutes(s.end)),
    away: parties.map((p) => new Set(p.unavailable.flatMap((id) => slotAt.get(id) ?? []))),
  };
  readWorth(programme, worth, vetoed);
  return programme;
}

/**
 * One number per guest and host, whichever is named first; undefined unless they are one of each
 * side.
 */
export function pairKey(
  p: Programme,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined || b === undefined || a < p.guests === b < p.guests) return undefined;
  return Math.min(a, b) * p.parties.length + Math.max(a, b);
}

/** The name that sentences use. */
export function partyName(p: Programme, party: number): string {
  return p.parties[party]?.name ?? p.parties[party]?.id ?? '?';
}

/** Sentence parameters of a slot: its id and its local start. */
export function slotOf(p: Programme, slot: number): { slot: string; time: string } {
  return { slot: p.slots[slot]?.id ?? '?', time: p.slots[slot]?.start ?? '?' };
}

function readWorth(p: Programme, worth: Map<number, number>, vetoed: Set<number>): void {
  const add = (key: number | undefined, value: number) => {
    if (key !== undefined) worth.set(key, (worth.get(key) ?? 0) + value);
  };
  for (const s of p.mission.scores)
    add(pairKey(p, p.partyAt.get(s.guest), p.partyAt.get(s.host)), s.score);
  for (const w of p.mission.wishes) {
    const key = pairKey(p, p.partyAt.get(w.from), p.partyAt.get(w.to));
    if (w.wish !== 'no') add(key, WISH_WORTH[w.wish]);
    else if (key !== undefined) vetoed.add(key);
  }
  for (const key of vetoed) worth.delete(key);
}

/**
 * Local time to minutes. Daylight saving inside a mission's day is left out: nobody meets at three
 * on a Sunday morning.
 */
function minutes(local: string): number {
  const utc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  return Math.round(utc / 60_000);
}

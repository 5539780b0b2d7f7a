/**
 * Missions of the kinds of the reference instances, from a seed: popular parties, a third silent,
 * absences, vetoes, fixed meetings.
 */
import type { Mission, MissionParty, MissionWish } from '../../src/domain/mission.ts';
import { withScarceInterpreters, withScarceLanguages, withSites } from './scarce.ts';
import { seeded, type Random } from '../../src/scheduling/random.ts';

export interface MissionKind {
  guests: number;
  hosts: number;
  slots: number;
  tables: number;
  /** Share of pairs with a computed fit. */
  fit: number;
  /** Share of slots when a party is away, for the parties that are away at all (nine in ten). */
  away: number;
  /** Share of parties that say nothing. */
  silent: number;
  /** How much more often a popular party is wished for; 1 is as often as anyone. */
  popularity: number;
  /** Share of a party's free slots that its most meetings fill. */
  fill: number;
  fixed: number;
  /** Floor of guests; 2 when not given. */
  floor?: number;
  /**
   * Interpreters of each foreign language, spoken by a third of the guests; absent where everybody
   * understands everybody.
   */
  perLanguage?: number;
  /** Hosts speak different languages, and two interpreters know some of them. */
  languages?: boolean;
  /** A third of the hosts receive at sites that are far. */
  sites?: boolean;
}

const KIND: MissionKind = {
  guests: 25,
  hosts: 40,
  slots: 12,
  tables: 22,
  fit: 0.55,
  away: 0.2,
  silent: 0.33,
  popularity: 4,
  fill: 0.75,
  fixed: 3,
};

/** The sizes of the four reference instances. */
export const SIZES: Readonly<Record<string, MissionKind>> = {
  small: { ...KIND, guests: 10, hosts: 10, slots: 6, tables: 8, fixed: 2 },
  usual: KIND,
  large: { ...KIND, guests: 60, hosts: 80, slots: 16, tables: 50 },
  huge: { ...KIND, guests: 120, hosts: 160, slots: 20, tables: 110 },
};

/**
 * Harder than the references: what a planner meets when the house is too small or nobody has time.
 */
export const HARD: Readonly<Record<string, MissionKind>> = {
  'few tables': { ...KIND, tables: 9 },
  'half away': { ...KIND, away: 0.6 },
  'no slack': { ...KIND, fill: 1, tables: 25 },
  'no slack, away': { ...KIND, fill: 1, away: 0.5, tables: 14 },
  'large, half away': { ...KIND, guests: 60, hosts: 80, slots: 16, tables: 50, away: 0.6 },
  'large, no slack': { ...KIND, guests: 60, hosts: 80, slots: 16, tables: 36, away: 0.5, fill: 1 },
  'scarce interpreters': { ...KIND, floor: 5, fixed: 0, perLanguage: 1 },
  'large, scarce interpreters': {
    ...KIND,
    guests: 60,
    hosts: 80,
    slots: 16,
    tables: 50,
    floor: 4,
    fixed: 0,
    perLanguage: 1,
  },
  'scarce languages': { ...KIND, fixed: 0, languages: true },
  'scarce sites': { ...KIND, fixed: 0, sites: true },
  'scarce languages and sites': { ...KIND, fixed: 0, languages: true, sites: true },
  'all want the same': { ...KIND, hosts: 12, popularity: 10, tables: 12, fill: 1 },
};

export function generateMission(kind: MissionKind, seed: number): Mission {
  const random = seeded(seed);
  const slots = Array.from({ length: kind.slots }, (_, i) => ({
    id: `s${pad(i + 1, 2)}`,
    start: time(i, 0),
    end: time(i, 40),
  }));
  const parties = [
    ...makeParties('g', kind.guests, kind, random),
    ...makeParties('h', kind.hosts, kind, random),
  ];
  const guests = parties.filter((p) => p.side === 'guest');
  const hosts = parties.filter((p) => p.side === 'host');
  const scores = guests.flatMap((g) =>
    hosts.flatMap((h) =>
      random() < kind.fit
        ? [
            {
              guest: g.id,
              host: h.id,
              score:
                Math.round(1000 * Math.min(1, 0.15 + random() * 0.45 + random() * 0.25)) / 1000,
            },
          ]
        : [],
    ),
  );
  const mission: Mission = {
    version: 1,
    timezone: 'Europe/Prague',
    slots,
    tables: kind.tables,
    parties,
    scores,
    wishes: makeWishes(guests, hosts, kind, random),
    fixed: [],
  };
  const whole = { ...mission, fixed: makeFixed(mission, kind.fixed, random) };
  const speaking = kind.languages ? withScarceLanguages(whole) : whole;
  const placed = kind.sites ? withSites(speaking) : speaking;
  return kind.perLanguage === undefined ? placed : withScarceInterpreters(placed, kind.perLanguage);
}

function makeParties(
  letter: 'g' | 'h',
  count: number,
  kind: MissionKind,
  random: Random,
): MissionParty[] {
  return Array.from({ length: count }, (_, i) => {
    const unavailable =
      random() < 0.9
        ? Array.from({ length: kind.slots }, (_s, s) => `s${pad(s + 1, 2)}`).filter(
            () => random() < kind.away,
          )
        : [];
    const free = kind.slots - unavailable.length;
    const max = Math.max(1, Math.round(free * kind.fill * (0.75 + 0.25 * random())));
    return {
      id: `${letter}${pad(i + 1, 3)}`,
      side: letter === 'g' ? 'guest' : 'host',
      min: Math.min(max, letter === 'g' ? (kind.floor ?? 2) : 1),
      max,
      unavailable,
    };
  });
}

function makeWishes(
  guests: readonly MissionParty[],
  hosts: readonly MissionParty[],
  kind: MissionKind,
  random: Random,
): MissionWish[] {
  return [
    [guests, hosts],
    [hosts, guests],
  ].flatMap(([from = [], to = []]) =>
    from.flatMap((p) => {
      if (random() < kind.silent) return [];
      // The first tenth of the other side is popular.
      const wanted = to.filter(
        (_, i) => random() < (i < to.length / 10 ? Math.min(0.9, 0.1 * kind.popularity) : 0.1),
      );
      return wanted.map((q): MissionWish => ({
        from: p.id,
        to: q.id,
        wish: pick(random(), [
          [0.28, 'must'],
          [0.85, 'meet'],
          [1, 'no'],
        ]),
      }));
    }),
  );
}

function makeFixed(m: Mission, count: number, random: Random): Mission['fixed'] {
  const vetoed = new Set(
    m.wishes
      .filter((w) => w.wish === 'no')
      .flatMap((w) => [`${w.from} ${w.to}`, `${w.to} ${w.from}`]),
  );
  const fixed: { guest: string; host: string; slot: string }[] = [];
  for (let tries = 0; fixed.length < count && tries < 1000; tries++) {
    const pair = m.scores[Math.floor(random() * m.scores.length)];
    const slot = m.slots[Math.floor(random() * m.slots.length)]?.id ?? '';
    if (!pair || vetoed.has(`${pair.guest} ${pair.host}`)) continue;
    const away = m.parties.some(
      (p) => (p.id === pair.guest || p.id === pair.host) && p.unavailable.includes(slot),
    );
    if (!away && !fixed.some((f) => f.guest === pair.guest || f.host === pair.host))
      fixed.push({ guest: pair.guest, host: pair.host, slot });
  }
  return fixed;
}

function pick<T>(x: number, table: readonly (readonly [number, T])[]): T {
  const row = table.find(([limit]) => x < limit) ?? table[table.length - 1];
  if (!row) throw new Error('an empty table');
  return row[1];
}

function time(slot: number, minute: number): string {
  return `2027-03-${pad(1 + Math.floor(slot / 10), 2)}T${pad(9 + (slot % 10), 2)}:${pad(minute, 2)}`;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

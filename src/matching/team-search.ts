/**
 * The best team of at most so many partners, by branch and bound over who joins next (Land and
 * Doig, 1960). A team's value is four figures that come strictly one after another. What one
 * partner adds to each of them never grows as the team grows (they are submodular), so a team and
 * as many more partners as may join are worth at most the team plus the largest of the others'
 * gains (Nemhauser, Wolsey, Fisher, 1978).
 */

import { STRONG } from './strength.ts';

/** One who may join. */
export interface Player {
  /** What it brings to each need; one is covered from `STRONG` on, and less may help with it. */
  degrees: readonly number[];
  /** Number of its country; undefined counts as none. */
  country?: number;
  sme: boolean;
  research: boolean;
}

/** What the team is for. */
export interface Task {
  needs: readonly { must: boolean; weight: number }[];
  countries: number;
  sme: boolean;
  research: boolean;
}

/**
 * Parts of the rules missing (as a negative number), needs covered that must be, weight of the
 * wanted ones covered, sum of the best degrees.
 */
export type Value = readonly [rules: number, must: number, wanted: number, strength: number];

/** A team with what it is worth; changed by nobody once it is made. */
export interface Standing {
  /** Positions of the players, in the order they joined. */
  team: readonly number[];
  value: Value;
  /** Best degree of the team for each need. */
  degrees: Float64Array;
  countries: ReadonlySet<number>;
  sme: boolean;
  research: boolean;
}

interface Gain {
  player: number;
  country?: number;
  gain: Value;
}

// Sums of degrees are compared with this much slack.
const SAME = 1e-9;

export function nobody(task: Task): Standing {
  return {
    team: [],
    value: [-(task.countries + Number(task.sme) + Number(task.research)), 0, 0, 0],
    degrees: new Float64Array(task.needs.length),
    countries: new Set(),
    sme: false,
    research: false,
  };
}

export function join(
  task: Task,
  standing: Standing,
  players: readonly Player[],
  player: number,
): Standing {
  const p = players[player]!;
  const gain = gainOf(task, standing, p);
  return {
    team: [...standing.team, player],
    value: sum(standing.value, gain),
    degrees: standing.degrees.map((d, n) => Math.max(d, p.degrees[n] ?? 0)),
    countries:
      p.country === undefined ? standing.countries : new Set([...standing.countries, p.country]),
    sme: standing.sme || p.sme,
    research: standing.research || p.research,
  };
}

/** Whether `a` is worth more than `b`, the first figures first. */
export function better(a: Value, b: Value): boolean {
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i]! - b[i]!) > SAME) return a[i]! > b[i]!;
  return false;
}

/**
 * The best team that is worth more than `floor`, or null when there is none.
 * @param from those already in
 * @param picks how many may join
 * @param steps most teams looked at; `proven` is false when there were more
 * @param closed is asked of a team whether it and all larger ones are out of the question
 */
export function bestTeam(
  task: Task,
  players: readonly Player[],
  from: Standing,
  {
    picks,
    floor,
    steps,
    closed = () => false,
  }: { picks: number; floor: Value; steps: number; closed?: (team: readonly number[]) => boolean },
): { best: Standing | null; proven: boolean } {
  let best: Standing | null = null;
  let looked = 0;
  let bar = floor;
  const visit = (standing: Standing, candidates: readonly number[], left: number): void => {
    if (++looked > steps || closed(standing.team)) return;
    if (better(standing.value, bar)) [best, bar] = [standing, standing.value];
    if (left === 0) return;
    const gains = gainsOf(task, standing, players, candidates);
    const all = together(task, standing, players, gains);
    const promising = (i: number): boolean =>
      better(least(bound(standing, gains, i, left, countriesFor(task, standing, bar)), all), bar);
    for (let i = 0; i < gains.length && promising(i); i++) {
      visit(
        join(task, standing, players, gains[i]!.player),
        gains.slice(i + 1).map((g) => g.player),
        left - 1,
      );
    }
  };
  visit(
    from,
    players.map((_, i) => i).filter((i) => !from.team.includes(i)),
    picks,
  );
  return { best, proven: looked <= steps };
}

/** Gains of those who add anything, the largest first. Who adds nothing now adds nothing later. */
function gainsOf(
  task: Task,
  standing: Standing,
  players: readonly Player[],
  candidates: readonly number[],
): Gain[] {
  return candidates
    .map((player) => ({
      player,
      country: players[player]!.country,
      gain: gainOf(task, standing, players[player]!),
    }))
    .filter(({ gain }) => gain.some((g) => g > 0))
    .sort((a, b) => {
      if (better(a.gain, b.gain)) return -1;
      return better(b.gain, a.gain) ? 1 : a.player - b.player;
    });
}

function gainOf(task: Task, standing: Standing, player: Player): Value {
  let must = 0;
  let wanted = 0;
  let strength = 0;
  for (let n = 0; n < task.needs.length; n++) {
    const had = standing.degrees[n]!;
    const has = player.degrees[n]!;
    if (has <= had) continue;
    strength += has - had;
    if (had >= STRONG || has < STRONG) continue;
    const need = task.needs[n]!;
    if (need.must) must++;
    else wanted += need.weight;
  }
  const newCountry =
    player.country !== undefined &&
    missingCountries(task, standing) > 0 &&
    !standing.countries.has(player.country);
  return [
    Number(newCountry) +
      Number(task.sme && !standing.sme && player.sme) +
      Number(task.research && !standing.research && player.research),
    must,
    wanted,
    strength,
  ];
}

/** What the team would be worth with all of them: no larger team is worth more. */
function together(
  task: Task,
  standing: Standing,
  players: readonly Player[],
  gains: readonly Gain[],
): Value {
  const degrees = new Array<number>(task.needs.length).fill(0);
  const countries = new Set<number>();
  let sme = false;
  let research = false;
  for (const { player, country } of gains) {
    const p = players[player]!;
    for (let n = 0; n < degrees.length; n++)
      if (p.degrees[n]! > degrees[n]!) degrees[n] = p.degrees[n]!;
    if (country !== undefined && !standing.countries.has(country)) countries.add(country);
    sme ||= p.sme;
    research ||= p.research;
  }
  const [rules, must, wanted, strength] = sum(
    standing.value,
    gainOf(task, standing, { degrees, sme, research }),
  );
  return [
    rules + Math.min(countries.size, missingCountries(task, standing)),
    must,
    wanted,
    strength,
  ];
}

const missingCountries = (task: Task, standing: Standing): number =>
  Math.max(0, task.countries - standing.countries.size);

/**
 * Each figure with the largest gains that are left, as many as may join. Who keeps up with the
 * rules of `bar` must bring so many new countries: of one country then only one counts, and the
 * others join freely.
 */
function bound(
  standing: Standing,
  gains: readonly Gain[],
  from: number,
  picks: number,
  countries: number,
): Value {
  const fixed = Math.min(countries, picks);
  const figure = (at: 0 | 1 | 2 | 3): number => {
    const free = new Array<number>(picks - fixed).fill(0);
    const distinct = new Array<number>(fixed).fill(0);
    const byCountry = new Map<number, number>();
    for (let i = from; i < gains.length; i++) {
      const { gain, country } = gains[i]!;
      insert(free, gain[at]);
      if (fixed && country !== undefined && !standing.countries.has(country))
        byCountry.set(country, Math.max(byCountry.get(country) ?? 0, gain[at]));
    }
    for (const most of byCountry.values()) insert(distinct, most);
    return [...free, ...distinct].reduce((a, b) => a + b, standing.value[at]);
  };
  return [figure(0), figure(1), figure(2), figure(3)];
}

/**
 * New countries that a team must bring which keeps as much of the rules as `bar`, when one small
 * company and one research organisation do their part.
 */
function countriesFor(task: Task, standing: Standing, bar: Value): number {
  return Math.max(
    0,
    bar[0] -
      standing.value[0] -
      Number(task.sme && !standing.sme) -
      Number(task.research && !standing.research),
  );
}

/** Keeps the largest, in falling order. */
function insert(largest: number[], value: number): void {
  let at = largest.length;
  while (at > 0 && largest[at - 1]! < value) at--;
  if (at < largest.length) {
    largest.splice(at, 0, value);
    largest.pop();
  }
}

const sum = (a: Value, b: Value): Value => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
const least = (a: Value, b: Value): Value => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

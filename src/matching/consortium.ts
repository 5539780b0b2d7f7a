/**
 * The smallest team for a project: the fewest partners that surely cover its needs under the rules
 * of a call. An integer programme solved exactly by branch and bound, its aims strictly one after
 * another: the rules, the needs that must be covered, the wanted ones by weight, few partners,
 * members before prospects, strong evidence. A maximum-coverage problem with side conditions; greedy
 * choice may need half as many again.
 */
import { COVERED } from './coverage.ts';
import { STRONG } from './strength.ts';
import { helpWith, shortlist } from './team-shortlist.ts';
import {
  type CallRules,
  RESEARCH,
  type TeamCandidate,
  type TeamNeed,
  type TeamRole,
  roleOf,
} from './team.ts';
import {
  bestTeam,
  join,
  nobody,
  type Player,
  type Standing,
  type Task,
  type Value,
} from './team-search.ts';

export type { CallRules, TeamCandidate, TeamNeed } from './team.ts';

export interface Team {
  /** In the order of the candidates. */
  members: readonly string[];
  /** Who does most for each need, and how far; from `STRONG` on the need is covered. */
  covers: readonly { need: string; by: string; degree: number }[];
  /** Why each is in it, in the order of the members. */
  roles: readonly TeamRole[];
}

export interface TeamAnswer {
  /** Null when there is no candidate at all. */
  best: Team | null;
  /**
   * Other teams that cover as much with at most one partner more, the smaller and stronger first.
   */
  alternatives: readonly Team[];
  /**
   * Needs that the best team does not cover, with the nearest candidates. `limit`: somebody covers
   * it, and the most partners are reached.
   */
  gaps: readonly {
    need: string;
    must: boolean;
    limit: boolean;
    nearest: readonly { id: string; degree: number }[];
  }[];
  /** Rules that no team of these candidates can keep. */
  unmet: readonly { rule: 'countries' | 'sme' | 'research'; missing: number }[];
  /** False when a search was cut short: then the team is good and not shown to be the smallest. */
  proven: boolean;
}

/** Shown beside the best; more are a list, not a choice. */
const ALTERNATIVES = 3;
/** Nearest candidates named beside a gap. */
const NEAREST = 3;
/** Teams looked at before a search is cut short: a tenth of a second. */
const STEPS = 20_000;
/** Worth less than any team. */
const NOTHING: Value = [-Infinity, 0, 0, 0];

/**
 * At once and the same for the same input: a search that takes too many steps is cut short and says
 * so (`proven`).
 */
export function formTeam(
  needs: readonly TeamNeed[],
  candidates: readonly TeamCandidate[],
  rules: CallRules = {},
): TeamAnswer {
  const pool = shortlist(needs, candidates, rules);
  const { found, proven } = teamsOf(needs, pool, rules);
  const [best = null, ...alternatives] = found.map(({ team }) => readTeam(needs, team, rules));
  return {
    best,
    alternatives,
    proven,
    gaps: gapsOf(
      needs,
      candidates,
      new Set(best?.covers.filter((c) => c.degree >= STRONG).map((c) => c.need)),
    ),
    unmet: found[0] ? unmetBy(found[0].standing, rules) : [],
  };
}

interface FoundTeam {
  team: readonly TeamCandidate[];
  standing: Standing;
}

/** The smallest teams; one of members alone comes first where it is worth as much. */
function teamsOf(
  needs: readonly TeamNeed[],
  pool: readonly TeamCandidate[],
  rules: CallRules,
): Found {
  const ours = pool.filter((c) => !c.prospect || rules.included?.includes(c.id));
  const search = (from: readonly TeamCandidate[]): Found => {
    const { found, proven } = smallestTeams(needs, from, rules);
    const named = found.map((standing) => ({
      standing,
      team: from.filter((_, j) => standing.team.includes(j)),
    }));
    return { found: named, proven };
  };
  const all = search(pool);
  if (ours.length === pool.length) return all;
  const own = search(ours);
  const [first] = own.found;
  if (!first || !isWorth(first, all.found[0]!)) return all;
  const key = ({ team }: FoundTeam): string => team.map((c) => c.id).join(' ');
  const others = all.found.filter((f) => key(f) !== key(first));
  return {
    found: [first, ...others].slice(0, 1 + ALTERNATIVES),
    proven: all.proven && own.proven,
  };
}

interface Found {
  found: readonly FoundTeam[];
  proven: boolean;
}

/** As large, and worth as much but for its strength. */
function isWorth(one: FoundTeam, other: FoundTeam): boolean {
  const [a, b] = [one.standing.value, other.standing.value];
  return one.team.length === other.team.length && [0, 1, 2].every((i) => a[i] === b[i]);
}

/**
 * The smallest of the teams with the greatest worth, the strongest first; behind it others of at
 * most one partner more, none of them an earlier one enlarged.
 */
function smallestTeams(
  needs: readonly TeamNeed[],
  pool: readonly TeamCandidate[],
  rules: CallRules,
): { found: Standing[]; proven: boolean } {
  if (!pool.length) return { found: [], proven: true };
  const task: Task = {
    needs: needs.map((n) => ({ must: n.must, weight: n.weight ?? 1 })),
    countries: rules.countries ?? 0,
    sme: rules.sme ?? false,
    research: rules.research ?? false,
  };
  const players = playersOf(pool, needs.length);
  const start = players.reduce(
    (s, _, i) => (rules.included?.includes(pool[i]!.id) ? join(task, s, players, i) : s),
    nobody(task),
  );
  const room = Math.max(0, Math.min(rules.most ?? Infinity, pool.length) - start.team.length);
  const most = coverMost(task, players, start, room);
  const found: Standing[] = [];
  let { proven } = most;
  const closed = (team: readonly number[]): boolean =>
    found.some((f) => f.team.every((i) => team.includes(i)));
  for (
    let picks = 0, last = most.team.length - start.team.length;
    picks <= last && found.length <= ALTERNATIVES;
  ) {
    const floor: Value = [...most.worth, -Infinity];
    const next = bestTeam(task, players, start, { picks, floor, steps: STEPS, closed });
    proven &&= next.proven;
    if (next.best && !found.length) last = Math.min(room, picks + 1);
    if (next.best) found.push(next.best);
    else picks++;
  }
  return {
    found: found.length
      ? found
      : [most.team.reduce((s, i) => (s.team.includes(i) ? s : join(task, s, players, i)), start)],
    proven,
  };
}

/**
 * A team that is worth the most that so many more can be worth, strength apart; rarely the
 * smallest.
 */
function coverMost(
  task: Task,
  players: readonly Player[],
  start: Standing,
  room: number,
): { team: readonly number[]; worth: readonly [number, number, number]; proven: boolean } {
  const coveredOrNot = players.map((p) => ({
    ...p,
    degrees: p.degrees.map((degree) => Number(degree >= STRONG)),
  }));
  const from = start.team.reduce((s, i) => join(task, s, coveredOrNot, i), nobody(task));
  const { best, proven } = bestTeam(task, coveredOrNot, from, {
    picks: room,
    floor: NOTHING,
    steps: STEPS,
  });
  const {
    team,
    value: [kept, must, wanted],
  } = best ?? from;
  return { team, worth: [kept, must, wanted], proven };
}

function playersOf(pool: readonly TeamCandidate[], needs: number): Player[] {
  const countries = [...new Set(pool.map((c) => c.country))];
  return pool.map((c) => ({
    degrees: Array.from({ length: needs }, (_, n) => helpWith(c, n)),
    country: c.country === undefined ? undefined : countries.indexOf(c.country),
    sme: c.kind === 'company-sme',
    research: RESEARCH.includes(c.kind),
  }));
}

function unmetBy(team: Standing, rules: CallRules): TeamAnswer['unmet'] {
  return (
    [
      { rule: 'countries', missing: Math.max(0, (rules.countries ?? 0) - team.countries.size) },
      { rule: 'sme', missing: Number(Boolean(rules.sme) && !team.sme) },
      { rule: 'research', missing: Number(Boolean(rules.research) && !team.research) },
    ] as const
  ).filter((u) => u.missing > 0);
}

function readTeam(
  needs: readonly TeamNeed[],
  members: readonly TeamCandidate[],
  rules: CallRules,
): Team {
  const covers = needs.flatMap((need, n) => {
    const [by] = [...members].sort((a, b) => (b.degrees[n] ?? 0) - (a.degrees[n] ?? 0));
    const degree = by?.degrees[n] ?? 0;
    return by && degree >= COVERED ? [{ need: need.id, by: by.id, degree }] : [];
  });
  return {
    members: members.map((m) => m.id),
    covers,
    roles: members.map((m) => roleOf(needs, members, m, rules)),
  };
}

function gapsOf(
  needs: readonly TeamNeed[],
  candidates: readonly TeamCandidate[],
  covered: ReadonlySet<string>,
): TeamAnswer['gaps'] {
  return needs.flatMap((need, n) => {
    if (covered.has(need.id)) return [];
    const nearest = candidates
      .map((c) => ({ id: c.id, degree: c.degrees[n] ?? 0 }))
      .filter((c) => c.degree > 0)
      .sort((a, b) => b.degree - a.degree)
      .slice(0, NEAREST);
    return [
      { need: need.id, must: need.must, limit: (nearest[0]?.degree ?? 0) >= STRONG, nearest },
    ];
  });
}

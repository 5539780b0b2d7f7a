/**
 * "Cannot be scheduled because ...": the smallest set of demands that contradict each other, and
 * what giving up each one would give. Found by QuickXplain (Junker, QUICKXPLAIN: preferred
 * explanations and relaxations for over-constrained problems, 2004): it asks again and again
 * whether the mission works with only some of its demands, and needs few questions where few
 * demands are at fault.
 */
import type { Mission, Plan } from '../domain/mission.ts';
import { Problem } from '../domain/problem.ts';
import { demandsOf, type Demand } from './demands.ts';
import type { ExactSolver } from './exact.ts';
import { bestPlan } from './refine.ts';
import { NO_EFFECTS, type Effects } from './schedule.ts';

export type Question =
  /** Why has this party fewer meetings than its floor? */
  | { kind: 'floor'; party: string }
  /** Why do these two not meet? */
  | { kind: 'pair'; guest: string; host: string }
  /** Why can the meetings fixed by hand not all stand? */
  | { kind: 'fixed' };

export interface Conflict {
  demand: Pick<Demand, 'id' | 'key' | 'parameters'>;
  /**
   * What loosening this demand alone would give: whether it is enough, and how the best plan of the
   * whole mission changes.
   */
  gain: { solved: boolean; shortfall: number; value: number } | null;
}

export interface Explanation {
  /**
   * `conflict`: these demands contradict each other. `impossible`: it cannot be even with every
   * demand given up: too few slots, or nobody with a fit. `possible`: no rule stands against it;
   * the best plan gives the place to worthier meetings. `unknown`: the time was up before it was
   * clear.
   */
  kind: 'conflict' | 'impossible' | 'possible' | 'unknown';
  conflict: readonly Conflict[];
  /** For a pair that is possible: how the best plan changes when the meeting is forced. */
  forced?: { shortfall: number; value: number };
}

/**
 * Far above what any plan is worth, so that the asked meeting is in the best plan whenever it can
 * be.
 */
const DECISIVE = 1_000_000;

/** Answers a question about a mission; the exact solver decides where the search alone cannot. */
export function explain(
  mission: Mission,
  question: Question,
  exact: ExactSolver,
  effects: Effects = NO_EFFECTS,
): Explanation {
  // A plan that was cut short proves nothing about what cannot be.
  const solve = (m: Mission) => {
    const plan = planned(m, exact, effects);
    if (effects.stop()) throw OUT_OF_TIME;
    return plan;
  };
  return inTime(() => answerOf(mission, question, solve), { kind: 'unknown', conflict: [] });
}

const OUT_OF_TIME = new Error('The time for an explanation is up.');

function inTime<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error === OUT_OF_TIME) return otherwise;
    throw error;
  }
}

function answerOf(
  mission: Mission,
  question: Question,
  solve: (m: Mission) => Plan | null,
): Explanation {
  for (const { asked, demands } of narrowings(mission, question)) {
    const works = (kept: readonly Demand[]) =>
      answers(
        question,
        demands.filter((d) => !kept.includes(d)).reduce((m, d) => d.loosen(m), asked),
        solve,
      );
    if (works(demands)) continue;
    if (!works([])) return { kind: 'impossible', conflict: [] };
    return {
      kind: 'conflict',
      conflict: weigh(mission, question, asked, quickXplain(works, demands), solve),
    };
  }
  return {
    kind: 'possible',
    conflict: [],
    forced:
      question.kind === 'pair'
        ? inTime(() => forcedCost(mission, question, solve), undefined)
        : undefined,
  };
}

function partiesOf(question: Question): string[] {
  if (question.kind === 'pair') return [question.guest, question.host];
  return question.kind === 'floor' ? [question.party] : [];
}

/**
 * Missions in which only the question has to hold, with the demands that may stand against it:
 * first the party by itself, which is small and gives the plainest answer, then, for a floor,
 * together with the floors of all others.
 */
function narrowings(mission: Mission, q: Question): { asked: Mission; demands: Demand[] }[] {
  const about = partiesOf(q);
  const fixed = new Set(
    mission.fixed.flatMap((f) => [
      JSON.stringify([f.guest, f.host]),
      JSON.stringify([f.host, f.guest]),
    ]),
  );
  const near = (a: string, b: string) =>
    fixed.has(JSON.stringify([a, b])) ||
    (q.kind === 'floor'
      ? about.includes(a) || about.includes(b)
      : about.includes(a) && about.includes(b));
  const small: Mission = {
    ...mission,
    parties: mission.parties.map((p) => ({
      ...p,
      min: q.kind === 'floor' && p.id === q.party ? p.min : 0,
    })),
    scores: [
      ...mission.scores.filter((s) => near(s.guest, s.host)),
      ...(q.kind === 'pair' ? [{ guest: q.guest, host: q.host, score: DECISIVE }] : []),
    ],
    wishes: mission.wishes.filter((w) => near(w.from, w.to)),
  };
  const own = q.kind === 'floor' ? `floor ${q.party}` : '';
  const alone = { asked: small, demands: demandsOf(small).filter((d) => d.id !== own) };
  return q.kind === 'floor'
    ? [alone, { asked: mission, demands: demandsOf(mission).filter((d) => d.id !== own) }]
    : [alone];
}

function answers(q: Question, m: Mission, solve: (m: Mission) => Plan | null): boolean {
  const plan = solve(m);
  if (!plan) return false;
  if (q.kind === 'pair') return plan.meetings.some((x) => x.guest === q.guest && x.host === q.host);
  return q.kind === 'fixed' || plan.shortfall === 0;
}

/** The best plan, proven where that matters; null when the fixed meetings cannot all stand. */
function planned(m: Mission, exact: ExactSolver, effects: Effects): Plan | null {
  try {
    return bestPlan(m, {}, exact, effects);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/**
 * A smallest set of demands with which it does not work; known not to work with all, and to work
 * with none.
 */
function quickXplain(
  works: (kept: readonly Demand[]) => boolean,
  demands: readonly Demand[],
  background: readonly Demand[] = [],
  grown = false,
): Demand[] {
  if (grown && !works(background)) return [];
  if (demands.length <= 1) return [...demands];
  const half = Math.floor(demands.length / 2);
  const [first, second] = [demands.slice(0, half), demands.slice(half)];
  const late = quickXplain(works, second, [...background, ...first], true);
  const early = quickXplain(works, first, [...background, ...late], late.length > 0);
  return [...early, ...late];
}

function weigh(
  mission: Mission,
  question: Question,
  asked: Mission,
  conflict: readonly Demand[],
  solve: (m: Mission) => Plan | null,
): Conflict[] {
  const best = inTime(() => solve(mission), null);
  return conflict.map((demand) => {
    const { id, key, parameters } = demand;
    const gain = inTime(() => gainOf(mission, { question, asked, demand, best }, solve), null);
    return { demand: { id, key, parameters }, gain };
  });
}

function gainOf(
  mission: Mission,
  {
    question,
    asked,
    demand,
    best,
  }: { question: Question; asked: Mission; demand: Demand; best: Plan | null },
  solve: (m: Mission) => Plan | null,
): Conflict['gain'] {
  const then = solve(demand.loosen(mission));
  const solved = answers(question, demand.loosen(asked), solve);
  return best && then
    ? {
        solved,
        shortfall: then.shortfall - best.shortfall,
        value: round(then.value - best.value),
      }
    : null;
}

/**
 * What forcing a meeting does to the best plan: it is fixed in each slot in turn and the best of
 * these plans is taken.
 */
function forcedCost(
  mission: Mission,
  q: { guest: string; host: string },
  solve: (m: Mission) => Plan | null,
): Explanation['forced'] {
  const best = solve(mission);
  const forced = mission.slots.flatMap(
    (s) =>
      solve({
        ...mission,
        fixed: [...mission.fixed, { guest: q.guest, host: q.host, slot: s.id }],
      }) ?? [],
  );
  const [least] = forced.sort((a, b) => a.shortfall - b.shortfall || b.value - a.value);
  return best && least
    ? { shortfall: least.shortfall - best.shortfall, value: round(least.value - best.value) }
    : undefined;
}

function round(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}

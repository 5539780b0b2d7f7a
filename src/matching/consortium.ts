/**
 * The smallest team for a project: the fewest partners that cover its needs under the rules of a call. Exact by integer programming, in
 * steps that come strictly one after another: the rules, the needs that must be covered, the wanted ones by weight, few partners, strong
 * evidence. A maximum-coverage problem with side conditions (Nemhauser, Wolsey, Fisher, 1978); greedy choice may need half as many again.
 */
import type { OrganisationKind } from '../domain/organisation.ts';
import { COVERED } from './coverage.ts';
import { integerProgram, type IntegerProgram, type Term } from './integer-program.ts';

export interface TeamNeed {
  id: string;
  must: boolean;
  /** How much a wanted need counts beside the others; 1 when unset. */
  weight?: number;
}

export interface TeamCandidate {
  id: string;
  /** ISO 3166-1 alpha-2; undefined counts as no country. */
  country?: string;
  kind: OrganisationKind;
  /** How far it covers each need, 0 to 1, in the order of the needs. */
  degrees: readonly number[];
}

/** What a call asks of a consortium. */
export interface CallRules {
  /** Fewest different countries. */
  countries?: number;
  /** At least one small or medium-sized company. */
  sme?: boolean;
  /** At least one research organisation or university. */
  research?: boolean;
  /** Most partners, those already in included. */
  most?: number;
  /** Partners that are in already. */
  included?: readonly string[];
}

export interface Team {
  /** In the order of the candidates. */
  members: readonly string[];
  /** Who covers each covered need best, and how far. */
  covers: readonly { need: string; by: string; degree: number }[];
}

export interface TeamAnswer {
  /** Null when there is no candidate at all. */
  best: Team | null;
  /** Other teams that cover as much with at most one partner more, the smaller and stronger first. */
  alternatives: readonly Team[];
  /** Needs that the best team leaves open, with the nearest candidates. `limit`: somebody covers it, and the most partners are reached. */
  gaps: readonly { need: string; must: boolean; limit: boolean; nearest: readonly { id: string; degree: number }[] }[];
  /** Rules that no team of these candidates can keep. */
  unmet: readonly { rule: 'countries' | 'sme' | 'research'; missing: number }[];
  /** False when time ran out somewhere: then the team is good and not shown to be the smallest. */
  proven: boolean;
}

/** Shown beside the best; more are a list, not a choice. */
const ALTERNATIVES = 3;
/** Nearest candidates named beside a gap. */
const NEAREST = 3;
const RESEARCH: readonly OrganisationKind[] = ['research-institute', 'university'];

/** @param seconds most time for each of the steps */
export async function formTeam(needs: readonly TeamNeed[], candidates: readonly TeamCandidate[], rules: CallRules = {}, seconds = 2): Promise<TeamAnswer> {
  const pool = shortlist(needs, candidates, rules);
  const program = await writeProgram(needs, pool, rules);
  const proven: boolean[] = [];
  /** Makes the terms as large as can be and holds them there for the steps that follow. */
  const step = (terms: readonly Term[], hold = true): Float64Array | null => {
    // What no variable can change is as large as it can be.
    if (terms.length === 0) return new Float64Array();
    const answer = program.ip.maximise(terms, seconds);
    proven.push(answer?.proven ?? false);
    if (answer && hold) program.ip.row(terms, answer.value - 1e-6, Infinity);
    return answer?.values ?? null;
  };
  const unmetAt = step(program.unmet.map((u) => ({ variable: u.variable, factor: -1 })));
  if (!unmetAt || !pool.length) return { best: null, alternatives: [], gaps: gapsOf(needs, candidates, new Set()), unmet: [], proven: false };
  if (rules.most === undefined) coverAll(program);
  else {
    step(program.covered.flatMap(({ variable }, n) => (needs[n]?.must ? [{ variable, factor: 1 }] : [])));
    step(program.covered.flatMap(({ variable }, n) => (needs[n]?.must ? [] : [{ variable, factor: needs[n]?.weight ?? 1 }])));
  }
  const smallest = step(sizeThenStrength(program, needs.length), false);
  const best = smallest && readTeam(needs, pool, program.chosen, smallest);
  return {
    best, alternatives: best ? others(needs, pool, rules, program, best, seconds) : [], proven: proven.every(Boolean),
    gaps: gapsOf(needs, candidates, new Set(best?.covers.map((c) => c.need))),
    unmet: program.unmet.map((u) => ({ rule: u.rule, missing: Math.round(unmetAt[u.variable] ?? 0) })).filter((u) => u.missing > 0),
  };
}

interface Program {
  ip: IntegerProgram;
  /** Variable of each candidate; and of each need, with whether any candidate covers it. */
  chosen: readonly number[];
  covered: readonly { variable: number; possible: boolean }[];
  strength: readonly Term[];
  unmet: readonly { rule: 'countries' | 'sme' | 'research'; variable: number }[];
}

/** Candidates that can matter: those that cover a need, those already in, and the strongest of each kind and country for the rules. */
function shortlist(needs: readonly TeamNeed[], candidates: readonly TeamCandidate[], rules: CallRules): TeamCandidate[] {
  const total = (c: TeamCandidate) => c.degrees.reduce((a, b) => a + b, 0);
  const kept = new Set(candidates.filter((c) => rules.included?.includes(c.id) || needs.some((_, n) => (c.degrees[n] ?? 0) >= COVERED)));
  const byTotal = [...candidates].sort((a, b) => total(b) - total(a));
  const first = (test: (c: TeamCandidate) => boolean) => byTotal.filter(test).slice(0, NEAREST).forEach((c) => kept.add(c));
  if (rules.sme) first((c) => c.kind === 'company-sme');
  if (rules.research) first((c) => RESEARCH.includes(c.kind));
  if (rules.countries) for (const country of new Set(candidates.map((c) => c.country))) first((c) => c.country === country);
  return candidates.filter((c) => kept.has(c));
}

async function writeProgram(needs: readonly TeamNeed[], pool: readonly TeamCandidate[], rules: CallRules): Promise<Program> {
  const ip = await integerProgram();
  const chosen = pool.map(() => ip.variable(1, true));
  const one = (variables: readonly number[]): Term[] => variables.map((variable) => ({ variable, factor: 1 }));
  const strength: Term[] = [];
  const covered = needs.map((_, n) => {
    const who = pool.flatMap((c, j) => ((c.degrees[n] ?? 0) >= COVERED ? [{ by: ip.variable(1), j, degree: c.degrees[n] ?? 0 }] : []));
    for (const { by, j, degree } of who) {
      ip.row([{ variable: by, factor: 1 }, { variable: chosen[j] ?? 0, factor: -1 }], -Infinity, 0);
      strength.push({ variable: by, factor: degree });
    }
    // A need is covered by one of the team, at most once: then the strongest counts.
    const is = ip.variable(1, true);
    ip.row([...one(who.map((w) => w.by)), { variable: is, factor: -1 }], 0, 0);
    return { variable: is, possible: who.length > 0 };
  });
  for (const [j, c] of pool.entries()) if (rules.included?.includes(c.id)) ip.row(one([chosen[j] ?? 0]), 1, 1);
  if (rules.most !== undefined) ip.row(one(chosen), -Infinity, Math.max(rules.most, rules.included?.length ?? 0));
  return { ip, chosen, covered, strength, unmet: writeRules(ip, pool, chosen, rules) };
}

/** The rules, each with a variable for what is missing to it. */
function writeRules(ip: IntegerProgram, pool: readonly TeamCandidate[], chosen: readonly number[], rules: CallRules): Program['unmet'] {
  const atLeast = (rule: 'countries' | 'sme' | 'research', variables: readonly number[], least: number) => {
    const missing = ip.variable(least, true);
    ip.row([...variables, missing].map((variable) => ({ variable, factor: 1 })), least, Infinity);
    return { rule, variable: missing };
  };
  const where = (test: (c: TeamCandidate) => boolean) => chosen.filter((_, j) => test(pool[j] ?? { id: '', kind: 'other', degrees: [] }));
  const countries = rules.countries ? [...new Set(pool.flatMap((c) => c.country ?? []))].map((country) => {
    const there = ip.variable(1, true);
    ip.row([{ variable: there, factor: 1 }, ...where((c) => c.country === country).map((variable) => ({ variable, factor: -1 }))], -Infinity, 0);
    return there;
  }) : [];
  return [
    ...(rules.countries ? [atLeast('countries', countries, rules.countries)] : []),
    ...(rules.sme ? [atLeast('sme', where((c) => c.kind === 'company-sme'), 1)] : []),
    ...(rules.research ? [atLeast('research', where((c) => RESEARCH.includes(c.kind)), 1)] : []),
  ];
}

/** Without a limit on partners everything that somebody covers can be covered at once; nothing has to be searched. */
function coverAll({ ip, covered }: Program): void {
  for (const { variable, possible } of covered) if (possible) ip.row([{ variable, factor: 1 }], 1, 1);
}

/** Few partners before strong evidence: each partner costs more than all strength together can bring. */
function sizeThenStrength(program: Program, needs: number): Term[] {
  return [...program.strength, ...program.chosen.map((variable) => ({ variable, factor: -(needs + 1) }))];
}

/** Teams that cover as much with at most one partner more, none of them an earlier one with somebody added. */
function others(needs: readonly TeamNeed[], pool: readonly TeamCandidate[], rules: CallRules, program: Program, best: Team, seconds: number): Team[] {
  const found: Team[] = [];
  program.ip.row(program.chosen.map((variable) => ({ variable, factor: 1 })), -Infinity, best.members.length + 1);
  for (let last: Team | null = best; last && found.length < ALTERNATIVES;) {
    const own = pool.flatMap((c, j) => (last?.members.includes(c.id) && !rules.included?.includes(c.id) ? [program.chosen[j] ?? 0] : []));
    if (!own.length) break;
    program.ip.row(own.map((variable) => ({ variable, factor: 1 })), -Infinity, own.length - 1);
    const answer = program.ip.maximise(sizeThenStrength(program, needs.length), seconds);
    last = answer && readTeam(needs, pool, program.chosen, answer.values);
    if (last) found.push(last);
  }
  return found;
}

function readTeam(needs: readonly TeamNeed[], pool: readonly TeamCandidate[], chosen: readonly number[], values: Float64Array): Team {
  const members = pool.filter((_, j) => (values[chosen[j] ?? 0] ?? 0) > 0.5);
  const covers = needs.flatMap((need, n) => {
    const [by] = [...members].sort((a, b) => (b.degrees[n] ?? 0) - (a.degrees[n] ?? 0));
    const degree = by?.degrees[n] ?? 0;
    return by && degree >= COVERED ? [{ need: need.id, by: by.id, degree }] : [];
  });
  return { members: members.map((m) => m.id), covers };
}

function gapsOf(needs: readonly TeamNeed[], candidates: readonly TeamCandidate[], covered: ReadonlySet<string>): TeamAnswer['gaps'] {
  return needs.flatMap((need, n) => {
    if (covered.has(need.id)) return [];
    const nearest = candidates.map((c) => ({ id: c.id, degree: c.degrees[n] ?? 0 })).filter((c) => c.degree > 0).sort((a, b) => b.degree - a.degree).slice(0, NEAREST);
    return [{ need: need.id, must: need.must, limit: (nearest[0]?.degree ?? 0) >= COVERED, nearest }];
  });
}

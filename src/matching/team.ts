/** What a team is formed from, and why each partner is in it. */
import type { OrganisationKind } from '../domain/organisation.ts';
import { STRONG } from './strength.ts';

export const RESEARCH: readonly OrganisationKind[] = ['research-institute', 'university'];

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
  /** Not a member of the cluster yet. */
  prospect?: boolean;
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

export interface TeamRole {
  id: string;
  /** Needs that it covers. */
  covers: readonly string[];
  /** Needs that it covers and no other of the team does. */
  alone: readonly string[];
  /** What it is in for beside the needs: the rules that nobody else keeps, and that it was in. */
  rules: readonly ('countries' | 'sme' | 'research' | 'included')[];
}

/** @param members the whole team, `one` among them */
export function roleOf(
  needs: readonly TeamNeed[],
  members: readonly TeamCandidate[],
  one: TeamCandidate,
  rules: CallRules,
): TeamRole {
  const others = members.filter((m) => m !== one);
  const isCovered = (by: TeamCandidate, n: number): boolean => (by.degrees[n] ?? 0) >= STRONG;
  const idsOf = (test: (n: number) => boolean): string[] =>
    needs.flatMap((need, n) => (test(n) ? [need.id] : []));
  const isAlone = (test: (c: TeamCandidate) => boolean): boolean => test(one) && !others.some(test);
  return {
    id: one.id,
    covers: idsOf((n) => isCovered(one, n)),
    alone: idsOf((n) => isCovered(one, n) && !others.some((o) => isCovered(o, n))),
    rules: [
      ...(rules.included?.includes(one.id) ? (['included'] as const) : []),
      ...(rules.sme && isAlone((c) => c.kind === 'company-sme') ? (['sme'] as const) : []),
      ...(rules.research && isAlone((c) => RESEARCH.includes(c.kind))
        ? (['research'] as const)
        : []),
      ...(rules.countries && one.country && isAlone((c) => c.country === one.country)
        ? (['countries'] as const)
        : []),
    ],
  };
}

/** Who is looked at when a team is formed: of a large cluster most cannot matter. */
import { COVERED } from './coverage.ts';
import { STRONG } from './strength.ts';
import { type CallRules, RESEARCH, type TeamCandidate, type TeamNeed } from './team.ts';

/** Kept of each kind and country, of members and of prospects. */
const STRONGEST = 3;

/**
 * Candidates that can matter: those that surely cover a need, those already in, and the strongest of each
 * kind and country for the rules.
 */
export function shortlist(
  needs: readonly TeamNeed[],
  candidates: readonly TeamCandidate[],
  rules: CallRules,
): TeamCandidate[] {
  // What does not help with a need is worth nothing to a team, however much there is of it.
  const total = (c: TeamCandidate): number => needs.reduce((sum, _, n) => sum + helpWith(c, n), 0);
  const kept = new Set(
    candidates.filter(
      (c) => rules.included?.includes(c.id) || needs.some((_, n) => (c.degrees[n] ?? 0) >= STRONG),
    ),
  );
  const byTotal = [...candidates].sort((a, b) => total(b) - total(a));
  // Members go before prospects, so that the strongest of both are looked at.
  const first = (test: (c: TeamCandidate) => boolean): void => {
    for (const isProspect of [false, true])
      byTotal
        .filter((c) => Boolean(c.prospect) === isProspect && test(c))
        .slice(0, STRONGEST)
        .forEach((c) => kept.add(c));
  };
  if (rules.sme) first((c) => c.kind === 'company-sme');
  if (rules.research) first((c) => RESEARCH.includes(c.kind));
  if (rules.countries)
    for (const country of new Set(candidates.map((c) => c.country)))
      first((c) => c.country === country);
  return candidates.filter((c) => kept.has(c));
}

/** How far a candidate helps with a need; 0 where it is only a little near. */
export function helpWith({ degrees }: TeamCandidate, need: number): number {
  const degree = degrees[need] ?? 0;
  return degree >= COVERED ? degree : 0;
}

/** "Which team?": an outline to the smallest consortium that covers its needs under the rules of a call. */
import type { Context } from '../context.ts';
import type { Organisation } from '../domain/organisation.ts';
import { type CallRules, formTeam, type TeamAnswer, type TeamCandidate } from '../matching/consortium.ts';
import { askMatch, type MatchAnswer, type MatchQuestion } from './match.ts';

export interface ConsortiumQuestion extends MatchQuestion {
  rules?: CallRules;
}

export interface ConsortiumAnswer extends TeamAnswer {
  /** The matches that it was formed from: `members` holds the candidates, best first. */
  match: MatchAnswer;
  /** Organisations of the teams and of the nearest offers, by id. */
  organisations: ReadonlyMap<string, Organisation>;
  /** Those whose country is not known and was assumed (profile.assumedCountry). */
  assumed: ReadonlySet<string>;
}

/** Best matches that a team is formed from: what lies behind them covers no need in any outline tried, and explaining each takes time. */
const CANDIDATES = 150;

/** Answers like `askMatch`, with a team; `limit` is the number of candidates. */
export async function askConsortium(context: Context, question: ConsortiumQuestion, signal?: AbortSignal): Promise<ConsortiumAnswer> {
  const match = await askMatch(context, { ...question, limit: question.limit ?? CANDIDATES }, signal);
  const known = new Set(match.members.map((m) => m.owner));
  const included = context.catalogue.organisations((question.rules?.included ?? []).filter((id) => !known.has(id)));
  const organisations = new Map([...match.members.map((m) => m.organisation), ...included].map((o) => [o.id, o]));
  const { assumedCountry } = context.catalogue.profile;
  const assumed = new Set([...organisations.values()].filter((o) => assumedCountry && !o.country && o.membership.standing === 'member').map((o) => o.id));
  const countryOf = (o: Organisation): string | undefined => (assumed.has(o.id) ? assumedCountry : o.country);
  const candidates: TeamCandidate[] = [
    ...match.members.map((m) => ({ id: m.owner, country: countryOf(m.organisation), kind: m.organisation.kind, degrees: m.coverage.map((c) => c.degree) })),
    // Who is in already may answer nothing, and still counts for the rules.
    ...included.map((o) => ({ id: o.id, country: countryOf(o), kind: o.kind, degrees: match.needs.map(() => 0) })),
  ];
  const rules = { ...question.rules, included: question.rules?.included?.filter((id) => organisations.has(id)) };
  return { ...formTeam(match.needs, candidates, rules), match, organisations, assumed };
}

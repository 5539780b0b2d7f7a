/**
 * "Which team?": an outline to the smallest consortium that covers its needs under the rules of a
 * call.
 */
import type { Context } from '../../context.ts';
import type { Organisation } from '../../domain/organisation.ts';
import {
  type CallRules,
  formTeam,
  type TeamAnswer,
  type TeamCandidate,
} from '../../matching/consortium.ts';
import type { AskedText } from '../reading/asked-text.ts';
import { breathing } from '../breathe.ts';
import { type MatchAnswer, type MatchQuestion, SHOWN_MEMBERS, rankMatch } from './match.ts';

export interface ConsortiumQuestion extends MatchQuestion {
  rules?: CallRules;
}

export interface ConsortiumAnswer extends TeamAnswer {
  /**
   * The answer to the outline; its members are the first `limit` and, behind them, those of the
   * team who come later.
   */
  match: MatchAnswer;
  /** The needs as they were read, in their order. */
  read: readonly AskedText[];
  /** Organisations that a team could be formed from, by id. */
  organisations: ReadonlyMap<string, Organisation>;
  /** Those whose country is not known and was assumed (profile.assumedCountry). */
  assumed: ReadonlySet<string>;
}

/**
 * Best matches that a team is formed from: what lies behind them covers no need in any outline
 * tried.
 */
const CANDIDATES = 150;

/** Answers like `askMatch`, with a team. */
export async function askConsortium(
  context: Context,
  question: ConsortiumQuestion,
  signal?: AbortSignal,
): Promise<ConsortiumAnswer> {
  const breathe = breathing(signal);
  const match = await rankMatch(context, question, signal);
  await breathe();
  const { catalogue } = context;
  const { assumedCountry } = catalogue.profile;
  // Who is in already may answer nothing, and still counts for the rules.
  const ids = new Set([
    ...match.answer.ranking.slice(0, CANDIDATES).map((r) => r.owner),
    ...(question.rules?.included ?? []),
  ]);
  const organisations = new Map(catalogue.organisations([...ids]).map((o) => [o.id, o]));
  const assumed = new Set(
    [...organisations.values()]
      .filter((o) => assumedCountry && !o.country && o.membership.standing === 'member')
      .map((o) => o.id),
  );
  const candidates = [...organisations.values()].map((o): TeamCandidate => ({
    id: o.id,
    country: assumed.has(o.id) ? assumedCountry : o.country,
    kind: o.kind,
    prospect: o.membership.standing !== 'member',
    degrees: match.coverageOf(o.id).map((c) => c.degree),
  }));
  const rules = {
    ...question.rules,
    included: question.rules?.included?.filter((id) => organisations.has(id)),
  };
  const team = formTeam(match.answer.needs, candidates, rules);
  await breathe();
  return {
    ...team,
    match: {
      ...match.answer,
      members: match.explain(question.limit ?? SHOWN_MEMBERS, new Set(team.best?.members)),
    },
    read: match.read,
    organisations,
    assumed,
  };
}

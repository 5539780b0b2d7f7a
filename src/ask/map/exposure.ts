/**
 * "Who is never suggested?": every need and every common topic asked as a question, and how often
 * each member is among the first ten.
 */
import type { Context } from '../../context.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { gini, liftUnseen } from '../../matching/exposure.ts';
import { ndcg10 } from '../../matching/measures.ts';
import { census } from './census.ts';
import { askMatch } from '../match/match.ts';

export interface MemberExposure {
  organisation: Organisation;
  /** Questions for which it is among the first ten. */
  suggested: number;
  /** The same with the unseen lifted. */
  lifted: number;
  /** Statements that can be found at all. */
  statements: number;
}

export interface ExposureReport {
  needs: number;
  topics: number;
  /** Members, least suggested first. Prospects are suggested too but owed nothing. */
  members: readonly MemberExposure[];
  /** Over the members' counts: 0 is even, 1 is one for all. */
  gini: number;
  giniLifted: number;
  neverSuggested: number;
  neverLifted: number;
  /** What lifting costs in nDCG@10, measured by the scores themselves: 0 is nothing. */
  cost: number;
  tolerance: number;
}

/** Places that count as being suggested: what a reader looks at. */
const FIRST = 10;
/** Questions asked at most of each sort: more change the counts little, and each costs a match. */
const MOST_NEEDS = 60;
const MOST_TOPICS = 40;
/**
 * Scores within so many percent are told apart by chance of wording: the tolerance shown unless a
 * setting says otherwise.
 */
export const NEAR_EQUAL = 0.1;

type Rankings = readonly (readonly { owner: string; score: number }[])[];
const kept = new WeakMap<Context, Promise<{ rankings: Rankings; needs: number; topics: number }>>();

/** @param tolerance scores within this share of each other count as near-equal */
export async function askExposure(
  context: Context,
  tolerance = NEAR_EQUAL,
): Promise<ExposureReport> {
  const { rankings, needs, topics } = await asked(context);
  const counted = count(rankings);
  const liftedRankings = rankings.map((r) => liftUnseen(r, counted, tolerance));
  const countedLifted = count(liftedRankings);
  const { owners } = census(context.catalogue);
  const members = context.catalogue
    .organisations()
    .filter((o) => o.membership.standing === 'member')
    .map((organisation): MemberExposure => ({
      organisation,
      suggested: counted.get(organisation.id) ?? 0,
      lifted: countedLifted.get(organisation.id) ?? 0,
      statements: Object.values(owners.get(organisation.id) ?? {}).reduce((a, b) => a + b, 0),
    }))
    .sort(
      (a, b) =>
        a.suggested - b.suggested ||
        a.statements - b.statements ||
        (a.organisation.id < b.organisation.id ? -1 : 1),
    );
  const costs = rankings.map((r, i) =>
    // Nobody meets the conditions of some needs.
    r.length === 0
      ? 0
      : 1 -
        ndcg10(
          (liftedRankings[i] ?? []).map((x) => x.score),
          r.map((x) => x.score),
        ),
  );
  return {
    needs,
    topics,
    members,
    tolerance,
    gini: gini(members.map((m) => m.suggested)),
    giniLifted: gini(members.map((m) => m.lifted)),
    neverSuggested: members.filter((m) => m.suggested === 0).length,
    neverLifted: members.filter((m) => m.lifted === 0).length,
    cost: costs.length ? costs.reduce((a, b) => a + b, 0) / costs.length : 0,
  };
}

/** How often each owner is among the first of all questions, for lifting the unseen. */
export async function exposureCounts(context: Context): Promise<Map<string, number>> {
  return count((await asked(context)).rankings);
}

/** The rankings of all questions; asked once a build. */
function asked(context: Context): Promise<{ rankings: Rankings; needs: number; topics: number }> {
  let answer = kept.get(context);
  if (!answer) kept.set(context, (answer = ask(context)));
  return answer;
}

async function ask(
  context: Context,
): Promise<{ rankings: Rankings; needs: number; topics: number }> {
  const { catalogue } = context;
  const lang = catalogue.profile.languages[0] ?? 'en';
  const needs = [...catalogue.eachEvidence(['need'])].slice(0, MOST_NEEDS).map(({ evidence }) => ({
    text: inLanguage(evidence.title, lang),
    exclude: evidence.owners.map((o) => o.owner),
  }));
  const topics = [...census(catalogue).concepts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .flatMap(([id]) => {
      const concept = catalogue.concept(id)?.concept;
      return concept
        ? [{ text: inLanguage(concept.preferred, lang), exclude: [] as string[] }]
        : [];
    });
  const rankings: Rankings[number][] = [];
  // One after another: each takes the processor for a moment, and pages are answered in between.
  for (const { text, exclude } of [...needs, ...topics])
    rankings.push((await askMatch(context, { text, lang, exclude, limit: 1 })).ranking);
  return { rankings, needs: needs.length, topics: topics.length };
}

function count(rankings: Rankings): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ranking of rankings)
    for (const { owner } of ranking.slice(0, FIRST))
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}

/**
 * One order for the search page and the match page. The engine finds, filters and counts; the best
 * of what it found is put in the order of its own score and that of matching together, which also
 * knows meanings, kinds of statements and trust.
 */
import type { Context } from '../../context.ts';
import type { JudgedConditions } from '../../matching/conditions.ts';
import type { OwnerHit, SearchAnswer, SearchRequest } from '../../search/port.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { type MatchQuestion, rankMatch } from '../match/match.ts';
import { namesOf } from '../reading/read-request.ts';

/** Owners that are ordered so; behind them stands who answers little, in the engine's order. */
const ORDERED = 100;
// Matching looks at hundreds of statements for a question. In a cluster that takes some
// milliseconds; in a collection of tens of thousands an answer would wait for it.
const MOST_STATEMENTS = 5_000;
// Both scores as shares of the best. On the judged topics (short questions, English and Czech) 0.5
// reached nDCG@10 0.949 and 0.958, 0.9 reached 0.961 and 0.961.
const MATCHING = 0.9;

/** What else is known of the question. */
export interface AskedBeside {
  judged: JudgedConditions;
  off?: readonly string[];
}

/** The engine's answer, its best owners in the order that matching has, too. */
export async function askEngine(
  context: Context,
  request: SearchRequest,
  beside: AskedBeside,
  signal: AbortSignal | undefined,
): Promise<SearchAnswer> {
  const { query, lang, view, sort, page, pageSize } = request;
  const among = Math.floor(ORDERED / pageSize) * pageSize;
  const asks = query.words.length + query.quantities.length + query.concepts.length > 0;
  if (view !== 'owners' || sort !== 'relevance' || !asks || page * pageSize > among)
    return context.engine.search(request, signal);
  if (!isOrdered(context)) return context.engine.search(request, signal);
  const answer = await context.engine.search({ ...request, page: 1, pageSize: among }, signal);
  const ordered = await inCommonOrder(
    context,
    answer.owners,
    {
      text: query.raw,
      lang,
      off: beside.off,
      withoutModel: context.embedder?.placesSearches !== true,
    },
    beside.judged,
    signal,
  );
  return { ...answer, owners: ordered.slice((page - 1) * pageSize, page * pageSize) };
}

/** True when the catalogue is small enough to order its answers together with matching. */
function isOrdered({ catalogue }: Context): boolean {
  return catalogue.counts.evidence <= MOST_STATEMENTS;
}

/** The same hits in the common order, with the common score as share of the best possible. */
async function inCommonOrder(
  context: Context,
  hits: readonly OwnerHit[],
  question: MatchQuestion,
  judged: JudgedConditions,
  signal?: AbortSignal,
): Promise<OwnerHit[]> {
  if (hits.length < 2) return [...hits];
  const { answer } = await rankMatch(context, question, signal);
  const { ownerAt } = matchKnowledge(context).table;
  // Who types a name looks for its bearer, whoever else speaks of it.
  const bearers = namesOf(context).bearers(question.text);
  const matched = new Map(answer.ranking.map((r) => [r.owner, r.score]));
  const best = (scores: readonly number[]): number => Math.max(...scores) || 1;
  const found = best(hits.map((h) => h.score));
  const near = best([...matched.values(), 0]);
  return hits
    .map((hit) => ({
      ...hit,
      score:
        (bearers.has(hit.owner) ? 1 : 0) +
        (1 - MATCHING) * judged.favour(ownerAt.get(hit.owner)!) * (hit.score / found) +
        MATCHING * ((matched.get(hit.owner) ?? 0) / near),
    }))
    .sort((a, b) => b.score - a.score);
}

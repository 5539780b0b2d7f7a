/**
 * "Who is like us?" and "who completes us?": the two member-to-member questions, one list each way.
 */
import type { Context } from '../../context.ts';
import type { Reason, Strength } from '../../domain/match.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { Problem } from '../../domain/problem.ts';
import type { Lang } from '../../domain/text.ts';
import { type PairJudgement, judgePairs } from '../../matching/judge-pairs.ts';
import { pairGaps, pairReasons } from '../../matching/pair-reasons.ts';
import { FAIR } from '../../matching/strength.ts';
import { type MatchKnowledge, matchKnowledge } from '../knowledge/match-knowledge.ts';
import { withWords } from '../match/reason-words.ts';
import { findPairMaterial } from './statement-pairs.ts';

/** How two members stand to each other. */
export interface MemberPair {
  owner: string;
  organisation: Organisation;
  /** The judgement that was asked for, 0 to 1. */
  score: number;
  /** At most fair: too few pairs were judged to call one strong (held out, 5 of 8 were right). */
  strength: Strength;
  similar: number;
  complementary: number;
  /** Both sell the same: to be shown, never recommended as a partner. */
  competitor: boolean;
  /** Quoting both sides: the asking member's statement first. */
  reasons: readonly Reason[];
  /** What keeps it from a higher place. */
  missing: readonly Reason[];
}

export type PairQuestion = 'similar' | 'complementary';

export interface PairOptions {
  /** Of the names in the sentences. */
  lang?: Lang;
  /** Members to answer with, 10 unless told. */
  limit?: number;
  signal?: AbortSignal;
}

/**
 * The others of a member, best first; competitors stand last among the complementary.
 * @throws Problem `not-found` for an unknown member
 */
export async function askPairs(
  context: Context,
  question: PairQuestion,
  member: string,
  { lang = 'en', limit = 10, signal }: PairOptions = {},
): Promise<MemberPair[]> {
  const knowledge = matchKnowledge(context);
  const position = knowledge.table.ownerAt.get(member);
  if (position === undefined)
    throw new Problem('not-found', `There is no organisation "${member}".`);
  const judged = await judgedOf(context, knowledge, position);
  signal?.throwIfAborted();
  return present(
    { context, knowledge, position, question, lang },
    ordered(knowledge, question, judged).slice(0, limit),
  );
}

/**
 * Judgements kept per build, the last asked ones: a profile asks both questions at once, and a
 * build never changes.
 */
const MOST_KEPT = 200;
const kept = new WeakMap<MatchKnowledge, Map<number, Promise<PairJudgement[]>>>();

/**
 * Shared by those who ask at the same time, so nobody's leaving stops it; what failed is asked
 * anew.
 */
function judgedOf(
  context: Context,
  knowledge: MatchKnowledge,
  position: number,
): Promise<PairJudgement[]> {
  let known = kept.get(knowledge);
  if (!known) kept.set(knowledge, (known = new Map<number, Promise<PairJudgement[]>>()));
  const found = known.get(position);
  if (found) return found;
  const judged = findPairMaterial(context, knowledge, position).then((material) =>
    judgePairs(knowledge.table, position, material),
  );
  known.set(position, judged);
  judged.catch(() => known.delete(position));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return judged;
}

function ordered(
  { table }: MatchKnowledge,
  question: PairQuestion,
  judged: readonly PairJudgement[],
): PairJudgement[] {
  const last = (j: PairJudgement): number => (question === 'complementary' && j.competitor ? 1 : 0);
  return judged
    .filter((j) => j[question] > 0)
    .sort(
      (a, b) =>
        last(a) - last(b) ||
        b[question] - a[question] ||
        (table.owners[a.owner]!.id < table.owners[b.owner]!.id ? -1 : 1),
    );
}

interface Asked {
  context: Context;
  knowledge: MatchKnowledge;
  position: number;
  question: PairQuestion;
  lang: Lang;
}

function present(
  { context, knowledge: { table }, position, question, lang }: Asked,
  judged: readonly PairJudgement[],
): MemberPair[] {
  return judged.map((j) => {
    const { id } = table.owners[j.owner]!;
    const best = Math.max(
      j[question],
      ...(question === 'similar' ? j.offers : [...j.sought, ...j.wanted]).map((p) => p.degree),
    );
    const reasons = pairReasons(table, position, j, question);
    // A field or a market in common says nothing of the two: statements of both must speak.
    const isSaid = reasons.some((r) => r.evidence.length > 1);
    return {
      owner: id,
      organisation: context.catalogue.organisation(id)!,
      score: j[question],
      strength: isSaid && best >= FAIR ? 'fair' : 'weak',
      similar: j.similar,
      complementary: j.complementary,
      competitor: j.competitor,
      reasons: withWords(context, reasons, lang),
      missing: pairGaps(j, question),
    };
  });
}

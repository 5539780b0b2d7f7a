/**
 * "Who can take part?": a project outline to ranked members, with what each rests on and what
 * nobody covers.
 */
import type { Context } from '../../context.ts';
import { OFFER_KINDS } from '../../domain/evidence.ts';
import type { OutlineNeed, OwnerMatch } from '../../domain/match.ts';
import type { RequestReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { type CallFamily, callFamilies } from '../../matching/call-families.ts';
import { type NeedScores, coverNeeds } from '../../matching/coverage.ts';
import type { JudgedConditions } from '../../matching/conditions.ts';
import { type EvidenceScore, evidenceScorer } from '../../matching/evidence-score.ts';
import { type OwnerQuestion, rankOwners } from '../../matching/rank-owners.ts';
import { holds } from '../../similarity/term-counts.ts';
import type { MatchTable } from '../../matching/table.ts';
import { WEIGHTS, type Weights } from '../../matching/weights.ts';
import { conditionsOfNeeds, readNeeds } from '../reading/asked-needs.ts';
import type { AskedText } from '../reading/asked-text.ts';
import { breathing } from '../breathe.ts';
import { denseOf } from '../knowledge/dense.ts';
import { type MatchedOwner, coverageById, explainOwners } from './explain-owners.ts';
import { findCandidates, scoreTexts } from './candidates.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { type NamedOwner, type WordUses, namedOwners } from '../knowledge/owner-names.ts';

export interface MatchQuestion {
  /** The outline as pasted. Nothing of it is kept. */
  text: string;
  /** Language of the asker: for passages whose own cannot be told. */
  lang: Lang;
  /** Needs as edited by the asker; split from the text when left out. */
  needs?: readonly OutlineNeed[];
  /** Call or programme, when the asker names it apart; names in the text are recognised, too. */
  call?: string;
  /**
   * Organisation that asks: it is not answered with, and its earlier partners may count
   * (`weights.history`).
   */
  asker?: string;
  /** Further organisations that must not be in the answer. */
  exclude?: readonly string[];
  /** Members answered with all their reasons; ranks are given for all. */
  limit?: number;
  weights?: Weights;
  /** Without asking an embedding service, although one is set up. */
  withoutModel?: boolean;
  /** Parts of the reading that the asker switched off (`RequestReading`). */
  off?: readonly string[];
}

export type { MatchedOwner } from './explain-owners.ts';

export interface MatchAnswer {
  needs: readonly OutlineNeed[];
  /** What each need was read as, in their order. */
  readings: readonly { need: string; reading: RequestReading }[];
  /** Passages of the outline that were not read as needs, as written. */
  unread: readonly string[];
  /** Kinds of calls that were recognised. */
  families: readonly CallFamily[];
  /** Concepts that were understood, by id. */
  concepts: readonly string[];
  /** The best, with reasons. */
  members: readonly MatchedOwner[];
  /** Every owner that answers at all, best first. */
  ranking: readonly { owner: string; score: number }[];
  /** Needs that nobody covers, with the nearest offers. */
  uncovered: readonly { need: string; nearest: readonly { evidence: string; score: number }[] }[];
}

/** Members shown with reasons unless told otherwise. */
export const SHOWN_MEMBERS = 20;
// Members are shown with their best statements; those behind this many answer no need better.
const COMPARED_WITH_NEEDS = 150;

/** Everything that is worked out before owners are ranked: what tuning varies the weights over. */
export interface PreparedMatch {
  needs: readonly OutlineNeed[];
  /** Passages that ask for nothing. */
  unread: readonly string[];
  whole: AskedText;
  /** The needs as they were read, in their order. */
  read: readonly AskedText[];
  needScores: readonly NeedScores[];
  owners: OwnerQuestion;
  /** Owners that the outline names. */
  named: readonly NamedOwner[];
}

/** Reads the outline, finds candidates and scores them exactly. */
export async function prepareMatch(
  context: Context,
  question: MatchQuestion,
  signal?: AbortSignal,
): Promise<PreparedMatch> {
  const knowledge = matchKnowledge(context);
  const breathe = breathing(signal);
  const { table } = knowledge;
  const asked = await readNeeds(context, knowledge, question, signal);
  const { text, needs, unread, whole, each } = asked;
  await breathe();
  const sought = { whole, needs: each, kinds: OFFER_KINDS, signal };
  const candidates = await findCandidates(context, knowledge, sought);
  const dense = denseOf(context);
  const scored = (need: AskedText, texts: Iterable<number>): EvidenceScore[] =>
    scoreTexts(context, table, dense, need, texts).map(evidenceScorer(table, need));
  const { conditions, ofNeeds } = conditionsOfNeeds(context, whole, each);
  const admitted = [...candidates.all].filter((ordinal) => conditions.admits(ordinal));
  const evidence = scored(whole, admitted);
  const best = bestOf(evidence);
  const needScores: NeedScores[] = [];
  for (const [i, n] of needs.entries()) {
    await breathe();
    const own =
      each[i] === whole
        ? evidence
        : scored(each[i]!, new Set([...best, ...candidates.ofNeeds[i]!]));
    needScores.push({
      need: n.id,
      must: n.must,
      evidence: outOfContext(n, each[i]!) ? own.map(atMostFair) : own,
      conditions: ofNeeds[i]!,
    });
  }
  const named = namedOwners(
    knowledge.names,
    wordUses(context, table),
    text,
    whole.lang,
    whole.reading.conditions.filter((c) => c.type === 'place'),
  );
  const owners = {
    words: whole.words.length,
    evidence,
    named: new Map(named.map((n) => [n.owner, n.share])),
    profiles: whole.scorer.scoreTogether(admitted, {
      of: (ordinal) => table.evidence[ordinal]!.owners,
      ...knowledge.words,
    }),
    families: callFamilies([question.call ?? '', question.text]),
    partners: partnersOf(table, question.asker),
    excludes: leftOut(table, question, conditions),
    favour: (owner: number) => conditions.favour(owner),
  };
  return { needs, unread, whole, read: each, needScores, owners, named };
}

// Even with the support of two more statements this is no strong claim (strength.ts).
const ONE_WORD_AT_MOST = 0.85;

/** "A developer of coatings" out of a sentence that says which: one word is not enough for sure. */
function outOfContext({ sentence }: OutlineNeed, { words }: AskedText): boolean {
  return sentence !== undefined && words.length < 2;
}

function atMostFair(score: EvidenceScore): EvidenceScore {
  return { ...score, degree: Math.min(score.degree, ONE_WORD_AT_MOST) };
}

/** An outline answered but for the sentences, which take about as long as the ranking. */
export interface RankedMatch {
  answer: Omit<MatchAnswer, 'members'>;
  /** The needs as they were read, in their order. */
  read: readonly AskedText[];
  /** How far an owner covers each need; 0 throughout for one that answers nothing. */
  coverageOf(owner: string): OwnerMatch['coverage'];
  /**
   * The first so many of the ranking with their reasons, and behind them those of `others` who come
   * later.
   */
  explain(first: number, others?: ReadonlySet<string>): MatchedOwner[];
}

/** Answers an outline of any length in Czech, English or German. */
export async function askMatch(
  context: Context,
  question: MatchQuestion,
  signal?: AbortSignal,
): Promise<MatchAnswer> {
  const ranked = await rankMatch(context, question, signal);
  return { ...ranked.answer, members: ranked.explain(question.limit ?? SHOWN_MEMBERS) };
}

/** Ranks like `askMatch` and explains on demand. */
export async function rankMatch(
  context: Context,
  question: MatchQuestion,
  signal?: AbortSignal,
): Promise<RankedMatch> {
  const { table } = matchKnowledge(context);
  const breathe = breathing(signal);
  const { needs, unread, whole, read, needScores, owners, named } = await prepareMatch(
    context,
    question,
    signal,
  );
  await breathe();
  const ranking = rankOwners(table, owners, question.weights ?? WEIGHTS);
  const coverage = coverNeeds(table, needScores);
  const about = {
    table,
    context,
    evidence: owners.evidence,
    covered: (owner: number) => coverage.of(owner),
    needs: needScores,
    whole,
    families: owners.families,
    named,
    lang: question.lang,
  };
  return {
    answer: {
      needs,
      readings: needs.map((n, i) => ({ need: n.id, reading: read[i]!.reading })),
      unread,
      families: owners.families,
      concepts: [...whole.concepts].filter(([, w]) => w === 1).map(([c]) => c),
      ranking: ranking.map((r) => ({ owner: table.owners[r.owner]!.id, score: r.score })),
      uncovered: coverage.uncovered.map((u) => ({
        need: u.need,
        nearest: u.nearest.map((e) => ({
          evidence: table.evidence[e.ordinal]!.id,
          score: e.degree,
        })),
      })),
    },
    read,
    coverageOf: (owner) => coverageById(table, coverage.of(table.ownerAt.get(owner) ?? -1)),
    explain: (first, others = new Set()) =>
      explainOwners(
        about,
        ranking,
        ranking
          .map((_, i) => i)
          .filter((i) => i < first || others.has(table.owners[ranking[i]!.owner]!.id)),
      ),
  };
}

/** What answers the whole best: every need is compared with it, beside what its own words found. */
function bestOf(evidence: readonly EvidenceScore[]): number[] {
  return [...evidence]
    .sort((a, b) => b.degree - a.degree || a.ordinal - b.ordinal)
    .slice(0, COMPARED_WITH_NEEDS)
    .map((e) => e.ordinal);
}

/** Whom the asker excludes, the asker itself, and who is known to fail a condition. */
function leftOut(
  table: MatchTable,
  { exclude = [], asker = '' }: MatchQuestion,
  conditions: JudgedConditions,
): (owner: number) => boolean {
  const named = new Set([...exclude, asker].map((id) => table.ownerAt.get(id)));
  return (owner) => named.has(owner) || conditions.fails(owner);
}

/** How often statements use a word: an everyday word, or the name of something. */
function wordUses({ model }: Context, table: MatchTable): WordUses {
  const idOf = (term: string): number | undefined => model.vocabulary.ids.get(term);
  return {
    statements: table.evidence.length,
    all: (term) => model.vocabulary.frequencies[idOf(term) ?? -1] ?? 0,
    own: (term, owner) => {
      const id = idOf(term);
      return id === undefined
        ? 0
        : table.owners[owner]!.evidence.filter((text) => holds(model.texts, text, id)).length;
    },
  };
}

/** Owners that share a project with the asker. */
function partnersOf(table: MatchTable, asker: string | undefined): Set<number> {
  const own = asker === undefined ? undefined : table.ownerAt.get(asker);
  if (own === undefined) return new Set();
  const shared = table.owners[own]!.evidence.filter(
    (e) => table.evidence[e]!.kind === 'project',
  ).flatMap((e) => table.evidence[e]!.owners);
  return new Set(shared.filter((o) => o !== own));
}

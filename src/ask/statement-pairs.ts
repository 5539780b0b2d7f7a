/**
 * Finds, for the statements of one member, the statements of others that say the same or answer
 * them.
 */
import type { Context } from '../context.ts';
import { type EvidenceKind, KINDS, OFFER_KINDS, OWN_KINDS } from '../domain/evidence.ts';
import { conceptShare, degreeOf } from '../matching/evidence-score.ts';
import type { PairMaterial, StatementPair } from '../matching/judge-pairs.ts';
import { scorerOfText } from '../similarity/text-scorer.ts';
import { cosineTo } from './match-candidates.ts';
import type { MatchKnowledge } from './match-knowledge.ts';

// The newest statements of a member speak for it; a university of a thousand projects would
// otherwise take seconds.
const MOST_STATEMENTS = 60;
/** Neighbours of each statement. */
const NEIGHBOURS = 100;
/**
 * More of them where the sum over many is asked, not the best few: 300 lost 0.001 nDCG@10 on new
 * partners of CORDIS photonics.
 */
const LIKE_NEIGHBOURS = 1_000;
// Pairs below these say nothing that could be shown: two statements of one field always share a
// little, and a need is answered or not.
const LEAST_SAME = 0.1,
  LEAST_ANSWER = 0.25;

/** Everything between a member's statements and those of others. */
export async function findPairMaterial(
  context: Context,
  knowledge: MatchKnowledge,
  member: number,
  signal?: AbortSignal,
): Promise<PairMaterial> {
  const own = newest(knowledge, member, OWN_KINDS);
  // Projects speak for a member that has told nothing of its own; beside its own words they are too
  // broad to quote.
  const [mine, theirs] =
    own.length > 0
      ? [own, OWN_KINDS]
      : [newest(knowledge, member, ['project']), [...OWN_KINDS, 'project' as const]];
  const between = (
    statements: readonly number[],
    kinds: readonly EvidenceKind[],
    least: number,
  ): Promise<StatementPair[]> =>
    pairs(context, knowledge, { member, statements, kinds, least }, signal);
  return {
    offers: await between(mine, theirs, LEAST_SAME),
    sought: await between(newest(knowledge, member, ['need']), theirs, LEAST_ANSWER),
    wanted: await between(mine, ['need'], LEAST_ANSWER),
  };
}

function newest(
  { table }: MatchKnowledge,
  member: number,
  kinds: readonly EvidenceKind[],
): number[] {
  const own = table.owners[member]!.evidence.filter((e) => kinds.includes(table.evidence[e]!.kind));
  return own
    .sort((a, b) => (table.evidence[b]!.year ?? 0) - (table.evidence[a]!.year ?? 0) || a - b)
    .slice(0, MOST_STATEMENTS);
}

interface Wanted {
  member: number;
  statements: readonly number[];
  kinds: readonly EvidenceKind[];
  least: number;
}

async function pairs(
  context: Context,
  knowledge: MatchKnowledge,
  { member, statements, kinds, least }: Wanted,
  signal?: AbortSignal,
): Promise<StatementPair[]> {
  const found: StatementPair[] = [];
  for (const mine of statements) {
    const vector = context.catalogue.vectorAt(mine);
    if (!vector) continue;
    const scorer = scorerOfText(context.model, mine);
    const share = conceptShare(
      knowledge.table,
      new Map(knowledge.table.evidence[mine]!.concepts.map((c) => [c, 1])),
    );
    for (const { ordinal } of await context.engine.candidates(
      vector,
      NEIGHBOURS,
      { kinds },
      signal,
    )) {
      const facts = knowledge.table.evidence[ordinal]!;
      // A project of both is no likeness between them; it is history.
      if (facts.owners.includes(member)) continue;
      const text = { ...scorer.score(ordinal), latent: cosineTo(context, vector, ordinal) };
      const weight = kinds.includes('need') ? 1 : KINDS[facts.kind].weight;
      const degree = weight * degreeOf(text, share(facts.concepts), 0);
      if (degree >= least) found.push({ own: mine, other: ordinal, degree });
    }
  }
  return found;
}

/**
 * The best likeness of each evidence of others to any statement of a member, by exact words: what
 * tells that two work on the same subjects, whichever kinds their statements are. What both own is
 * their history, not their likeness.
 */
export function findLikeness(
  { model }: Context,
  knowledge: MatchKnowledge,
  member: number,
): Map<number, number> {
  const { table } = knowledge,
    likeness = new Map<number, number>(),
    offers = new Set<EvidenceKind>(OFFER_KINDS);
  const ofOthers = (text: number): boolean =>
    offers.has(table.evidence[text]!.kind) && !table.evidence[text]!.owners.includes(member);
  for (const mine of newest(knowledge, member, OFFER_KINDS)) {
    const scorer = scorerOfText(model, mine);
    for (const other of scorer.nearest(LIKE_NEIGHBOURS, ofOthers))
      likeness.set(other, Math.max(likeness.get(other) ?? 0, scorer.score(other).tfidf));
  }
  return likeness;
}

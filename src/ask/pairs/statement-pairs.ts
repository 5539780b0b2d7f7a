/**
 * Finds, for the statements of one member, the statements of others that say the same or answer
 * them.
 */
import type { Context } from '../../context.ts';
import { type EvidenceKind, OFFER_KINDS, OWN_KINDS } from '../../domain/evidence.ts';
import type { HelpKind } from '../../domain/need.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import { sameProbability } from '../../matching/claims/probability.ts';
import { evidenceScorer } from '../../matching/evidence-score.ts';
import type { PairMaterial, StatementPair } from '../../matching/judge-pairs.ts';
import type { MatchTable } from '../../matching/table.ts';
import { scorerOfText } from '../../similarity/text-scorer.ts';
import { readAskedText } from '../reading/asked-text.ts';
import { denseOf } from '../knowledge/dense.ts';
import { cosineTo, scoreTexts } from '../match/candidates.ts';
import type { MatchKnowledge } from '../knowledge/match-knowledge.ts';
import { pairFactsOf } from './pair-facts.ts';

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
// Two statements of one field always share a little; what is shown starts higher
// (matching/judge-pairs.ts).
const LEAST_SAME = 0.1;
const LEAST_ANSWER = 0.5;

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
  const answers = answering(context, knowledge);
  const between = (
    wanted: Omit<Wanted, 'member'>,
    least: number,
    scoreOf: (own: number) => (other: number) => number,
  ): Promise<StatementPair[]> =>
    pairs(context, knowledge, { member, ...wanted }, { least, scoreOf, signal });
  return {
    offers: await between(
      { statements: mine, kinds: theirs },
      LEAST_SAME,
      sameness(context, knowledge),
    ),
    sought: await between(
      { statements: newest(knowledge, member, ['need']), kinds: theirs },
      LEAST_ANSWER,
      answers,
    ),
    wanted: await between(
      { statements: mine, kinds: ['need'] },
      LEAST_ANSWER,
      (offered) => (need) => answers(need)(offered),
    ),
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
}

/** Statements of others near to those of the member, with how far the two go together. */
async function pairs(
  context: Context,
  knowledge: MatchKnowledge,
  { member, statements, kinds }: Wanted,
  {
    least,
    scoreOf,
    signal,
  }: { least: number; scoreOf: (mine: number) => (other: number) => number; signal?: AbortSignal },
): Promise<StatementPair[]> {
  const found: StatementPair[] = [];
  for (const own of statements) {
    const vector = context.catalogue.vectorAt(own);
    if (!vector) continue;
    const score = scoreOf(own);
    for (const { ordinal: other } of await context.engine.candidates(
      vector,
      NEIGHBOURS,
      { kinds },
      signal,
    )) {
      // A project of both is no likeness between them; it is history.
      if (knowledge.table.evidence[other]!.owners.includes(member)) continue;
      const degree = score(other);
      if (degree >= least) found.push({ own, other, degree });
    }
  }
  return found;
}

/** Chance that two statements say the same. */
function sameness(
  context: Context,
  { table }: MatchKnowledge,
): (mine: number) => (other: number) => number {
  return (mine) => {
    const scorer = scorerOfText(context.model, mine);
    const vector = context.catalogue.vectorAt(mine);
    const factsOf = pairFactsOf(context, table, mine);
    return (other) => {
      if (helpDiffers(table, mine, other)) return 0;
      return sameProbability(
        factsOf(other, {
          tfidf: scorer.score(other).tfidf,
          latent: cosineTo(context, vector, other),
        }),
        table.calibrations.same,
      );
    };
  };
}

// Another business than making and measuring the same thing: who repairs, teaches or sells it.
const APART: readonly HelpKind[] = ['repair', 'train', 'distribute'];

/** True when one side only repairs, teaches or sells what the other makes, measures or uses. */
function helpDiffers({ evidence }: MatchTable, one: number, other: number): boolean {
  const [mine, theirs] = [evidence[one]!.reading.help, evidence[other]!.reading.help];
  return APART.some((kind) => mine.includes(kind) !== theirs.includes(kind));
}

/** Chance that a statement answers a need: the need is always the question. */
function answering(
  context: Context,
  knowledge: MatchKnowledge,
): (need: number) => (statement: number) => number {
  return remember((need) => {
    const { evidence } = context.catalogue.evidence(knowledge.table.evidence[need]!.id)!;
    const { role, wanted } = evidence.need ?? {};
    // Customers and graduates are persons and firms who come; what somebody can do is no answer.
    if (role === 'customer' || role === 'person') return () => 0;
    const [lang, title] = Object.entries(evidence.title)[0] ?? ['und', ''];
    const asked = readAskedText(context, knowledge, title, lang);
    const score = evidenceScorer(knowledge.table, asked);
    const dense = denseOf(context);
    return (statement) =>
      isOfKind(knowledge.table, statement, wanted)
        ? scoreTexts(context, knowledge.table, dense, asked, [statement]).map(score)[0]!.degree
        : 0;
  });
}

/** True when one of a statement's owners is of a wanted kind; `company` means one of any size. */
function isOfKind(
  { evidence, owners }: MatchTable,
  statement: number,
  wanted: readonly OrganisationKind[] = [],
): boolean {
  if (wanted.length === 0) return true;
  return evidence[statement]!.owners.some((owner) => {
    const { kind } = owners[owner]!;
    return wanted.includes(kind) || (kind.startsWith('company-') && wanted.includes('company'));
  });
}

function remember<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    let found = made.get(key);
    if (found === undefined) made.set(key, (found = make(key)));
    return found;
  };
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
  const { table } = knowledge;
  const likeness = new Map<number, number>();
  const offers = new Set<EvidenceKind>(OFFER_KINDS);
  const ofOthers = (text: number): boolean =>
    offers.has(table.evidence[text]!.kind) && !table.evidence[text]!.owners.includes(member);
  for (const mine of newest(knowledge, member, OFFER_KINDS)) {
    const scorer = scorerOfText(model, mine);
    for (const other of scorer.nearest(LIKE_NEIGHBOURS, ofOthers))
      likeness.set(other, Math.max(likeness.get(other) ?? 0, scorer.score(other).tfidf));
  }
  return likeness;
}

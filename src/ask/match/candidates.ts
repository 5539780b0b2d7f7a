import type { Context } from '../../context.ts';
import type { EvidenceKind } from '../../domain/evidence.ts';
import type { Purpose } from '../../domain/reading.ts';
import type { TextScore } from '../../matching/evidence-score.ts';
import { wordsMeter } from '../../matching/claims/words-met.ts';
import type { MatchTable } from '../../matching/table.ts';
import type { AskedText } from '../reading/asked-text.ts';
import { type DenseSide, denseOf } from '../knowledge/dense.ts';
import type { MatchKnowledge } from '../knowledge/match-knowledge.ts';

/**
 * Evidence that is scored exactly: on CORDIS broad (8,503 texts) the nearest 300 reach the nDCG@10
 * of scoring all of them.
 */
const CANDIDATES = 300;
/**
 * Evidence nearest to each need by exact words beside those of the whole: a need that stands alone
 * in its outline is found, too. A pass over all vectors for each need would take most of an
 * answer's time on a large catalogue.
 */
const CANDIDATES_PER_NEED = 20;
/**
 * Nearest by an embedding model, where one is set up: what neither words nor the latent space find.
 */
const DENSE_CANDIDATES = 100;
const DENSE_PER_NEED = 10;

export interface Candidates {
  /**
   * All that may answer: the nearest to the outline in the latent space, and those of single needs.
   */
  all: ReadonlySet<number>;
  /** Per need, what its own words found. */
  ofNeeds: readonly (readonly number[])[];
}

/** Positions of the evidence that may answer. */
export async function findCandidates(
  context: Context,
  { table }: MatchKnowledge,
  {
    whole,
    needs,
    kinds,
    signal,
  }: {
    whole: AskedText;
    needs: readonly AskedText[];
    kinds: readonly EvidenceKind[];
    signal?: AbortSignal;
  },
): Promise<Candidates> {
  const near = whole.vector
    ? await context.engine.candidates(whole.vector, CANDIDATES, { kinds }, signal)
    : [];
  const offered = (text: number): boolean => kinds.includes(table.evidence[text]!.kind);
  const dense = denseOf(context);
  const denseNear = (asked: AskedText, count: number): number[] =>
    asked.dense ? dense.nearest(asked.dense, count, offered).map((c) => c.ordinal) : [];
  const ofNeeds = needs.map((n) => [
    ...n.scorer.nearest(CANDIDATES_PER_NEED, offered),
    ...denseNear(n, DENSE_PER_NEED),
  ]);
  return {
    all: new Set([
      ...near.map((c) => c.ordinal),
      ...denseNear(whole, DENSE_CANDIDATES),
      ...ofNeeds.flat(),
    ]),
    ofNeeds,
  };
}

/**
 * Scores of one text that asks against the candidates: exact words, and the cosines in the latent
 * space and in that of an embedding model.
 */
export function scoreTexts(
  context: Context,
  table: MatchTable,
  dense: DenseSide,
  asked: AskedText,
  candidates: Iterable<number>,
): TextScore[] {
  const scores: TextScore[] = [];
  const met = wordsMeter(asked.words);
  const heldOf = askedTermsIn(context, asked);
  const { ids } = context.model.vocabulary;
  for (const ordinal of candidates) {
    const { tfidf, bm25 } = asked.scorer.score(ordinal);
    const held = heldOf(ordinal);
    const { concepts, reading } = table.evidence[ordinal]!;
    const words = met((id) => held.has(id), concepts);
    scores.push({
      ordinal,
      tfidf,
      bm25,
      latent: cosineTo(context, asked.vector, ordinal),
      dense: asked.dense ? dense.score(asked.dense, ordinal) : undefined,
      words: reading.purpose
        ? {
            ...words,
            head: Math.min(words.head, headOffered(met, held, concepts, reading.purpose, ids)),
          }
        : words,
    });
  }
  return scores;
}

/** Share of what is wanted that a statement offers itself, not as what its thing is for. */
function headOffered(
  met: ReturnType<typeof wordsMeter>,
  held: ReadonlySet<number>,
  concepts: readonly string[],
  purpose: Purpose,
  ids: ReadonlyMap<string, number>,
): number {
  const apart = new Set(purpose.terms.map((term) => ids.get(term)));
  return met(
    (id) => held.has(id) && !apart.has(id),
    concepts.filter((concept) => !purpose.concepts.includes(concept)),
  ).head;
}

/**
 * Prepares the terms of a question; the result are those of them that a statement holds. One pass
 * over a statement's terms costs less than hundreds of searches in them.
 */
function askedTermsIn(
  { model: { texts, vocabulary } }: Context,
  { words }: AskedText,
): (ordinal: number) => ReadonlySet<number> {
  const isAsked = new Uint8Array(vocabulary.terms.length);
  for (const { ids } of words) for (const [id] of ids) isAsked[id] = 1;
  return (ordinal) => {
    const held = new Set<number>();
    for (let at = texts.starts[ordinal]!; at < texts.starts[ordinal + 1]!; at++)
      if (isAsked[texts.ids[at]!]) held.add(texts.ids[at]!);
    return held;
  };
}

/** Cosine between a vector of unit length and an evidence; 0 where either has none. */
export function cosineTo(
  { catalogue }: Context,
  vector: Float32Array | null,
  ordinal: number,
): number {
  return vector ? inner(vector, catalogue.vectorAt(ordinal)) : 0;
}

function inner(a: Float32Array, b: Float32Array | null): number {
  if (!b) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

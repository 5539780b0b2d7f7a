import type { Context } from '../context.ts';
import type { EvidenceKind } from '../domain/evidence.ts';
import type { TextScore } from '../matching/evidence-score.ts';
import type { SimilarityModel } from '../similarity/model.ts';
import { textVector } from '../similarity/model.ts';
import type { AskedText } from './asked-text.ts';
import type { MatchKnowledge } from './match-knowledge.ts';

/** Evidence that is scored exactly: on CORDIS broad (8,503 texts) the nearest 300 reach the nDCG@10 of scoring all of them. */
export const CANDIDATES = 300;
/** Nearest evidence of a need beside those of the whole: a need that stands alone in its outline is found, too. */
const CANDIDATES_PER_NEED = 30;
// Needs near the whole are served by its candidates; each further search costs a pass over all vectors.
const NEEDS_SEARCHED = 4;

/** Positions of the evidence that may answer: the nearest to the outline, and to those of its needs that are farthest from it. */
export async function findCandidates(context: Context, whole: AskedText, needs: readonly AskedText[], kinds: readonly EvidenceKind[], signal?: AbortSignal): Promise<Set<number>> {
  const apart = needs.filter((n) => n !== whole && n.vector).map((n) => ({ n, near: inner(n.vector!, whole.vector) })).sort((a, b) => a.near - b.near).slice(0, NEEDS_SEARCHED);
  const asked = [{ text: whole, count: CANDIDATES }, ...apart.map(({ n }) => ({ text: n, count: CANDIDATES_PER_NEED }))];
  const lists = await Promise.all(asked.map(({ text, count }) => (text.vector ? context.engine.candidates(text.vector, count, { kinds }, signal) : Promise.resolve([]))));
  return new Set(lists.flatMap((list) => list.map((c) => c.ordinal)));
}

/** Scores of one text that asks against the candidates: exact words, and the cosine in the latent space. */
export function scoreTexts(knowledge: MatchKnowledge, model: SimilarityModel, asked: AskedText, candidates: Iterable<number>): TextScore[] {
  return [...candidates].map((ordinal) => ({ ordinal, ...asked.scorer.score(ordinal), latent: cosineTo(knowledge, model, asked.vector, ordinal) }));
}

/** Latent vector of an evidence, worked out when it is first asked for. */
export function vectorOf(knowledge: MatchKnowledge, model: SimilarityModel, ordinal: number): Float32Array | null {
  let vector = knowledge.vectors[ordinal];
  if (vector === undefined) knowledge.vectors[ordinal] = vector = textVector(model, ordinal);
  return vector;
}

/** Cosine between a vector of unit length and an evidence; 0 where either has none. */
export function cosineTo(knowledge: MatchKnowledge, model: SimilarityModel, vector: Float32Array | null, ordinal: number): number {
  return vector ? inner(vector, vectorOf(knowledge, model, ordinal)) : 0;
}

function inner(a: Float32Array, b: Float32Array | null): number {
  if (!b) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

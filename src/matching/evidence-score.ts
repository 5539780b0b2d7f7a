import { type EvidenceKind, KINDS, OFFER_KINDS } from '../domain/evidence.ts';
import type { Quantity, QuantityKind } from '../domain/quantity.ts';
import type { RequestReading } from '../domain/reading.ts';
import { type ClaimFacts, specificityOf } from './claims/claim-features.ts';
import { answerProbability } from './claims/probability.ts';
import type { AskedWord, WordsMet } from './claims/words-met.ts';
import { quantityScore } from './quantity-match.ts';
import type { EvidenceFacts, MatchTable } from './table.ts';

/**
 * What the texts say of one evidence and one question; found outside, since it takes the similarity
 * model. All 0 to 1.
 */
export interface TextScore {
  /** Ordinal of the evidence. */
  ordinal: number;
  tfidf: number;
  bm25: number;
  /** Cosine in the latent space, negative ones as 0. */
  latent: number;
  /** Cosine by an embedding model, when one is set up. */
  dense?: number;
  /** How far it meets the words of the question. */
  words: WordsMet;
}

/** The parts of a question that are not words. */
export interface AskedThings {
  /** Concepts with their weight in the question: 1 as asked, less for broader and related ones. */
  concepts: ReadonlyMap<string, number>;
  /**
   * Per concept as asked: itself and everything narrower, any of which is an example of it ("FTIR"
   * answers who asks for infrared spectroscopy).
   */
  examples: ReadonlyMap<string, readonly string[]>;
  quantities: readonly Quantity[];
  /** Its telling words. */
  words: readonly AskedWord[];
  /** What is wanted, and under which conditions. */
  reading: Pick<RequestReading, 'help'>;
}

/**
 * One evidence against one question, part by part, each 0 to 1 and weighed by what kind of
 * statement it is.
 */
export interface EvidenceScore {
  ordinal: number;
  tfidf: number;
  bm25: number;
  latent: number;
  dense: number;
  concepts: number;
  quantities: number;
  /**
   * The chance that it answers, 0 to 1, calibrated on judged claims: what coverage and strength are
   * read from.
   */
  degree: number;
}

/**
 * Kinds that are claims by themselves; what the kind says of the chance is fitted. The others only
 * hint.
 */
const ANSWERS: ReadonlySet<EvidenceKind> = new Set(OFFER_KINDS);

// Ten years back a statement counts a tenth less. On CORDIS photonics stronger fading lost (nDCG@10
// 0.188 without, 0.187 at 10 % a year, 0.185 at 20 %), so it only settles near ties.
const FADING_PER_YEAR = 0.01;
const MOST_FADING = 0.2;

/**
 * Prepares a question; the result scores one evidence against it. Pure arithmetic; the sentence of
 * each part is in reasons.ts.
 */
export function evidenceScorer(
  table: MatchTable,
  asked: AskedThings,
): (text: TextScore) => EvidenceScore {
  const share = conceptShare(table, asked.concepts);
  const claim = claimReader(table, asked);
  return (text) => {
    const facts = table.evidence[text.ordinal]!;
    const weight =
      KINDS[facts.kind].weight * standing(facts, table.newest) * headWorth(asked, text);
    const concepts = share(facts.concepts);
    const quantities = quantityScore(asked.quantities, facts.quantities);
    return {
      ordinal: text.ordinal,
      tfidf: text.tfidf * weight,
      bm25: text.bm25 * weight,
      latent: Math.max(0, text.latent) * weight,
      dense: Math.max(0, text.dense ?? 0) * weight,
      concepts: concepts * weight,
      quantities: quantities * weight,
      degree:
        (ANSWERS.has(facts.kind) ? 1 : KINDS[facts.kind].weight) *
        answerProbability(claim(text), table.calibrations.answers, standing(facts, table.newest)),
    };
  };
}

// Of "lens coating" who has lenses and coats nothing has a part, and not what is wanted. Of a page
// there are too many heads to tell: titles of calls lost 0.005 nDCG@10 with up to 25 words.
const BESIDE_HEAD = 0.5;
const HEAD_MET = 0.35;
const LONGEST_WISH = 8;

/** What the words of a statement are worth that do not say what is wanted. */
function headWorth({ words: asked }: AskedThings, { words }: TextScore): number {
  return asked.length <= LONGEST_WISH && words.head < HEAD_MET ? BESIDE_HEAD : 1;
}

/** Kinds of figures that anything has. */
const PLAIN: ReadonlySet<QuantityKind> = new Set(['length', 'thickness', 'mass']);

/** Prepares a question; the result is what speaks for a statement that answers it. */
export function claimReader(
  table: MatchTable,
  asked: AskedThings,
): (text: TextScore) => ClaimFacts {
  const specificity = narrowest(table, asked.examples);
  const plainFigures = asked.quantities.every((q) => PLAIN.has(q.kind));
  return (text) => {
    const facts = table.evidence[text.ordinal]!;
    return {
      words: text.words,
      asked: asked.words.length,
      meaning: Math.max(text.latent, text.dense ?? 0),
      specificity: specificity(facts.concepts),
      figures:
        asked.quantities.length > 0 ? quantityScore(asked.quantities, facts.quantities) : undefined,
      plainFigures,
      kind: facts.kind,
      help: { asked: asked.reading.help, offered: facts.reading.help },
    };
  };
}

/** Recency and trust: between 0.66 and 1, so that they settle near ties and no more. */
export function standing(facts: EvidenceFacts, newest: number): number {
  const age = facts.year === undefined ? 0 : Math.max(0, newest - facts.year);
  return (1 - Math.min(MOST_FADING, age * FADING_PER_YEAR)) * (0.7 + 0.3 * facts.trust);
}

// Concepts up to this weight are neighbours of what was asked: they may answer for it, and missing
// them is no fault.
const NEARBY_AT_MOST = 0.5;

/**
 * Prepares asked concepts; the result is the share of them that an evidence holds, rare concepts
 * counting more: ln(1 + N / n), as for words.
 */
function conceptShare(
  table: MatchTable,
  asked: ReadonlyMap<string, number>,
): (held: readonly string[]) => number {
  const worth = new Map(
    [...asked].map(([concept, weight]) => [
      concept,
      weight * Math.log(1 + table.evidence.length / (table.conceptUses.get(concept) ?? 1)),
    ]),
  );
  let all = 0;
  for (const [concept, weight] of asked) if (weight > NEARBY_AT_MOST) all += worth.get(concept)!;
  if (all === 0) return () => 0;
  return (held) => {
    let met = 0;
    for (const concept of held) met += worth.get(concept) ?? 0;
    return Math.min(1, met / all);
  };
}

/**
 * Prepares asked concepts; the result is how narrow the narrowest of them is of which an evidence
 * holds an example. What is asked counts, not the example: measuring is broad, whatever is measured.
 */
export function narrowest(
  table: MatchTable,
  asked: AskedThings['examples'],
): (held: readonly string[]) => number {
  const worth = new Map<string, number>();
  for (const examples of asked.values()) {
    const uses = examples.reduce((sum, c) => sum + (table.conceptUses.get(c) ?? 0), 0);
    const specificity = specificityOf(uses, table.evidence.length);
    for (const c of examples) worth.set(c, Math.max(worth.get(c) ?? 0, specificity));
  }
  return (held) => held.reduce((most, concept) => Math.max(most, worth.get(concept) ?? 0), 0);
}

/**
 * What a query asks for, as slots: each a word, a phrase or a quantity with the evidence and owners
 * that answer it.
 */
import { QUANTITY_KINDS } from '../../domain/quantity.ts';
import { type AskedQuantity, meets, nearRange, readingsOf } from '../../language/quantity-fit.ts';
import type { LocalIndex } from '../embedded/build-index.ts';
import { termNumber } from '../embedded/postings.ts';
import { withBeginning, withTerms } from '../embedded/text.ts';
import type { ParsedQuery, QueryPhrase, QueryQuantity, QueryWord } from '../query.ts';
import {
  NOTHING,
  type Answering,
  type TextSource,
  bestOf,
  inAll,
  scaled,
  weighing,
} from './text-source.ts';

export interface Slot {
  /** As typed, for telling what was left out. */
  text: string;
  /** A phrase in quotes is never given up. */
  strict: boolean;
  evidence: Answering;
  owners: Answering;
  /** Worth of an answer: rare words tell more (the idf of BM25). */
  worth: number;
}

// A concept found in the text answers a word of any language, a little less surely than the very
// word in a statement would (0.5 to 0.8 there), and about as much as one passing mention in a
// longer text.
const CONCEPT_WEIGHT = 0.5;
const PHRASE_WEIGHT = 0.9;
const QUANTITY_WEIGHT = 0.7;
// A figure that falls short by a little is shown, behind all that meet the wish.
const NEAR_WEIGHT = 0.2;
// A longer word that begins with an unfinished one may be another word.
const UNFINISHED_WEIGHT = 0.6;
// "Supplier of lenses" asks for lenses; who calls himself a supplier of them comes first of equals.
const ASKING_WORTH = 0.2;
// Who coats something is nearer to "lens coating" than who has lenses and coats nothing.
const NARROWING_WORTH = 0.5;
// Parts of a name may stand apart; where they stand together the weights of the parts tell so.
const PARTS_WEIGHT = 0.8;

/** Owners whose name holds a phrase. */
export type OwnerPhrases = (phrase: QueryPhrase) => Uint32Array;

/**
 * The slots of a query, in the order typed: words, phrases, quantities. Words of evidence come from
 * `text`, all else from the build's memory.
 */
export function slotsOf(
  query: ParsedQuery,
  index: LocalIndex,
  text: TextSource,
  owners: OwnerPhrases,
): Slot[] {
  const concepts = query.words.map((_, i) =>
    query.concepts.filter((c) => c.words.includes(i)).flatMap((c) => [c.id, ...c.narrower]),
  );
  return [
    ...query.words.map((word, i) => wordSlot(word, concepts[i]!, index, text)),
    ...query.phrases.map((phrase) => phraseSlot(phrase, text, owners, index)),
    ...query.quantities.map((quantity) => quantitySlot(quantity, index)),
  ];
}

function wordSlot(
  word: QueryWord,
  concepts: readonly string[],
  index: LocalIndex,
  text: TextSource,
): Slot {
  const parts = partsOf(word, index);
  const evidence = bestOf([
    text.terms(word.terms),
    ...(parts.length > 0 ? [scaled(inAll(parts.map((p) => text.terms(p))), PARTS_WEIGHT)] : []),
    ...(word.unfinished ? [scaled(text.beginning(word.folded), UNFINISHED_WEIGHT)] : []),
    ...concepts.map((id) => withConcept(index, id)),
  ]);
  const owners = bestOf([
    withTerms(index.names, word.terms),
    ...(parts.length > 0
      ? [scaled(inAll(parts.map((p) => withTerms(index.names, p))), PARTS_WEIGHT)]
      : []),
    ...(word.unfinished
      ? [scaled(withBeginning(index.names, word.folded), UNFINISHED_WEIGHT)]
      : []),
  ]);
  const asked = slot(word.text, evidence, owners, index);
  return { ...asked, worth: worthOf(word) * asked.worth };
}

function worthOf({ asking, narrowing }: QueryWord): number {
  if (asking) return ASKING_WORTH;
  return narrowing ? NARROWING_WORTH : 1;
}

/**
 * The parts that may answer for a name. Of "M2" one letter and one digit would stand in many
 * texts: they are asked for only where nothing is written so.
 */
function partsOf({ parts, terms, folded }: QueryWord, index: LocalIndex): QueryWord['parts'] {
  const isKnown = (term: string): boolean =>
    termNumber(index.words, term) >= 0 || termNumber(index.names, term) >= 0;
  return /\p{L}{2}/u.test(folded) || !terms.some(isKnown) ? parts : [];
}

function withConcept(index: LocalIndex, id: string): Answering {
  const number = index.facets.concept.numbers.get(id);
  if (number === undefined) return NOTHING;
  return weighing(
    index.withConcept.of.subarray(
      index.withConcept.from[number],
      index.withConcept.from[number + 1],
    ),
    CONCEPT_WEIGHT,
  );
}

function phraseSlot(
  phrase: QueryPhrase,
  text: TextSource,
  owners: OwnerPhrases,
  index: LocalIndex,
): Slot {
  return {
    ...slot(
      `"${phrase.text}"`,
      weighing(text.phrase(phrase), PHRASE_WEIGHT),
      weighing(owners(phrase), PHRASE_WEIGHT),
      index,
    ),
    strict: true,
  };
}

function quantitySlot(quantity: QueryQuantity, index: LocalIndex): Slot {
  const asked = readingsOf(quantity);
  return slot(
    quantity.text,
    bestOf([
      ...asked.map((q) => weighing(withQuantity(index, q), QUANTITY_WEIGHT)),
      ...asked.map((q) => weighing(withQuantity(index, nearRange(q)), NEAR_WEIGHT)),
    ]),
    NOTHING,
    index,
  );
}

/** Evidence with a quantity of the kind that overlaps the range, in order. */
function withQuantity(index: LocalIndex, asked: AskedQuantity): Uint32Array {
  const rows: number[] = [];
  const { from, kind, min, max } = index.quantities;
  const wanted = QUANTITY_KINDS.indexOf(asked.kind);
  for (let e = 0; e + 1 < from.length; e++) {
    for (let i = from[e]!; i < from[e + 1]!; i++) {
      if (kind[i] !== wanted || !meets(asked, min[i]!, max[i]!)) continue;
      rows.push(e);
      break;
    }
  }
  return Uint32Array.from(rows);
}

/**
 * Alternatives count as one word: the document frequency is that of all of them together (as in a
 * synonym query).
 */
function slot(text: string, evidence: Answering, owners: Answering, index: LocalIndex): Slot {
  const size = index.words.size + index.names.size;
  const found = evidence.rows.length + owners.rows.length;
  return {
    text,
    strict: false,
    evidence,
    owners,
    worth: Math.log(1 + (size - found + 0.5) / (found + 0.5)),
  };
}

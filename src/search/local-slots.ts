/** What a query asks for, as slots: each a word, a phrase or a quantity with the evidence and owners that answer it. */
import type Database from 'better-sqlite3';
import { QUANTITY_KINDS } from '../domain/quantity.ts';
import { type LocalIndex, type PostingIndex, firstFrom, termNumber } from './local-index.ts';
import type { ParsedQuery, QueryPhrase, QueryQuantity, QueryWord } from './query.ts';

/** Rows that answer, with how well: 0 to 1. */
export interface Answering {
  rows: Uint32Array;
  weights: Float32Array;
}

export interface Slot {
  /** As typed, for telling what was left out. */
  text: string;
  /** A phrase in quotes is never given up. */
  strict: boolean;
  evidence: Answering;
  owners: Answering;
  /** Worth of an answer: rare words tell more. */
  idf: number;
}

// A concept found in the text answers a word of any language, a little less surely than the very word in a statement would (0.5 to
// 0.8 there), and about as much as one passing mention in a longer text.
const CONCEPT_WEIGHT = 0.5;
const PHRASE_WEIGHT = 0.9;
const QUANTITY_WEIGHT = 0.7;
// A longer word that begins with an unfinished one may be another word.
const UNFINISHED_WEIGHT = 0.6;
// "s" begins thousands of words; the first ones of the alphabet would be no better than none.
const MOST_COMPLETIONS = 200;

/** The slots of a query, in the order typed: words, phrases, quantities. */
export function slotsOf(query: ParsedQuery, index: LocalIndex, phrases: PhraseFinder): Slot[] {
  const concepts = query.words.map((_, i) => query.concepts.filter((c) => c.words.includes(i)).map((c) => c.id));
  return [
    ...query.words.map((word, i) => wordSlot(word, concepts[i]!, index)),
    ...query.phrases.map((phrase) => phraseSlot(phrase, phrases, index)),
    ...query.quantities.map((quantity) => quantitySlot(quantity, index)),
  ];
}

/** Evidence and owners that hold a phrase. */
export interface PhraseFinder {
  evidence(phrase: QueryPhrase): Uint32Array;
  owners(phrase: QueryPhrase): Uint32Array;
}

/** Phrases are looked up in the full-text tables, which keep the places of words. */
export function phraseFinder(db: Database.Database): PhraseFinder {
  const inTable = (table: string) => {
    const select = db.prepare<[string], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`).pluck();
    return (phrase: QueryPhrase): Uint32Array => Uint32Array.from(select.all(fullTextQuery(phrase)));
  };
  return { evidence: inTable('phrase'), owners: inTable('name_phrase') };
}

/** Index terms have no quotes, so quoting them is enough to keep any text from being read as syntax. */
function fullTextQuery(phrase: QueryPhrase): string {
  return phrase.sequences.map((terms) => `"${terms.join(' ').replaceAll('"', '""')}"`).join(' OR ');
}

function wordSlot(word: QueryWord, concepts: readonly string[], index: LocalIndex): Slot {
  const best = new Best();
  for (const term of word.terms) best.addTerm(index.words, termNumber(index.words, term), 1);
  if (word.unfinished) addCompletions(best, index.words, word.folded);
  for (const id of concepts) best.addConcept(index, id);
  const owners = new Best();
  for (const term of word.terms) owners.addTerm(index.names, termNumber(index.names, term), 1);
  if (word.unfinished) addCompletions(owners, index.names, word.folded);
  return slot(word.text, best.answering(), owners.answering(), index);
}

function addCompletions(best: Best, postings: PostingIndex, beginning: string): void {
  const first = firstFrom(postings.terms, beginning);
  for (let i = first; i < Math.min(first + MOST_COMPLETIONS, postings.terms.length) && postings.terms[i]!.startsWith(beginning); i++) best.addTerm(postings, i, UNFINISHED_WEIGHT);
}

function phraseSlot(phrase: QueryPhrase, phrases: PhraseFinder, index: LocalIndex): Slot {
  const all = (rows: Uint32Array): Answering => ({ rows, weights: new Float32Array(rows.length).fill(PHRASE_WEIGHT) });
  return { ...slot(`"${phrase.text}"`, all(phrases.evidence(phrase)), all(phrases.owners(phrase)), index), strict: true };
}

function quantitySlot(quantity: QueryQuantity, index: LocalIndex): Slot {
  const best = new Best();
  const { from, kind, min, max } = index.quantities, asked = QUANTITY_KINDS.indexOf(quantity.kind);
  const low = quantity.min ?? -Infinity, high = quantity.max ?? Infinity;
  for (let e = 0; e + 1 < from.length; e++) {
    for (let i = from[e]!; i < from[e + 1]!; i++) if (kind[i] === asked && min[i]! <= high && max[i]! >= low) best.add(e, QUANTITY_WEIGHT);
  }
  for (const term of quantity.terms) best.addTerm(index.words, termNumber(index.words, term), 1);
  return slot(quantity.text, best.answering(), { rows: new Uint32Array(0), weights: new Float32Array(0) }, index);
}

/** Alternatives count as one word: the document frequency is that of all of them together (as in a synonym query). */
function slot(text: string, evidence: Answering, owners: Answering, index: LocalIndex): Slot {
  const size = index.words.size + index.names.size, found = evidence.rows.length + owners.rows.length;
  return { text, strict: false, evidence, owners, idf: Math.log(1 + (size - found + 0.5) / (found + 0.5)) };
}

/** The best weight by row. */
class Best {
  private single: Answering | null = null;
  private readonly weights = new Map<number, number>();

  add(row: number, weight: number): void {
    if (weight > (this.weights.get(row) ?? 0)) this.weights.set(row, weight);
  }

  addTerm(postings: PostingIndex, term: number, factor: number): void {
    if (term < 0) return;
    const from = postings.from[term]!, to = postings.from[term + 1]!;
    const rows = postings.docs.subarray(from, to), weights = Float32Array.from(postings.weights.subarray(from, to), (w) => (factor * w) / 65_535);
    this.join({ rows, weights });
  }

  addConcept(index: LocalIndex, id: string): void {
    const number = index.facets.concept.numbers.get(id);
    if (number === undefined) return;
    const rows = index.withConcept.of.subarray(index.withConcept.from[number], index.withConcept.from[number + 1]);
    this.join({ rows, weights: new Float32Array(rows.length).fill(CONCEPT_WEIGHT) });
  }

  answering(): Answering {
    if (this.single && this.weights.size === 0) return this.single;
    const entries = [...this.weights].sort((a, b) => a[0] - b[0]);
    return { rows: Uint32Array.from(entries, (e) => e[0]), weights: Float32Array.from(entries, (e) => e[1]) };
  }

  /** Most words have one term only: its list is taken as it is. */
  private join(list: Answering): void {
    if (!this.single && this.weights.size === 0) {
      this.single = list;
      return;
    }
    if (this.single) {
      this.single.rows.forEach((row, i) => this.add(row, this.single!.weights[i]!));
      this.single = null;
    }
    list.rows.forEach((row, i) => this.add(row, list.weights[i]!));
  }
}

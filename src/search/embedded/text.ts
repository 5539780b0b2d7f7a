/**
 * Looks up words in the inverted lists in memory, and phrases in the full-text tables of the
 * catalogue file.
 */
import type Database from 'better-sqlite3';
import type { LocalIndex } from './build-index.ts';
import { type PostingIndex, firstFrom, termNumber } from './postings.ts';
import type { QueryPhrase } from '../query.ts';
import { NOTHING, type Answering, type TextSource, bestOf } from '../ranking/text-source.ts';

// "s" begins thousands of words; the first ones of the alphabet would be no better than none.
const MOST_COMPLETIONS = 200;

/** The words of evidence in the memory of a build. */
export function localText(index: LocalIndex, phrases: PhraseFinder): TextSource {
  return {
    terms: (terms) => withTerms(index.words, terms),
    beginning: (beginning) => withBeginning(index.words, beginning),
    phrase: (phrase) => phrases.evidence(phrase),
  };
}

/** Rows of inverted lists that have any of some terms. */
export function withTerms(postings: PostingIndex, terms: readonly string[]): Answering {
  return bestOf(terms.map((term) => withTerm(postings, termNumber(postings, term))));
}

/** Rows of inverted lists that have a term which begins so. */
export function withBeginning(postings: PostingIndex, beginning: string): Answering {
  const lists: Answering[] = [];
  const first = firstFrom(postings.terms, beginning);
  for (
    let i = first;
    i < Math.min(first + MOST_COMPLETIONS, postings.terms.length) &&
    postings.terms[i]!.startsWith(beginning);
    i++
  )
    lists.push(withTerm(postings, i));
  return bestOf(lists);
}

function withTerm(postings: PostingIndex, term: number): Answering {
  if (term < 0) return NOTHING;
  const from = postings.from[term]!;
  const to = postings.from[term + 1]!;
  return { rows: postings.docs.subarray(from, to), weights: postings.weights.subarray(from, to) };
}

/** Evidence and owners that hold a phrase. */
export interface PhraseFinder {
  evidence(phrase: QueryPhrase): Uint32Array;
  owners(phrase: QueryPhrase): Uint32Array;
}

/** Phrases are looked up in the full-text tables, which keep the places of words. */
export function phraseFinder(db: Database.Database): PhraseFinder {
  const inTable = (table: string) => {
    const select = db
      .prepare<[string], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`)
      .pluck();
    return (phrase: QueryPhrase): Uint32Array =>
      Uint32Array.from(select.all(fullTextQuery(phrase)));
  };
  return { evidence: inTable('phrase'), owners: inTable('name_phrase') };
}

/**
 * Index terms have no quotes, so quoting them is enough to keep any text from being read as syntax.
 */
function fullTextQuery(phrase: QueryPhrase): string {
  return phrase.sequences.map((terms) => `"${terms.join(' ').replaceAll('"', '""')}"`).join(' OR ');
}

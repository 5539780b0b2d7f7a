/**
 * Looks up words on the servers. An answer is made twice with the same code: once with a source
 * that only notes what is asked for, then, after one round trip, with the source that holds the
 * answers. So no engine has a reading of its own of what a query means. The servers say which
 * evidence has a word; how much it tells there is the build's own knowledge, so that rows stand in
 * one order.
 */
import type { MultiSearchQuery } from 'meilisearch';
import { plainTerm } from '../../meili/plain-term.ts';
import type { Found } from './line.ts';
import type { Ordinals } from './ordinals.ts';
import type { QueryPhrase } from '../query.ts';
import { FULL_WEIGHT, NOTHING, type Answering, type TextSource } from '../ranking/text-source.ts';

/** What one part of a query asks of the servers. */
interface Wanted {
  name: string;
  questions: MultiSearchQuery[];
}

export interface TextPlan {
  /** Notes what it is asked and answers nothing. */
  source: TextSource;
  /** Everything noted, in a fixed order. */
  questions(): MultiSearchQuery[];
  /** The source that answers, from the results of `questions()`. */
  answered(results: readonly (readonly Found[])[]): TextSource;
}

/**
 * Lookups asked of the servers. The embedded engine, too, lets words behind the 31st only add to
 * scores; those of a pasted page that come behind are looked up in the build's own memory, so the
 * answer is the same and the servers are spared.
 */
const MOST_LOOKUPS = 32;

/**
 * Weight of a word where the servers know it and the build does not, which is a fault of the index:
 * as in a text of usual length.
 */
const USUAL_WEIGHT = Math.round(0.5 * FULL_WEIGHT);

/**
 * @param uid the build's index of evidence
 * @param ordinalOf position of an evidence by its number (`evidenceKey`)
 * @param memory the same words in the build's own memory: it knows their weights, and what it does
 * not know at all need not be asked
 */
export function planText(uid: string, ordinalOf: Ordinals, memory: TextSource): TextPlan {
  const wanted = new Map<string, Wanted>();
  const note = (name: string, make: () => MultiSearchQuery[]): Answering => {
    if (wanted.size < MOST_LOOKUPS && !wanted.has(name))
      wanted.set(name, { name, questions: make() });
    return NOTHING;
  };
  return {
    source: {
      terms: (terms) =>
        memory.terms(terms).rows.length === 0
          ? NOTHING
          : note(termsName(terms), () => [
              having(uid, `IN [${terms.map((t) => `"${plainTerm(t)}"`).join(', ')}]`),
            ]),
      beginning: (beginning) =>
        note(beginningName(beginning), () =>
          beginning === '' ? [] : [having(uid, `STARTS WITH "${plainTerm(beginning)}"`)],
        ),
      phrase: (phrase) =>
        note(phraseName(phrase), () => phrase.sequences.map((s) => sequence(uid, s))).rows,
    },
    questions: () => [...wanted.values()].flatMap((w) => w.questions),
    answered(results) {
      const found = new Map<string, Uint32Array>();
      let at = 0;
      for (const { name, questions } of wanted.values())
        found.set(
          name,
          joined(
            questions.flatMap(() => results[at++] ?? []),
            ordinalOf,
          ),
        );
      const weighed = (rows: Uint32Array | undefined, known: Answering): Answering =>
        rows ? { rows, weights: weightsOf(rows, known) } : known;
      return {
        terms: (terms) => weighed(found.get(termsName(terms)), memory.terms(terms)),
        beginning: (beginning) =>
          weighed(found.get(beginningName(beginning)), memory.beginning(beginning)),
        phrase: (phrase) => found.get(phraseName(phrase)) ?? memory.phrase(phrase),
      };
    },
  };
}

function termsName(terms: readonly string[]): string {
  return `terms ${terms.map(plainTerm).join(' ')}`;
}

function beginningName(beginning: string): string {
  return `beginning ${beginning}`;
}

function phraseName(phrase: QueryPhrase): string {
  return `phrase ${phrase.sequences.map((s) => s.map(plainTerm).join(' ')).join('|')}`;
}

function having(uid: string, condition: string): MultiSearchQuery {
  return all(uid, { q: '', filter: `terms ${condition}` });
}

/**
 * Quoted words are one phrase to the server; plain terms have nothing that could end the quotes.
 */
function sequence(uid: string, terms: readonly string[]): MultiSearchQuery {
  return all(uid, { q: `"${terms.map(plainTerm).join(' ')}"` });
}

/**
 * Asks for everything that answers, and for no hit: counts by `key` list it all, where hits would
 * be fetched and cut one by one.
 */
function all(uid: string, question: Partial<MultiSearchQuery>): MultiSearchQuery {
  return { ...question, indexUid: uid, limit: 0, facets: ['key'] };
}

/**
 * Rows, ascending and once: replicas answer twice, and a text may have several sequences of a
 * phrase.
 */
function joined(results: readonly Found[], ordinalOf: Ordinals): Uint32Array {
  const found: number[] = [];
  for (const { keys } of results) {
    for (const key of keys) {
      const ordinal = ordinalOf.get(key);
      if (ordinal !== undefined) found.push(ordinal);
    }
  }
  const rows = Uint32Array.from(found).sort();
  if (results.length <= 1) return rows;
  return rows.filter((row, i) => i === 0 || row !== rows[i - 1]);
}

/** The known weight of each row; both lists ascend. */
function weightsOf(rows: Uint32Array, known: Answering): Uint16Array {
  const weights = new Uint16Array(rows.length);
  for (let i = 0, k = 0; i < rows.length; i++) {
    while (k < known.rows.length && known.rows[k]! < rows[i]!) k++;
    weights[i] = known.rows[k] === rows[i] ? known.weights[k]! : USUAL_WEIGHT;
  }
  return weights;
}

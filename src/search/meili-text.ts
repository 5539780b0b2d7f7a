/**
 * Looks up words on the servers. An answer is made twice with the same code: once with a source that only notes what is asked for,
 * then, after one round trip, with the source that holds the answers. So no engine has a reading of its own of what a query means.
 */
import type { MultiSearchQuery, MultiSearchResult } from 'meilisearch';
import { LEVELS, levelField, weightOf } from '../meili/levels.ts';
import { plainTerm } from '../meili/plain-term.ts';
import type { QueryPhrase } from './query.ts';
import { FULL_WEIGHT, NOTHING, type Answering, type TextSource } from './text-source.ts';

/** What one part of a query asks of the servers; questions of one part are joined by the best weight. */
interface Wanted {
  name: string;
  questions: { weight: number; question: MultiSearchQuery }[];
}

export interface TextPlan {
  /** Notes what it is asked and answers nothing. */
  source: TextSource;
  /** Everything noted, in a fixed order. */
  questions(): MultiSearchQuery[];
  /** The source that answers, from the results of `questions()`. */
  answered(results: readonly (readonly MultiSearchResult<unknown>[])[]): TextSource;
}

/**
 * Lookups asked of the servers, six questions each. The embedded engine, too, lets words behind the 31st only add to scores; those of a
 * pasted page that come behind are looked up in the build's own memory, so the answer is the same and the servers are spared.
 */
const MOST_LOOKUPS = 32;

/** A phrase is found or not; the caller weighs it. */
const WHOLE = 1;

/**
 * @param uid the build's index of evidence
 * @param ordinalOf position of an evidence by its number (`evidenceKey`)
 * @param memory the same words in the build's own memory: what it does not know need not be asked
 */
export function planText(uid: string, ordinalOf: ReadonlyMap<number, number>, memory: TextSource): TextPlan {
  const wanted = new Map<string, Wanted>();
  const note = (make: () => Wanted, name: string): Answering => {
    if (wanted.size < MOST_LOOKUPS && !wanted.has(name)) wanted.set(name, make());
    return NOTHING;
  };
  return {
    source: {
      terms: (terms) => (memory.terms(terms).rows.length === 0 ? NOTHING : note(() => wantedTerms(uid, terms), termsName(terms))),
      beginning: (beginning) => note(() => wantedBeginning(uid, beginning), beginningName(beginning)),
      phrase: (phrase) => note(() => wantedPhrase(uid, phrase), phraseName(phrase)).rows,
    },
    questions: () => [...wanted.values()].flatMap((w) => w.questions.map((q) => q.question)),
    answered(results) {
      const found = new Map<string, Answering>();
      let at = 0;
      for (const { name, questions } of wanted.values()) {
        found.set(name, joined(questions.map(({ weight }) => ({ weight, results: results[at++] ?? [] })), ordinalOf));
      }
      return {
        terms: (terms) => found.get(termsName(terms)) ?? memory.terms(terms),
        beginning: (beginning) => found.get(beginningName(beginning)) ?? memory.beginning(beginning),
        phrase: (phrase) => found.get(phraseName(phrase))?.rows ?? memory.phrase(phrase),
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

function wantedTerms(uid: string, terms: readonly string[]): Wanted {
  const list = terms.map((t) => `"${plainTerm(t)}"`).join(', ');
  return { name: termsName(terms), questions: terms.length === 0 ? [] : byLevel(uid, (field) => `${field} IN [${list}]`) };
}

function wantedBeginning(uid: string, beginning: string): Wanted {
  return { name: beginningName(beginning), questions: beginning === '' ? [] : byLevel(uid, (field) => `${field} STARTS WITH "${plainTerm(beginning)}"`) };
}

/** Quoted words are one phrase to the server; plain terms have nothing that could end the quotes. */
function wantedPhrase(uid: string, phrase: QueryPhrase): Wanted {
  return { name: phraseName(phrase), questions: phrase.sequences.map((s) => ({ weight: WHOLE, question: all(uid, { q: `"${s.map(plainTerm).join(' ')}"` }) })) };
}

function byLevel(uid: string, filter: (field: string) => string): Wanted['questions'] {
  return Array.from({ length: LEVELS }, (_, level) => ({ weight: weightOf(level), question: all(uid, { q: '', filter: filter(levelField(level)) }) }));
}

/** Asks for everything that answers, and for no hit: counts by `key` list it all, where hits would be fetched and cut one by one. */
function all(uid: string, question: Partial<MultiSearchQuery>): MultiSearchQuery {
  return { ...question, indexUid: uid, limit: 0, facets: ['key'] };
}

/** Replicas answer twice, and a text may have several of the terms: the best weight counts. */
function joined(parts: readonly { weight: number; results: readonly MultiSearchResult<unknown>[] }[], ordinalOf: ReadonlyMap<number, number>): Answering {
  // An array over all evidence instead of a map of what was found: three times as quick for a word that is in half of it.
  const best = new Float32Array(ordinalOf.size), found: number[] = [];
  for (const { weight, results } of parts) {
    for (const { facetDistribution } of results) {
      for (const key in facetDistribution?.key) {
        const ordinal = ordinalOf.get(Number(key));
        if (ordinal === undefined || weight <= best[ordinal]!) continue;
        if (best[ordinal] === 0) found.push(ordinal);
        best[ordinal] = weight;
      }
    }
  }
  const rows = Uint32Array.from(found).sort();
  return { rows, weights: Uint16Array.from(rows, (row) => Math.round(best[row]! * FULL_WEIGHT)) };
}

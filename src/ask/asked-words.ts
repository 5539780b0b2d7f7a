/** The telling words of a question with all that they may stand as in a statement. */
import type { Context } from '../context.ts';
import type { AskedWord } from '../matching/claims/words-met.ts';
import type { MatchTable } from '../matching/table.ts';

/** A concept found in a question, and the index terms of the words that name it. */
export interface NamedConcept {
  concept: string;
  terms: readonly string[];
  /** 1 for a name as a whole, less for one in pieces. */
  degree: number;
}

/** What concepts beside the named one answer for it, and how far. */
export type Nearby = (concept: string) => Iterable<readonly [concept: string, degree: number]>;

// A statement that holds a concept says it in other words; the words themselves say a little more.
const BY_CONCEPT = 0.95;
// A slip, and a compound known by a part: mostly what was meant.
const BY_SLIP = 0.8,
  BY_PART = 0.75;
const SHORTEST_PART = 5,
  SHORTEST_SLIP = 5;

/**
 * Words of a question, each once. Unknown words count as the rarest; those that no statement can
 * meet keep a need of unknown words from being met by its one known word.
 * @param terms index terms of the words
 */
export function askedWords(
  { model }: Context,
  table: MatchTable,
  terms: readonly string[],
  concepts: readonly NamedConcept[],
  nearby: Nearby,
): AskedWord[] {
  const rarest = Math.log(1 + model.vocabulary.documents);
  return [...new Set(terms)].map((term) => {
    const id = model.vocabulary.ids.get(term);
    const held = new Map<string, number>();
    const note = (concept: string, degree: number): void => {
      if ((held.get(concept) ?? 0) < degree) held.set(concept, degree);
    };
    for (const named of concepts)
      if (named.terms.some((t) => t === term || t.includes(term) || term.includes(t))) {
        note(named.concept, BY_CONCEPT * named.degree);
        for (const [near, degree] of nearby(named.concept)) note(near, degree * named.degree);
      }
    const ids: [number, number][] =
      id === undefined ? similarTerms(model.vocabulary.terms, term) : [[id, 1]];
    const uses = Math.max(
      0,
      ...[...held].filter(([, d]) => d >= 0.7).map(([c]) => table.conceptUses.get(c) ?? 0),
    );
    const weight =
      id !== undefined
        ? model.idf(term)
        : uses > 0
          ? Math.log(1 + table.evidence.length / uses)
          : rarest;
    return { weight, ids, concepts: held };
  });
}

/** Known terms that an unknown one may be a slip of, or is put together with. */
function similarTerms(known: readonly string[], term: string): [number, number][] {
  if (term.length < SHORTEST_SLIP) return [];
  const found: [number, number][] = [];
  known.forEach((other, id) => {
    if (other.length < SHORTEST_PART) return;
    if (other.length < term.length && (term.startsWith(other) || term.endsWith(other)))
      found.push([id, BY_PART]);
    else if (other.length > term.length && other.startsWith(term)) found.push([id, BY_PART]);
    else if (isSlip(term, other)) found.push([id, BY_SLIP]);
  });
  return found;
}

/** One letter too many, too few, other or two exchanged, the first letter kept. */
function isSlip(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [i, j] = [a.length, b.length];
  while (i > from && j > from && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  return (
    (i - from <= 1 && j - from <= 1) ||
    (i - from === 2 && j - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from])
  );
}

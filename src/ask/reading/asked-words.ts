/** The telling words of a question with all that they may stand as in a statement. */
import type { Context } from '../../context.ts';
import type { AskedWord } from '../../matching/claims/words-met.ts';
import type { MatchTable } from '../../matching/table.ts';
import { similarTerms } from './similar-terms.ts';

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

/**
 * Words of a question, each once. Unknown words count as the rarest; those that no statement can
 * meet keep a need of unknown words from being met by its one known word.
 * @param terms index terms of the words
 * @param heads those of what is wanted, and whether each is of a broad word
 */
export function askedWords(
  { model }: Context,
  table: MatchTable,
  {
    terms,
    concepts,
    nearby,
    heads,
  }: {
    terms: readonly string[];
    concepts: readonly NamedConcept[];
    nearby: Nearby;
    heads: ReadonlyMap<string, boolean>;
  },
): AskedWord[] {
  const rarest = Math.log(1 + model.vocabulary.documents);
  const named = eachOnce(concepts);
  return [...new Set(terms)].map((term) => {
    const id = model.vocabulary.ids.get(term);
    const held = new Map<string, number>();
    const note = (concept: string, degree: number): void => {
      if ((held.get(concept) ?? 0) < degree) held.set(concept, degree);
    };
    const names: number[] = [];
    for (const [at, { concept, terms: words, degree }] of named.entries())
      if (words.some((t) => t.includes(term) || term.includes(t))) {
        if (degree === 1 && words.length > 1) names.push(at);
        note(concept, BY_CONCEPT * degree);
        for (const [near, share] of nearby(concept)) note(near, share * degree);
      }
    const ids: [number, number][] =
      id === undefined ? similarTerms(model.vocabulary.terms, term) : [[id, 1]];
    const uses = Math.max(
      0,
      ...[...held].filter(([, d]) => d >= 0.7).map(([c]) => table.conceptUses.get(c) ?? 0),
    );
    const unknownWeight = uses > 0 ? Math.log(1 + table.evidence.length / uses) : rarest;
    const weight = id === undefined ? unknownWeight : model.idf(term);
    const isBroad = heads.get(term);
    return { weight, ids, concepts: held, isHead: isBroad !== undefined, isBroad, names };
  });
}

/** A concept that a long text names again and again is looked at once, by all words that name it. */
function eachOnce(concepts: readonly NamedConcept[]): NamedConcept[] {
  const merged = new Map<string, NamedConcept & { terms: string[] }>();
  for (const { concept, terms, degree } of concepts) {
    const key = `${degree} ${concept}`;
    const known = merged.get(key);
    if (!known) merged.set(key, { concept, degree, terms: [...terms] });
    else known.terms.push(...terms.filter((t) => !known.terms.includes(t)));
  }
  return [...merged.values()];
}

import type { Context } from '../../context.ts';
import { specificityOf } from '../../matching/claims/claim-features.ts';
import type { PairFacts } from '../../matching/claims/pair-features.ts';
import type { MatchTable } from '../../matching/table.ts';
import { inverseDocumentFrequency } from '../../similarity/vocabulary.ts';

/** Prepares one statement; the result sets another beside it. @param tfidf cosine of the two */
export function pairFactsOf(
  context: Context,
  table: MatchTable,
  one: number,
): (other: number, texts: { tfidf: number; latent: number }) => PairFacts {
  const mine = wordWeights(context, one);
  const whole = sum(mine.values());
  const facts = table.evidence[one]!;
  const concepts = new Set(facts.concepts);
  return (other, { tfidf, latent }) => {
    const theirs = wordWeights(context, other);
    const shared = sum([...theirs].map(([id, weight]) => (mine.has(id) ? weight : 0)));
    const held = table.evidence[other]!.concepts;
    const both = held.filter((c) => concepts.has(c));
    return {
      shares: [share(shared, whole), share(shared, sum(theirs.values()))],
      shared,
      tfidf,
      latent,
      specificity: Math.max(
        0,
        ...both.map((c) => specificityOf(table.conceptUses.get(c) ?? 1, table.evidence.length)),
      ),
      concepts: share(both.length, new Set([...concepts, ...held]).size),
      kinds: [facts.kind, table.evidence[other]!.kind],
    };
  };
}

/** Words of a statement with ln(1 + N / n), pairs of words left out. */
function wordWeights({ model }: Context, text: number): Map<number, number> {
  const { starts, ids } = model.texts;
  const weights = new Map<number, number>();
  for (let i = starts[text]!; i < starts[text + 1]!; i++)
    if (ids[i]! < model.vocabulary.terms.length)
      weights.set(ids[i]!, inverseDocumentFrequency(model.vocabulary, ids[i]!));
  return weights;
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const v of values) all += v;
  return all;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

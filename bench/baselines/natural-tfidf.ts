import { createRequire } from 'node:module';
import { similarity } from 'ml-distance';
import type { Baseline } from './corpus.ts';

interface TfIdf {
  addDocument(terms: string[]): void;
  idf(term: string): number;
}
const { TfIdf } = createRequire(import.meta.url)('natural/lib/natural/tfidf/index.js') as {
  TfIdf: new () => TfIdf;
};

/**
 * natural's TfIdf weights with ml-distance's cosine, a member's best three texts added up: two
 * libraries put together well.
 */
export const naturalTfIdf: Baseline = {
  name: 'natural TfIdf, ml-distance cosine, best three',
  // Every question is compared with every text by dense vectors: quadratic, minutes above this.
  most: 2_000,
  prepare: (corpus) => {
    const weights = new TfIdf();
    for (const { terms } of corpus.texts) weights.addDocument([...terms]);
    const idf = new Map(
      [...new Set(corpus.texts.flatMap((t) => t.terms))].map((t) => [t, weights.idf(t)]),
    );
    const weigh = (terms: readonly string[]): Map<string, number> => {
      const vector = new Map<string, number>();
      for (const t of terms) vector.set(t, (vector.get(t) ?? 0) + (idf.get(t) ?? 0));
      return vector;
    };
    const texts = corpus.texts.map((t) => ({ vector: weigh(t.terms), owners: t.owners }));
    return {
      rank: ({ terms }) => {
        const asked = weigh(terms);
        const best = new Map<number, number[]>();
        for (const { vector, owners } of texts) {
          const all = [...new Set([...asked.keys(), ...vector.keys()])];
          const likeness = similarity.cosine(
            all.map((t) => asked.get(t) ?? 0),
            all.map((t) => vector.get(t) ?? 0),
          );
          if (likeness > 0)
            for (const o of owners)
              best.set(o, [...(best.get(o) ?? []), likeness].sort((a, b) => b - a).slice(0, 3));
        }
        return new Map([...best].map(([owner, list]) => [owner, list.reduce((a, b) => a + b, 0)]));
      },
    };
  },
};

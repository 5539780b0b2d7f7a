import { type Baseline, profilesOf } from './corpus.ts';

const K1 = 1.2;
const B = 0.75;

/** BM25 (Robertson and Zaragoza 2009) over one merged text per member: what most registries do. */
export const bm25Profile: Baseline = {
  name: 'BM25 merged profile',
  prepare: (corpus) => {
    const profiles = profilesOf(corpus);
    const postings = new Map<string, Map<number, number>>();
    profiles.forEach(({ terms }, owner) =>
      terms.forEach((t) => {
        const list = postings.get(t) ?? postings.set(t, new Map<number, number>()).get(t)!;
        list.set(owner, (list.get(owner) ?? 0) + 1);
      }),
    );
    const mean = profiles.reduce((sum, p) => sum + p.terms.length, 0) / (profiles.length || 1);
    return {
      rank: ({ terms }) => {
        const scores = new Map<number, number>();
        for (const t of new Set(terms)) {
          const list = postings.get(t);
          if (!list) continue;
          const idf = Math.log(1 + (profiles.length - list.size + 0.5) / (list.size + 0.5));
          for (const [owner, n] of list)
            scores.set(
              owner,
              (scores.get(owner) ?? 0) +
                (idf * n * (K1 + 1)) /
                  (n + K1 * (1 - B + (B * profiles[owner]!.terms.length) / mean)),
            );
        }
        return scores;
      },
    };
  },
};

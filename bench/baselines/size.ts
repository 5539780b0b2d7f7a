import type { Baseline } from './corpus.ts';

/**
 * The same answer to every question: members by how much they have done. What any ranking must beat
 * to have read the question.
 */
export const size: Baseline = {
  name: 'size alone',
  prepare: (corpus) => {
    const scores = new Map(corpus.projects.map((n, owner) => [owner, n]));
    return { rank: () => scores };
  },
};

import MiniSearch from 'minisearch';
import { type Baseline, profilesOf } from './corpus.ts';

/** MiniSearch with its own words and ranking over one merged text per member. */
export const miniSearch: Baseline = {
  name: 'MiniSearch',
  // Half a second a question above this.
  most: 2_000,
  prepare: (corpus) => {
    const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
    index.addAll(profilesOf(corpus).map(({ text }, id) => ({ id, text })));
    return {
      rank: ({ text }) => new Map(index.search(text).map((r) => [r.id as number, r.score])),
    };
  },
};

import type { Lang } from '../domain/text.ts';

/** One thing asked for. Evidence answers a query when it answers the words (any or all, see `parseQuery`) and every phrase. */
export interface QueryWord {
  /** As typed. */
  text: string;
  /** Folded, for spelling. */
  folded: string;
  /** Alternative index terms: stems by each language that the word may belong to. */
  terms: readonly string[];
  /** True for the last word while it may still be unfinished. */
  unfinished: boolean;
}

export interface ParsedQuery {
  /** As typed, bounded in length. */
  raw: string;
  lang: Lang;
  words: readonly QueryWord[];
  /** Phrases in quotes: sequences of words in order. */
  phrases: readonly (readonly QueryWord[])[];
  /** Words and phrases after a minus. */
  excluded: readonly (readonly QueryWord[])[];
}

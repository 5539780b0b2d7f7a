/**
 * How much a word tells of a text, kept in steps. Relevance is BM25 in every engine; the server keeps for each word of a text the step
 * that its weight falls into, as the field in which the word stands, and answers with the evidence of each step.
 */

/** Weights lie between 0 and 1, in texts of this kind between 0.2 and 0.85: steps of a tenth there, where order is decided. */
const BOUNDS = [0.3, 0.4, 0.5, 0.6, 0.7] as const;

export const LEVELS = BOUNDS.length + 1;

/** Field of the document for a level. */
export function levelField(level: number): `terms_${number}` {
  return `terms_${level}`;
}

/** The level of a weight, from 0. */
export function levelOf(weight: number): number {
  const level = BOUNDS.findIndex((bound) => weight < bound);
  return level < 0 ? BOUNDS.length : level;
}

/** The weight that a level stands for: its middle. */
export function weightOf(level: number): number {
  return 0.25 + 0.1 * level;
}

// BM25 as in the embedded engine (indexer/derive/postings.ts): a title's word counts three times, k1 and b are the customary values.
const TITLE = 3, K1 = 1.2, B = 0.75;

/** Length of a text in units of a plain word. */
export function weightedLength(terms: { title: readonly string[]; body: readonly string[] }): number {
  return TITLE * terms.title.length + terms.body.length;
}

/** The distinct terms of a text by level. */
export function termsByLevel(terms: { title: readonly string[]; body: readonly string[] }, meanLength: number): string[][] {
  const counts = new Map<string, number>();
  for (const term of terms.title) counts.set(term, (counts.get(term) ?? 0) + TITLE);
  for (const term of terms.body) counts.set(term, (counts.get(term) ?? 0) + 1);
  const held = K1 * (1 - B + (B * weightedLength(terms)) / (meanLength || 1));
  const levels: string[][] = Array.from({ length: LEVELS }, () => []);
  for (const [term, tf] of counts) levels[levelOf(tf / (tf + held))]?.push(term);
  return levels;
}

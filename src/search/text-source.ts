import type { QueryPhrase } from './query.ts';

/** Rows that answer, ascending and without repetition, with how well: 0 to 1. */
export interface Answering {
  rows: Uint32Array;
  weights: Float32Array;
}

/** Where the words of evidence are looked up: the embedded engine's memory, or what a server has answered. Rows are ordinals. */
export interface TextSource {
  /** Evidence with any of some index terms, by the best of their weights. */
  terms(terms: readonly string[]): Answering;
  /** Evidence with a term that begins so, by the best of their weights. */
  beginning(beginning: string): Answering;
  /** Evidence with the words of a phrase one behind another. */
  phrase(phrase: QueryPhrase): Uint32Array;
}

export const NOTHING: Answering = { rows: new Uint32Array(0), weights: new Float32Array(0) };

/** Rows of any list by the best of their weights. Most words have one list only: it is taken as it is. */
export function bestOf(lists: readonly Answering[]): Answering {
  const telling = lists.filter((l) => l.rows.length > 0);
  if (telling.length <= 1) return telling[0] ?? NOTHING;
  const best = new Map<number, number>();
  for (const { rows, weights } of telling) {
    for (let i = 0; i < rows.length; i++) if (weights[i]! > (best.get(rows[i]!) ?? 0)) best.set(rows[i]!, weights[i]!);
  }
  const rows = Uint32Array.from(best.keys()).sort();
  return { rows, weights: Float32Array.from(rows, (row) => best.get(row)!) };
}

/** Every row with the same weight. */
export function weighing(rows: Uint32Array, weight: number): Answering {
  return { rows, weights: new Float32Array(rows.length).fill(weight) };
}

/** The same rows with weights times a factor. */
export function scaled({ rows, weights }: Answering, factor: number): Answering {
  return { rows, weights: weights.map((w) => factor * w) };
}

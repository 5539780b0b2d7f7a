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
  /** Evidence with a term that begins so. */
  beginning(beginning: string): Answering;
  /** Evidence with the words of a phrase one behind another. */
  phrase(phrase: QueryPhrase): Answering;
}

export const NOTHING: Answering = { rows: new Uint32Array(0), weights: new Float32Array(0) };
